import type { Rate } from './rate.ts';
import { wilson, type Interval } from './wilson.ts';

/** A difference of rates, −1..1, with its 95 % interval. */
export interface Difference extends Interval {
	difference: number;
}

/**
 * The rate after minus the rate before, of two independent groups, with its 95 % interval from the Wilson limits of
 * either (Newcombe 1998, Statistics in Medicine 17:873, method 10; no continuity correction). Null where a side is
 * empty.
 */
export function newcombe(before: Rate, after: Rate): Difference | null {
	const first = wilson(before.hits, before.n);
	const second = wilson(after.hits, after.n);
	if (!first || !second) return null;
	const from = before.hits / before.n;
	const to = after.hits / after.n;
	const difference = to - from;
	return {
		difference,
		lower: Math.max(-1, difference - Math.hypot(to - second.lower, first.upper - from)),
		upper: Math.min(1, difference + Math.hypot(second.upper - to, from - first.lower))
	};
}
