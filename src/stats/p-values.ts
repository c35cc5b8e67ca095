import { twoSided } from './normal.ts';
import type { Rate } from './rate.ts';
import { tally, total, type Tally } from './tally.ts';

/**
 * How likely two independent rates differ by as much as they do if the true ones are equal: the two-sided score test
 * with the pooled rate (chi-square of the fourfold table, without continuity correction). Null where a side is empty.
 * Rough where fewer than some five hits or misses are to be expected on a side; at its edge it may disagree with the
 * interval.
 */
export function ratesP(before: Rate, after: Rate): number | null {
	if (before.n <= 0 || after.n <= 0) return null;
	const pooled = (before.hits + after.hits) / (before.n + after.n);
	const spread = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n));
	return spread > 0 ? twoSided((after.hits / after.n - before.hits / before.n) / spread) : 1;
}

/**
 * How likely two samples lie apart by as much as they do if they come from one distribution: the two-sided
 * Mann–Whitney test (1947) by its normal approximation with continuity correction, its variance reduced for ties
 * (Lehmann 1975). From counts over the same ordered values or bins. Null where a side is empty, 1 where all values are
 * equal. Rough below some 8 on a side.
 */
export function timesPOfCounts({ before, after }: Tally): number | null {
	const n = total(before);
	const m = total(after);
	if (n === 0 || m === 0) return null;
	const all = n + m;
	let wins = 0;
	let firsts = 0;
	let ties = 0;
	for (let at = 0; at < before.length; at++) {
		const level = before[at]! + after[at]!;
		wins += after[at]! * (firsts + before[at]! / 2);
		firsts += before[at]!;
		ties += (level - 1) * level * (level + 1);
	}
	const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
	if (!(variance > 0)) return 1;
	return twoSided(Math.max(0, Math.abs(wins - (n * m) / 2) - 0.5) / Math.sqrt(variance));
}

/** `timesPOfCounts` of two samples in any order. */
export const timesP = (before: ArrayLike<number>, after: ArrayLike<number>): number | null =>
	timesPOfCounts(tally(before, after));
