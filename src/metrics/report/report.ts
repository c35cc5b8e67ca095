import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { evidence, type Evidence } from '../check/evidence.ts';
import { measure } from '../measure.ts';
import { monthly } from '../monthly.ts';
import { recap } from '../recap.ts';
import { monthKey } from '../flow.ts';
import { monthNumber, under } from '../scope.ts';
import type { Metrics, MonthlyRow, Recap } from '../types.ts';
import carried from './carried.sql?raw';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What became of the incidents that were open when a month began. */
export interface Carried {
	carried: number;
	resolved: number;
	cancelled: number;
	/** still open at its end */
	left: number;
	/** of these, open at as_of */
	open_now: number;
	/** age of the oldest of those left; null where none was */
	oldest_days: number | null;
}

/** Everything that a monthly report says, under a filter. */
export interface MonthReport {
	/** YYYY-MM */
	month: string;
	/** of the incidents that came in in the month; its `months` are all months */
	recap: Recap;
	metrics: Metrics;
	/** the same of the month before; null where the data do not reach back to it */
	former: Metrics | null;
	monthly: readonly MonthlyRow[];
	carried: Carried;
	/** what the log says of the answers to the SOP questions, in the month */
	evidence: ReadonlyMap<string, Evidence>;
}

/**
 * The figures of one month's report. @param options.month YYYY-MM; the filter's own months are left aside
 * @throws RangeError for what is no month; the signal's reason, once aborted
 */
export async function report(
	db: Database,
	filter: Filter,
	{ month, ...options }: { month: string } & QueryOptions
): Promise<MonthReport> {
	if (!MONTH.test(month)) throw new RangeError(`"${month}" is no month.`);
	const code = monthNumber(month);
	const scope = { ...filter, month: [month] };
	const whole = await recap(db, scope, options);
	const before = monthKey(code - 1);
	const known = whole.months.some((one) => one.month === before);
	const metrics = await measure(db, scope, options);
	const former = known ? await measure(db, { ...filter, month: [before] }, options) : null;
	const [rows, series, book] = await Promise.all([
		db.rows<Carried>(under({ ...filter, month: [] }, carried), [code, code], options),
		monthly(db, filter, options),
		evidence(db, scope, options)
	]);
	return { month, recap: whole, metrics, former, monthly: series, carried: rows[0]!, evidence: book };
}
