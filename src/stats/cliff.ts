import { Z } from './normal.ts';
import { tally, total, type Tally } from './tally.ts';
import type { Interval } from './wilson.ts';

/** In words, by |delta|: below 0.147, 0.33, 0.474, and from there (Romano et al. 2006). */
export type Size = 'negligible' | 'small' | 'medium' | 'large';

export interface Delta {
	/** −1..1: how much more often a value after exceeds one before than the reverse; equal pairs count for neither */
	delta: number;
	/** 95 %; null where a side has fewer than two values, or all values of both are equal: no spread to judge by */
	interval: Interval | null;
	size: Size;
	/** n of either side */
	before: number;
	after: number;
}

function sizeOf(delta: number): Size {
	const size = Math.abs(delta);
	if (size < 0.147) return 'negligible';
	if (size < 0.33) return 'small';
	return size < 0.474 ? 'medium' : 'large';
}

/**
 * The asymmetric interval of Feng & Cliff 2004 (J. Modern Applied Statistical Methods 3:322). Where no value of one
 * side lies among those of the other, the variance is 0 and says nothing: there, as they advise, the limit is that of
 * a rate of 1 in the smaller sample (Wilson's), stretched to −1..1.
 */
function intervalOf(delta: number, variance: number, fewest: number): Interval {
	const square = Z * Z;
	if (Math.abs(delta) === 1) {
		const limit = (fewest - square) / (fewest + square);
		return delta > 0 ? { lower: limit, upper: 1 } : { lower: -1, upper: -limit };
	}
	const middle = delta - delta ** 3;
	const reach = Z * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + square * variance);
	const scale = 1 - delta ** 2 + square * variance;
	return { lower: Math.max(-1, (middle - reach) / scale), upper: Math.min(1, (middle + reach) / scale) };
}

/**
 * Cliff's delta of counts over the same ordered values or bins: P(after > before) − P(after < before), with an
 * interval from the consistent estimate of its variance (Cliff 1993, Psychological Bulletin 114:494; Cliff 1996).
 * Values within a bin count as equal, so coarse bins pull delta towards 0. One pass; null where a side is empty.
 */
export function cliffOfCounts({ before, after }: Tally): Delta | null {
	const n = total(before);
	const m = total(after);
	if (n === 0 || m === 0) return null;
	let wins = 0;
	let tied = 0;
	let rows = 0;
	let columns = 0;
	let firsts = 0;
	let seconds = 0;
	for (let at = 0; at < before.length; at++) {
		const first = before[at]!;
		const second = after[at]!;
		const above = m - seconds - second - seconds;
		const below = firsts - (n - firsts - first);
		wins += first * above;
		tied += first * second;
		rows += first * (above / m) ** 2;
		columns += second * (below / n) ** 2;
		firsts += first;
		seconds += second;
	}
	const delta = wins / (n * m);
	const square = delta ** 2;
	let interval: Interval | null = null;
	if (n > 1 && m > 1 && tied < n * m) {
		const ofRows = Math.max(0, rows - n * square) / (n - 1);
		const ofColumns = Math.max(0, columns - m * square) / (m - 1);
		const ofPairs = (n * m - tied - n * m * square) / ((n - 1) * (m - 1));
		const variance = ((m - 1) * ofRows + (n - 1) * ofColumns + ofPairs) / (n * m);
		interval = intervalOf(delta, variance, Math.min(n, m));
	}
	return { delta, interval, size: sizeOf(delta), before: n, after: m };
}

/** Cliff's delta of two samples in any order, as `cliffOfCounts`; positive where values after tend to be larger. */
export const cliff = (before: ArrayLike<number>, after: ArrayLike<number>): Delta | null =>
	cliffOfCounts(tally(before, after));
