import type { Series, SeriesPoint } from '../metrics/trends/trends.ts';
import { medianDifference, medianOf } from '../stats/bootstrap.ts';
import { newcombe } from '../stats/newcombe.ts';
import { together } from '../stats/rate.ts';
import { wilson, type Interval } from '../stats/wilson.ts';
import { sidesOf } from './baseline.ts';

/** The complete months on one side of the SOP start that have a figure. */
export interface Side {
	months: string[];
	/** incidents that the figure rests on; null for a count, whose months are the sample */
	n: number | null;
	/** pooled rate, or the median of the months; null where there is nothing */
	level: number | null;
	/** 95 %: of incidents for a rate, of months else; null where it cannot be given */
	interval: Interval | null;
}

/** Before and after, and how far apart: after minus before, in the unit of the series. */
export interface Sides {
	before: Side;
	after: Side;
	/** the month within which the SOPs started: on neither side */
	between: string | null;
	difference: { value: number; interval: Interval | null } | null;
}

/**
 * The level before and after the SOP start. Rates: all incidents of a side together, with Wilson's interval, and
 * Newcombe's of the difference. Counts and medians: the median of a side's months, with bootstrap intervals over months. A
 * stock is described without intervals, as its months hang together. It says what differs, never why.
 */
export function compare(series: Series, start: string): Sides {
	const { between, ...sides } = sidesOf(series.points, start);
	const pick = (months: readonly string[]) =>
		series.points.filter(({ month, value }) => value !== null && months.includes(month));
	const before = pick(sides.before);
	const after = pick(sides.after);
	return series.unit === 'ratio'
		? { ...ofRates(before, after), between }
		: { ...ofMonths(before, after, series.stock), between };
}

const months = (points: readonly SeriesPoint[]) => points.map(({ month }) => month);

function ofRates(before: readonly SeriesPoint[], after: readonly SeriesPoint[]): Omit<Sides, 'between'> {
	const pooled = (points: readonly SeriesPoint[]) =>
		together(points.map(({ hits, n }) => ({ hits: hits ?? 0, n: n ?? 0 })));
	const side = (points: readonly SeriesPoint[]): Side => {
		const { hits, n } = pooled(points);
		return { months: months(points), n, level: n === 0 ? null : hits / n, interval: wilson(hits, n) };
	};
	const apart = newcombe(pooled(before), pooled(after));
	return {
		before: side(before),
		after: side(after),
		difference: apart && {
			value: apart.difference,
			interval: { lower: apart.lower, upper: apart.upper }
		}
	};
}

function ofMonths(
	before: readonly SeriesPoint[],
	after: readonly SeriesPoint[],
	stock: boolean
): Omit<Sides, 'between'> {
	const values = (points: readonly SeriesPoint[]) => points.flatMap(({ value }) => value ?? []);
	const side = (points: readonly SeriesPoint[]): Side => {
		const middle = medianOf(values(points));
		const counted = points.some(({ n }) => n !== null);
		return {
			months: months(points),
			n: counted ? points.reduce((sum, { n }) => sum + (n ?? 0), 0) : null,
			level: middle?.median ?? null,
			interval: stock ? null : (middle?.interval ?? null)
		};
	};
	const apart = medianDifference(values(before), values(after));
	return {
		before: side(before),
		after: side(after),
		difference: apart && { value: apart.difference, interval: stock ? null : apart.interval }
	};
}
