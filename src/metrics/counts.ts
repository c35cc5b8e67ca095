import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import sql from './counts.sql?raw';
import { underOthers } from './scope.ts';

/** What counts.sql reads of `fact`. */
const COLUMNS = [
	'month_code',
	'priority_code',
	'category_code',
	'group_code',
	'channel_code',
	'kind',
	'left_month',
	'closed_month',
	'age_band',
	'resolution_bin',
	'resolution_seconds',
	'is_open'
];

/** One row of counts.sql: the records behind one mark of one chart. */
export interface Count {
	chart: 'priority' | 'category' | 'group' | 'channel' | 'opened' | 'left' | 'closed' | 'age' | 'duration';
	code: number;
	key: string | null;
	median_minutes: number | null;
	p90_minutes: number | null;
	occurred: number;
	resolved: number;
	unresolved: number;
	cancelled: number;
	service_requests: number;
	scope: number;
	met: number;
	breached: number;
	pending: number;
	overdue: number;
	escalated: number;
	escalated_hierarchically: number;
	ever_finished: number;
	reopened: number;
}

export type Counts = ReadonlyMap<Count['chart'], readonly Count[]>;

/** The statement that counts all of it, as it is asked. */
export const countsUnder = (filter: Filter) => underOthers(filter, sql, COLUMNS);

/** Everything additive of the recap, under a filter, by chart. */
export async function countsOf(db: Database, filter: Filter, options: QueryOptions): Promise<Counts> {
	const charts = new Map<Count['chart'], Count[]>();
	for (const count of await db.rows<Count>(countsUnder(filter), [], options)) {
		const chart = charts.get(count.chart);
		if (chart) chart.push(count);
		else charts.set(count.chart, [count]);
	}
	return charts;
}
