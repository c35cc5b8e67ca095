import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	DuckDBDateValue,
	DuckDBInstance,
	DuckDBTimestampValue,
	DuckDBTypeId,
	type DuckDBResultReader,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Cell, Database, Numbers, Row } from '../engine/database.ts';
import { lockTo } from '../engine/lock.ts';

/** The types that the page's engine lets out as well. */
const TIDY = new Set([
	DuckDBTypeId.VARCHAR,
	DuckDBTypeId.ENUM,
	DuckDBTypeId.BOOLEAN,
	DuckDBTypeId.TINYINT,
	DuckDBTypeId.SMALLINT,
	DuckDBTypeId.INTEGER,
	DuckDBTypeId.UTINYINT,
	DuckDBTypeId.USMALLINT,
	DuckDBTypeId.UINTEGER,
	DuckDBTypeId.FLOAT,
	DuckDBTypeId.DOUBLE,
	DuckDBTypeId.TIMESTAMP,
	DuckDBTypeId.DATE,
	DuckDBTypeId.SQLNULL
]);

/** DuckDB as a library of this machine, behind the same interface as the page's engine. */
export interface Native extends Database {
	/** Ends it and takes its files off the disk. */
	close(): Promise<void>;
}

/**
 * A database in memory, on one thread, so that sums of fractions are taken in the order in which the page takes them;
 * locked like the page's, and able to read nothing but a folder of its own.
 * @param clocked goes around every statement
 */
export async function openNative(
	clocked: <T>(work: () => Promise<T>) => Promise<T> = (work) => work()
): Promise<Native> {
	const folder = await mkdtemp(join(tmpdir(), 'rekap-'));
	const forget = () => rmSync(folder, { recursive: true, force: true });
	// rows of a log stand in it for a while, and may not outlive an interrupted run
	process.once('exit', forget);
	const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: folder });
	const connection = await instance.connect();
	// The page's engine knows no time zones and takes a time with an offset as UTC; this one would take the machine's clock.
	for (const statement of ["SET TimeZone = 'UTC'", ...lockTo(folder)]) await connection.run(statement);
	let files = 0;
	let last: Promise<unknown> = Promise.resolve();
	/** One at a time, as in the page: a connection takes no second statement while it is busy. */
	const inTurn = <T>(sql: string, work: () => Promise<T>): Promise<T> => {
		const turn = last.then(async () => {
			try {
				return await clocked(work);
			} catch (cause) {
				throw new Error(`DuckDB refused: ${sql}`, { cause });
			}
		});
		last = turn.catch(() => {});
		return turn;
	};
	return {
		rows: <T extends object = Row>(sql: string, params: readonly Cell[] = []) =>
			inTurn(sql, async () => tidy<T>(await connection.runAndReadAll(sql, params as DuckDBValue[]))),
		numbers: (sql) => inTurn(sql, async () => column(await connection.runAndReadAll(sql))),
		run: (sql) => inTurn(sql, async () => void (await connection.run(sql))),
		withFile: async (blob, use) => {
			const path = join(folder, String((files += 1)));
			// Parts of a file that is still on disk come as they are read; the whole need not fit in memory twice.
			await writeFile(path, blob.stream());
			try {
				return await use(path);
			} finally {
				await rm(path);
			}
		},
		close: async () => {
			connection.closeSync();
			instance.closeSync();
			process.off('exit', forget);
			await rm(folder, { recursive: true });
		}
	};
}

function tidy<T>(reader: DuckDBResultReader): T[] {
	const names = reader.columnNames();
	for (const [i, name] of names.entries())
		if (!TIDY.has(reader.columnTypeId(i)))
			throw new TypeError(`Column "${name}" comes out as ${reader.columnType(i)}`);
	return reader
		.getRowObjects()
		.map((row) => Object.fromEntries(names.map((name) => [name, cell(row[name] ?? null)]))) as T[];
}

/** The one column of a statement, as narrow as its type. */
function column(reader: DuckDBResultReader): Numbers {
	const values = reader.getColumns()[0] as number[];
	switch (reader.columnTypeId(0)) {
		case DuckDBTypeId.UTINYINT:
			return Uint8Array.from(values);
		case DuckDBTypeId.USMALLINT:
			return Uint16Array.from(values);
		case DuckDBTypeId.INTEGER:
			return Int32Array.from(values);
		default:
			throw new TypeError(`Column "${reader.columnName(0)}" comes out as ${reader.columnType(0)}`);
	}
}

function cell(value: DuckDBValue): Cell {
	if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n));
	if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000);
	return value as Cell;
}
