import type { Database, QueryOptions } from '../../engine/database.ts';
import { isMonth } from '../../model/days.ts';
import type { Filter } from '../../model/filter.ts';
import { evidence, type Evidence } from '../check/evidence.ts';
import { measure } from '../measure.ts';
import { monthly } from '../monthly.ts';
import { recap } from '../recap.ts';
import { monthKey } from '../flow.ts';
import { monthNumber, under } from '../scope.ts';
import type { Metrics, MonthlyRow, Recap } from '../types.ts';
import carried from './carried.sql?raw';
import causes from './causes.sql?raw';
import faults from './faults.sql?raw';

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

/** One of the most frequent causes of finished incidents. */
export interface Cause {
	cause: string;
	n: number;
	/** finished incidents with any cause written */
	known: number;
}

/** How often faults of a category come again. */
export interface Fault {
	/** the category */
	key: string;
	recurring: number;
	/** incidents of which it can be told */
	known: number;
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
	/** at most five, most frequent first */
	causes: readonly Cause[];
	/** most recurring first */
	faults: readonly Fault[];
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
	if (!isMonth(month)) throw new RangeError(`"${month}" is no month.`);
	const code = monthNumber(month);
	const scope = { ...filter, month: [month] };
	const whole = await recap(db, scope, options);
	const before = monthKey(code - 1);
	const known = whole.months.some((one) => one.month === before);
	const metrics = await measure(db, scope, options);
	const former = known ? await measure(db, { ...filter, month: [before] }, options) : null;
	const rows = await db.rows<Carried>(under({ ...filter, month: [] }, carried), [code, code], options);
	const reasons = await db.rows<Cause>(under(scope, causes), [], options);
	const again = await db.rows<Fault>(under(scope, faults), [], options);
	const series = await monthly(db, filter, options);
	const book = await evidence(db, scope, { ...options, metrics });
	return {
		month,
		recap: whole,
		metrics,
		former,
		monthly: series,
		carried: rows[0]!,
		causes: reasons,
		faults: again,
		evidence: book
	};
}
