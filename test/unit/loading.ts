import { existsSync, readFileSync } from 'node:fs';
import type { Database } from '../../src/engine/database.ts';
import { load, type Loaded } from '../../src/ingest/load.ts';
import { planFor } from '../../src/ingest/plan.ts';
import { readTables } from '../../src/ingest/read.ts';
import { recognise } from '../../src/ingest/recognise.ts';
import { firstDecision, planOf } from '../../src/ingest/review.ts';
import type { Decision } from '../../src/ingest/types.ts';
import { bootEngine } from './engine.ts';

export interface Given {
	name: string;
	content: string | Uint8Array<ArrayBuffer>;
}

/** A file of the repository or, with `../shared/…`, of the public logs beside it. */
export function fileAt(path: string): Given {
	return { name: path.split('/').at(-1) ?? path, content: new Uint8Array(readFileSync(path)) };
}

/** Whether the public logs are here; says so once where they are not. */
export function hasShared(path: string): boolean {
	const there = existsSync(`../shared/${path}`);
	if (!there) console.info(`skipped: ../shared/${path} is not here`);
	return there;
}

/** Files → an engine that holds them, the way the page does it; unknown headers take the first suggestion. */
export async function loaded(
	files: readonly Given[],
	{ zone = 'UTC', decision }: { zone?: string; decision?: Partial<Decision> } = {}
): Promise<Loaded & { db: Database }> {
	const sources = [];
	for (const { name, content } of files)
		for (const table of await readTables(name, new Blob([content]), { progress: () => {} })) {
			const format = recognise(table.header, table.shape);
			const plan =
				format && !decision
					? planFor(table, format)
					: planOf(table, { ...firstDecision(table), ...decision });
			sources.push({ table, plan });
		}
	const db = await emptied();
	return { ...(await load(db, sources, { zone })), db };
}

let shared: Promise<Database> | undefined;

/** One engine for all loads of a test file, without what the former load left: booting takes seconds. */
async function emptied(): Promise<Database> {
	const db = await (shared ??= bootEngine());
	for (const [what, kind] of [
		['duckdb_views() WHERE NOT internal', 'VIEW'],
		['duckdb_tables()', 'TABLE']
	] as const)
		for (const { name } of await db.rows<{ name: string }>(
			`SELECT ${kind.toLowerCase()}_name AS name FROM ${what}`
		))
			await db.run(`DROP ${kind} "${name}"`);
	return db;
}
