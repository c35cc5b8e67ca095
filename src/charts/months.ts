import type { Month } from '../metrics/types.ts';
import { xmr, type Limits } from '../stats/xmr.ts';

/** One month of one measure; `value` is null where the month has nothing to divide, or where it cannot be told. */
export interface Point {
	month: string;
	value: number | null;
	/** the denominator of a rate; null for a count */
	n: number | null;
	partial: boolean;
}

/** How one month stands among the others. */
export interface Trend {
	points: Point[];
	/** the month that is judged: the one asked for, else the last full one, else the last */
	point: Point | null;
	/** the month before it */
	before: Point | null;
	/** value minus the value before; null where either is unknown, incomplete or not there */
	change: number | null;
	/** of all full months; null with fewer than 12 */
	limits: Limits | null;
	/** where the judged month stands; null without limits */
	verdict: 'above' | 'below' | 'inside' | null;
}

export type Basis = 'finished' | 'opened';

/** part ÷ whole; null where nothing divides or the part cannot be told */
export function rate(part: number | null, whole: number): number | null {
	return part === null || whole === 0 ? null : part / whole;
}

/** Share within target by month, by the month that the incidents finished or were opened in. */
export function withinTarget(months: readonly Month[], basis: Basis): Point[] {
	return months.map((one) => {
		const met = basis === 'finished' ? one.met : one.opened_met;
		const n = met + (basis === 'finished' ? one.breached : one.opened_breached);
		return { month: one.month, value: rate(met, n), n, partial: one.partial };
	});
}

/** Share handed to another group, or taken to management, by the month opened. */
export function handedOn(months: readonly Month[], kind: 'escalated' | 'escalated_hierarchically'): Point[] {
	return months.map((one) => ({
		month: one.month,
		value: rate(one[kind], one.scope),
		n: one.scope,
		partial: one.partial
	}));
}

/** Share reopened by the month opened. */
export function reopened(months: readonly Month[]): Point[] {
	return months.map((one) => ({
		month: one.month,
		value: rate(one.reopened, one.ever_finished),
		n: one.ever_finished,
		partial: one.partial
	}));
}

/** A count by month. */
export function counted(months: readonly Month[], field: 'opened' | 'resolved' | 'backlog_end'): Point[] {
	return months.map((one) => ({ month: one.month, value: one[field], n: null, partial: one.partial }));
}

/**
 * Judges one month against the one before and against the limits of all full months. `limited: false` leaves the limits
 * out: a stock is carried from month to month, so its months are not independent of one another, and limits from moving
 * ranges would call every drift news.
 */
export function trend(points: Point[], asked: string | null = null, limited = true): Trend {
	const index = judged(points, asked);
	const point = points[index] ?? null;
	const before = points[index - 1] ?? null;
	const full = points.filter((one) => !one.partial);
	const limits = limited ? xmr(full.map((one) => one.value)) : null;
	const change =
		point?.value == null || before?.value == null || point.partial || before.partial
			? null
			: point.value - before.value;
	return {
		points,
		point,
		before,
		change,
		limits,
		verdict: point && !point.partial ? place(point.value, limits) : null
	};
}

function judged(points: readonly Point[], asked: string | null): number {
	if (asked !== null) {
		const found = points.findIndex((one) => one.month === asked);
		if (found >= 0) return found;
	}
	const lastFull = points.findLastIndex((one) => !one.partial);
	return lastFull >= 0 ? lastFull : points.length - 1;
}

/** Where a value stands against limits. */
export function place(value: number | null, limits: Limits | null): Trend['verdict'] {
	if (value === null || limits === null) return null;
	return value > limits.upper ? 'above' : value < limits.lower ? 'below' : 'inside';
}
