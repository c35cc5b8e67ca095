import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import sql from './outage.sql?raw';

/** Tickets of one mass outage. */
export interface Outage {
	/** 1 for an incident that shares its parent with nobody */
	n: number;
	/** known customers or reporters that differ; null where the data have none */
	customers: number | null;
	open: number;
	/** UTC */
	first_opened_at: Date | null;
	last_finished_at: Date | null;
}

/** How far the outage reaches that an incident is part of; the filter does not matter, as for its card. */
export async function outage(
	db: Database,
	_: Filter,
	{ incident_id, ...options }: { incident_id: string } & QueryOptions
): Promise<Outage> {
	const [row] = await db.rows<Outage>(sql, [incident_id], options);
	return row ?? { n: 0, customers: null, open: 0, first_opened_at: null, last_finished_at: null };
}
