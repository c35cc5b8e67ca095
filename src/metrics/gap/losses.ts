import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import type { Part } from '../parts.ts';
import { practised } from '../practice/practice.ts';
import { under } from '../scope.ts';
import sql from './losses.sql?raw';

/** How far some incidents ran past their resolution target. */
export interface Loss {
	incidents: number;
	/** of these with a verdict: met or missed */
	n: number;
	/** mean of n on the policy's clock beyond the target, 0 for those that met it; null where none has a verdict */
	minutes: number | null;
}

/** What the incidents behind each part of a figure lost, and for comparison all of them. */
export interface Losses {
	all: Loss;
	/** those that anything tells of */
	parts: (Loss & { part: Part })[];
}

/**
 * Incidents concerned and minutes lost per part, under a filter: those of `PARTS` that are a fault of how incidents
 * were handled. It is association, not cause: a fault and a delay in the same incident need not hang together.
 * @throws the signal's reason, once aborted
 */
export async function losses(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Losses> {
	await practised(db);
	const rows = await db.rows<Loss & { part: Part | 'all' }>(under(filter, sql), [], options);
	const { incidents, n, minutes } = rows.find(({ part }) => part === 'all') ?? {
		incidents: 0,
		n: 0,
		minutes: null
	};
	return {
		all: { incidents, n, minutes },
		parts: rows.filter((row): row is Loss & { part: Part } => row.part !== 'all')
	};
}
