import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import { basisOf } from './basis.ts';
import { countsOf } from './counts.ts';
import { flowOf, monthKey } from './flow.ts';
import sql from './monthly.sql?raw';
import { lacking } from './needs.ts';
import { METRICS } from './registry.ts';
import { under } from './scope.ts';
import type { MonthlyRow } from './types.ts';

/** A row of monthly.sql. */
export interface Median {
	/** site month of recorded resolution, counted from January 1970 */
	code: number;
	median_minutes: number | null;
	measured: number;
	/** on the policy's clock */
	clock_minutes: number | null;
	clocked: number;
}

/** How long incidents took, by the month they were resolved in, under all filters but the month. */
export function medians(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Median[]> {
	return db.rows<Median>(under({ ...filter, month: [] }, sql), [], options);
}

/**
 * The series by site month, from the first opened to as_of: counts of incidents, rates 0..1,
 * minutes. Under all filters but the month of opening, since incidents of one month finish in others. A rate or a
 * median is null where nothing divides or the data cannot tell.
 */
export async function monthly(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<MonthlyRow[]> {
	const basis = basisOf(db);
	const [counts, rows] = await Promise.all([countsOf(db, filter, options), medians(db, filter, options)]);
	const took = new Map(rows.map(({ code, median_minutes }) => [monthKey(code), median_minutes]));
	const judged = measurable('sla.resolution.rate');
	return flowOf(counts, basis).map((month) => ({
		month: month.month,
		opened: month.opened,
		resolved: month.resolved,
		closed: month.closed,
		backlog_end: month.backlog_end,
		'sla.resolution.rate': judged ? rate(month.met, month.met + month.breached) : null,
		'escalation.functional.rate': month.escalated === null ? null : rate(month.escalated, month.scope),
		'time.resolution.median': took.get(month.month) ?? null
	}));

	function measurable(name: string): boolean {
		return lacking(METRICS.find((one) => one.name === name)?.needs ?? [], basis) === null;
	}
}

function rate(part: number, whole: number): number | null {
	return whole === 0 ? null : part / whole;
}
