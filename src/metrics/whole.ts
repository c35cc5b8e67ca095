import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import { evidence, type Evidence } from './check/evidence.ts';
import { measure } from './measure.ts';
import { monthly } from './monthly.ts';
import type { Metrics, MonthlyRow } from './types.ts';

/** All that the metrics file says of a log. */
export interface Whole {
	metrics: Metrics;
	monthly: readonly MonthlyRow[];
	/** what the log says of the answers to the SOP questions */
	evidence: ReadonlyMap<string, Evidence>;
}

/**
 * Every figure of the metrics file, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function whole(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Whole> {
	const metrics = await measure(db, filter, options);
	const months = await monthly(db, filter, options);
	const book = await evidence(db, filter, { ...options, metrics });
	return { metrics, monthly: months, evidence: book };
}
