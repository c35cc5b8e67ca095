import { createRequire } from 'node:module';
import type { Database, Param } from '../../src/engine/database.ts';
import { LOCK } from '../../src/engine/lock.ts';
import { numbersOf, rowsOf } from '../../src/engine/rows.ts';

const require = createRequire(import.meta.url);
const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking');

/** The shipped WASM engine in Node, locked as in the page. */
export async function bootEngine(): Promise<Database> {
	const file = (name: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${name}`);
	const bundle = (name: string) => ({ mainModule: file(`duckdb-${name}.wasm`), mainWorker: '' });
	const db = await duckdb.createDuckDB(
		{ mvp: bundle('mvp'), eh: bundle('eh') },
		new duckdb.VoidLogger(),
		duckdb.NODE_RUNTIME
	);
	await db.instantiate(() => {});
	db.open({});
	const connection = db.connect();
	for (const statement of LOCK) connection.query(statement);
	let files = 0;
	return {
		rows: async <T extends object>(sql: string, params: readonly Param[] = []) => {
			if (params.length === 0) return rowsOf<T>(connection.query(sql));
			const statement = connection.prepare(sql);
			try {
				return rowsOf<T>(statement.query(...params));
			} finally {
				statement.close();
			}
		},
		numbers: async (sql) => numbersOf(connection.query(sql)),
		run: async (sql) => {
			connection.query(sql);
		},
		withFile: async (blob, use) => {
			const name = `in/${(files += 1)}`;
			db.registerFileBuffer(name, new Uint8Array(await blob.arrayBuffer()));
			try {
				return await use(name);
			} finally {
				db.dropFile(name);
			}
		}
	};
}
