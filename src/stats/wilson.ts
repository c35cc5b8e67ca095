import { Z } from './normal.ts';

export interface Interval {
	lower: number;
	upper: number;
}

/**
 * The 95 % score interval of a rate, `hits` of `n`, without continuity correction (Wilson 1927; Newcombe 1998, method 3).
 * Null where there is nothing to divide.
 */
export function wilson(hits: number, n: number): Interval | null {
	if (n <= 0) return null;
	const rate = hits / n;
	const square = Z * Z;
	const centre = rate + square / (2 * n);
	const spread = Z * Math.sqrt((rate * (1 - rate) + square / (4 * n)) / n);
	const scale = 1 + square / n;
	return {
		lower: Math.max(0, (centre - spread) / scale),
		upper: Math.min(1, (centre + spread) / scale)
	};
}
