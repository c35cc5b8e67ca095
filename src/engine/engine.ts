import { DuckDBDataProtocol, type AsyncDuckDB, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { Table } from 'apache-arrow';
import type { Database, Numbers, Param, QueryOptions, Row } from './database.ts';
import { numbersOf, rowsOf } from './rows.ts';

/**
 * DuckDB in its worker. Statements run one at a time in the order asked for; one whose signal has fired by its turn
 * is never started. Every wait also ends when the worker dies, so nothing hangs for ever.
 */
export class Engine implements Database {
	readonly #db: AsyncDuckDB;
	readonly #worker: Worker;
	readonly #death: Promise<never>;
	#die: (reason: Error) => void = () => {};
	#connection: AsyncDuckDBConnection | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#files = 0;

	constructor(db: AsyncDuckDB, worker: Worker) {
		this.#db = db;
		this.#worker = worker;
		this.#death = new Promise((_, reject) => (this.#die = reject));
		this.#death.catch(() => {});
		worker.addEventListener('error', (event) => this.#die(new Error(event.message || 'The engine stopped.')));
	}

	/** Instantiates the module, opens an empty database and runs the given statements. */
	async open(moduleUrl: string, statements: readonly string[]): Promise<void> {
		await this.#alive(this.#db.instantiate(moduleUrl));
		await this.#alive(this.#db.open({}));
		this.#connection = await this.#alive(this.#db.connect());
		for (const statement of statements) await this.run(statement);
	}

	rows<T extends object = Row>(
		sql: string,
		params: readonly Param[] = [],
		options: QueryOptions = {}
	): Promise<T[]> {
		return this.#inTurn(options.signal, async (connection) => {
			if (params.length === 0) return rowsOf<T>(await this.#send(connection, sql, options.signal));
			const statement = await this.#alive(connection.prepare(sql));
			try {
				return rowsOf<T>(await this.#alive(statement.query(...params)));
			} finally {
				await statement.close();
			}
		});
	}

	numbers(sql: string): Promise<Numbers> {
		return this.#inTurn(undefined, async (connection) => numbersOf(await this.#send(connection, sql)));
	}

	run(sql: string, options: QueryOptions = {}): Promise<void> {
		return this.#inTurn(options.signal, async (connection) => {
			await this.#send(connection, sql, options.signal);
		});
	}

	async withFile<T>(file: Blob, use: (name: string) => Promise<T>): Promise<T> {
		const name = `in/${(this.#files += 1)}`;
		await this.#alive(this.#db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true));
		try {
			return await use(name);
		} finally {
			await this.#alive(this.#db.dropFile(name));
		}
	}

	/** Ends the worker and gives its memory back; everything still waiting rejects. */
	terminate(): void {
		this.#die(new Error('The engine was stopped.'));
		this.#worker.terminate();
	}

	#alive<T>(work: Promise<T>): Promise<T> {
		return Promise.race([work, this.#death]);
	}

	#inTurn<T>(
		signal: AbortSignal | undefined,
		work: (connection: AsyncDuckDBConnection) => Promise<T>
	): Promise<T> {
		const turn = this.#last.then(() => {
			signal?.throwIfAborted();
			if (!this.#connection) throw new Error('The engine is not open.');
			return work(this.#connection);
		});
		this.#last = turn.catch(() => {});
		return turn;
	}

	async #send(connection: AsyncDuckDBConnection, sql: string, signal?: AbortSignal): Promise<Table> {
		if (!signal) return this.#alive(connection.query(sql));
		const cancel = () => void connection.cancelSent().catch(() => {});
		signal.addEventListener('abort', cancel);
		try {
			const reader = await this.#alive(connection.send(sql));
			return new Table(await this.#alive(reader.readAll()));
		} catch (error) {
			signal.throwIfAborted();
			throw error;
		} finally {
			signal.removeEventListener('abort', cancel);
		}
	}
}
