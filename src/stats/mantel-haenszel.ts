import { newcombe, type Difference } from './newcombe.ts';
import { Z } from './normal.ts';
import { together, type Rate, type Stratum } from './rate.ts';
import type { Interval } from './wilson.ts';

export interface Pooled {
	/** rate after minus rate before, within strata, −1..1 */
	difference: number;
	/** 95 %; null where every stratum is all or nothing on both sides, which leaves no variance to reckon with */
	interval: Interval | null;
	/** the same difference, strata disregarded; of all records, those of strata left out too */
	crude: Difference;
	/** what the pooled figure rests on */
	before: Rate;
	after: Rate;
	/** strata it rests on */
	strata: number;
	/** strata left out because one side of them is empty, and the records in them */
	left: { strata: number; n: number };
	/** strata whose own difference points the other way than the crude one */
	against: number;
	/** the pooled and the crude difference point different ways (Simpson's paradox) */
	reversed: boolean;
}

/**
 * The difference of two rates within strata, pooled (Mantel & Haenszel 1959) with the variance of Greenland & Robins
 * 1985 (Biometrics 41:55), which holds for strata that are not tiny. Null where no stratum has both sides.
 */
export function mantelHaenszel(strata: readonly Stratum<unknown>[]): Pooled | null {
	const used = strata.filter(({ before, after }) => before.n > 0 && after.n > 0);
	const crude = newcombe(
		together(strata.map(({ before }) => before)),
		together(strata.map(({ after }) => after))
	);
	if (used.length === 0 || !crude) return null;
	let weights = 0;
	let weighted = 0;
	let variance = 0;
	let against = 0;
	for (const { before, after } of used) {
		const from = before.hits / before.n;
		const to = after.hits / after.n;
		const weight = (before.n * after.n) / (before.n + after.n);
		weights += weight;
		weighted += weight * (to - from);
		variance += weight ** 2 * ((from * (1 - from)) / before.n + (to * (1 - to)) / after.n);
		if ((to - from) * crude.difference < 0) against++;
	}
	const difference = weighted / weights;
	const reach = (Z * Math.sqrt(variance)) / weights;
	const before = together(used.map((stratum) => stratum.before));
	const after = together(used.map((stratum) => stratum.after));
	const unused = strata.filter(
		({ before, after }) => before.n + after.n > 0 && !(before.n > 0 && after.n > 0)
	);
	return {
		difference,
		interval:
			variance > 0
				? { lower: Math.max(-1, difference - reach), upper: Math.min(1, difference + reach) }
				: null,
		crude,
		before,
		after,
		strata: used.length,
		left: {
			strata: unused.length,
			n: unused.reduce((sum, { before, after }) => sum + before.n + after.n, 0)
		},
		against,
		reversed: difference * crude.difference < 0
	};
}
