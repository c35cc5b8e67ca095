import type { Database, QueryOptions } from '../engine/database.ts';
import sql from './software.sql?raw';

/** The version of the engine that computes the figures, as it says it: `v1.4.3`; null where it says none. */
export async function software(db: Database, options: QueryOptions = {}): Promise<string | null> {
	const [row] = await db.rows<{ version: string }>(sql, [], options);
	return row?.version ?? null;
}
