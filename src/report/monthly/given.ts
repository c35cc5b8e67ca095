import type { Trend } from '../../charts/months.ts';
import type { Plan } from '../../gaps/plan.ts';
import type { MonthReport } from '../../metrics/report/report.ts';
import type { Month, Slice } from '../../metrics/types.ts';
import type { Filter } from '../../model/filter.ts';
import type { Policy } from '../../model/policy.ts';
import type { Check } from '../../sop/check.ts';
import type { Heads } from '../../sop/head.ts';
import type { MonthTexts } from '../../sop/records.ts';

/** One file of the data set, and what was read of it. */
export interface FileRead {
	name: string;
	/** id of the format, or the tool's own name */
	format: string;
	rows: number;
	kept: number;
	refused: number;
	duplicates: number;
}

/** All that a monthly report is made from. */
export interface Given {
	/** the answer to the question `report`, under the filter */
	report: MonthReport;
	data: {
		files: readonly FileRead[];
		incidents: number;
		events: number;
		/** UTC */
		as_of: Date;
		/** IANA name of the site clock */
		zone: string;
		/** fields that the data have */
		present: ReadonlySet<string>;
	};
	/** its month is left aside */
	filter: Filter;
	policy: Policy;
	plan: Plan;
	check: Check;
	heads: Heads;
	texts: MonthTexts;
	/** YYYY-MM-DD from which the SOPs hold; null where none was said */
	start: string | null;
	/** of Rekap, and of the engine where it is known */
	version: string;
	engine: string | null;
}

/** Older months would only make the others narrow. */
const SHOWN = 24;

/** The months that the report knows: to its own and not beyond it. */
export function monthsOf({ report: { month, recap } }: Given): Month[] {
	return recap.months.filter((one) => one.month <= month);
}

/** The newest of them, which are drawn. */
export const drawn = <T>(months: readonly T[]): T[] => months.slice(-SHOWN);

/** A trend with the months that are drawn; its limits stay those of all. */
export const drawnTrend = (trend: Trend): Trend => ({ ...trend, points: drawn(trend.points) });

/** YYYY-MM of the month before. */
export function monthBefore(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7);
}

/** The values of a dimension that have incidents under all filters; a recap's own slices leave out that dimension's. */
export function slicesOf({ report, filter }: Given, dimension: 'priority' | 'category'): Slice[] {
	const kept = filter[dimension] ?? [];
	return report.recap[dimension].filter(
		({ key, occurred }) => occurred > 0 && (kept.length === 0 || kept.includes(key))
	);
}
