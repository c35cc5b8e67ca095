/** What may stand in a prepared statement; anything else is cast in SQL (`?::TIMESTAMP`). */
export type Param = string | number | boolean | null;

/** A tidy cell: what `rows()` lets out of the engine. */
export type Cell = string | number | boolean | Date | null;

export type Row = Record<string, Cell>;

/** As narrow as the column's type. */
export type Numbers = Uint8Array | Uint16Array | Int32Array;

export interface QueryOptions {
	/** Drops the statement if it has not begun, interrupts it if it has; the promise rejects with the signal's reason. */
	signal?: AbortSignal;
}

/**
 * The one thing the rest of the program knows of an engine. The page, the Node tests (the same WASM) and the bench
 * (native DuckDB) each implement it, so that every SQL file runs unchanged in all three.
 */
export interface Database {
	/**
	 * Runs one statement and returns its rows as plain objects.
	 * @throws TypeError naming the column if a type would come out changed (BIGINT, DECIMAL, nested): cast it in SQL.
	 */
	rows<T extends object = Row>(sql: string, params?: readonly Param[], options?: QueryOptions): Promise<T[]>;
	/**
	 * Runs one statement of one column and returns it as an array, for what is counted outside the engine.
	 * @throws TypeError if the column is not of whole numbers up to 32 bits, or holds NULL
	 */
	numbers(sql: string): Promise<Numbers>;
	/** Runs one statement for its effect. */
	run(sql: string, options?: QueryOptions): Promise<void>;
	/** Makes a file readable for SQL under the name given to `use`, and forgets it afterwards, whatever happens. */
	withFile<T>(file: Blob, use: (name: string) => Promise<T>): Promise<T>;
}
