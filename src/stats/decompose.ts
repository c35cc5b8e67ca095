import { together, type Rate, type Stratum } from './rate.ts';

/** What a stratum has to do with a change of the overall rate; both terms are parts of it, in the unit of a rate. */
export interface Part<K> extends Stratum<K> {
	/** more (or less) of a stratum that is better or worse than average: positive raises the overall rate */
	mix: number;
	/** its own rate changed; 0 where it is absent on one side */
	performance: number;
}

export interface Decomposition<K> {
	before: Rate;
	after: Rate;
	/** overall rate after minus before: mix + performance */
	change: number;
	mix: number;
	performance: number;
	/** largest part first; strata empty on both sides left out */
	strata: Part<K>[];
}

const rateOf = ({ hits, n }: Rate): number | null => (n > 0 ? hits / n : null);

/**
 * Splits the change of an overall rate into what came of a different mix of strata and what of different rates within
 * them (Kitagawa 1955, J. American Statistical Association 50:1168): a stratum's share moved × its mean rate, and its
 * rate moved × its mean share. Rates in the mix are taken from the mean of the two overall rates, which leaves the sum
 * as it is, since shares add up to 1, and gives each term its sign. The parts add up exactly. Null where a side is
 * empty.
 */
export function decompose<K>(strata: readonly Stratum<K>[]): Decomposition<K> | null {
	const before = together(strata.map((stratum) => stratum.before));
	const after = together(strata.map((stratum) => stratum.after));
	const [from, to] = [rateOf(before), rateOf(after)];
	if (from === null || to === null) return null;
	const average = (from + to) / 2;
	const parts = strata.flatMap((stratum): Part<K>[] => {
		const first = rateOf(stratum.before) ?? rateOf(stratum.after);
		const second = rateOf(stratum.after) ?? first;
		if (first === null || second === null) return [];
		const shareBefore = stratum.before.n / before.n;
		const shareAfter = stratum.after.n / after.n;
		return [
			{
				...stratum,
				mix: (shareAfter - shareBefore) * ((first + second) / 2 - average),
				performance: (second - first) * ((shareBefore + shareAfter) / 2)
			}
		];
	});
	const weight = (part: Part<K>): number => Math.abs(part.mix) + Math.abs(part.performance);
	return {
		before,
		after,
		change: to - from,
		mix: parts.reduce((sum, part) => sum + part.mix, 0),
		performance: parts.reduce((sum, part) => sum + part.performance, 0),
		strata: parts.sort((a, b) => weight(b) - weight(a))
	};
}
