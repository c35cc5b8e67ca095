import { uniform } from './random.ts';
import { ascending } from './tally.ts';
import type { Interval } from './wilson.ts';

export interface Medians {
	before: { median: number; n: number };
	after: { median: number; n: number };
	/** median after minus median before, in the unit of the values */
	difference: number;
	/** 95 %; null where a side has fewer than two values */
	interval: Interval | null;
}

/** A way to draw the median of one resample of ascending values. */
export type Draw = (sorted: Float64Array, random: () => number) => number;

/** How many resamples an interval of medians rests on. */
export const RESAMPLES = 2000;
/** From so many values on, the median of a resample is drawn without the resample. */
const MANY = 100;

/** The quantile of ascending values as `quantile_cont` defines it (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
	const place = p * (sorted.length - 1);
	const low = Math.floor(place);
	const value = sorted[low]!;
	return value + (place - low) * (sorted[Math.min(low + 1, sorted.length - 1)]! - value);
}

/** The plain way: as many values drawn, with repeats, as there are, and their median. */
export const drawPlainly: Draw = (sorted, random) => {
	const drawn = sorted.map(() => sorted[Math.floor(random() * sorted.length)]!);
	return quantile(drawn.sort(), 0.5);
};

/**
 * The same distribution, at a cost that does not grow with n. A resample is n numbers u from 0..1, each naming the
 * value at floor(n·u) of the ascending list; as that place never falls when u rises, the median of the resample stands
 * where the middle u points. For odd n the middle of n uniform numbers follows Beta(a, a) with a = (n + 1) / 2, drawn
 * exactly by Ulrich's formula (Ulrich 1984, Applied Statistics 33:158; Devroye 1986, Non-Uniform Random Variate
 * Generation, ch. IX). For even n, take the middle of n − 1 of them; the last one falls below it with a chance of just
 * that middle. The other middle number is then the nearest of the n / 2 on that side, which are spread evenly there:
 * the largest of k uniform numbers is distributed as the k-th root of one.
 */
export const drawByOrder: Draw = (sorted, random) => {
	const n = sorted.length;
	const at = (u: number): number => sorted[Math.min(n - 1, Math.floor(n * u))]!;
	const half = Math.floor(n / 2);
	const shape = n % 2 === 1 ? half + 1 : half;
	const spread = Math.sqrt(-Math.expm1((2 * Math.log(random())) / (2 * shape - 1)));
	const middle = (1 + spread * Math.cos(2 * Math.PI * random())) / 2;
	if (n % 2 === 1) return at(middle);
	const inward = random() ** (1 / half);
	const other = random() < middle ? middle * inward : 1 - (1 - middle) * inward;
	return (at(middle) + at(other)) / 2;
};

const drawFor = (sorted: Float64Array): Draw => (sorted.length < MANY ? drawPlainly : drawByOrder);

/**
 * The difference of two medians with a 95 % percentile interval of 2,000 bootstrap resamples (Efron 1979). The seed is
 * fixed, so the same data give the same figures. Values in any order. Null where a side is empty.
 */
export function medianDifference(
	before: ArrayLike<number>,
	after: ArrayLike<number>,
	{ seed = 0, draw }: { seed?: number; draw?: Draw } = {}
): Medians | null {
	if (before.length === 0 || after.length === 0) return null;
	const first = ascending(before);
	const second = ascending(after);
	const random = uniform(seed);
	const [from, to] = [quantile(first, 0.5), quantile(second, 0.5)];
	let interval: Interval | null = null;
	if (first.length > 1 && second.length > 1) {
		const differences = new Float64Array(RESAMPLES);
		const [drawFirst, drawSecond] = [draw ?? drawFor(first), draw ?? drawFor(second)];
		for (let at = 0; at < RESAMPLES; at++)
			differences[at] = drawSecond(second, random) - drawFirst(first, random);
		differences.sort();
		interval = { lower: quantile(differences, 0.025), upper: quantile(differences, 0.975) };
	}
	return {
		before: { median: from, n: first.length },
		after: { median: to, n: second.length },
		difference: to - from,
		interval
	};
}

/**
 * The median of one sample with a 95 % percentile interval of 2,000 bootstrap resamples (Efron 1979), seed fixed; null
 * with fewer than two values. Values in any order. Null where there are none.
 */
export function medianOf(
	values: ArrayLike<number>,
	{ seed = 0 }: { seed?: number } = {}
): { median: number; n: number; interval: Interval | null } | null {
	if (values.length === 0) return null;
	const sorted = ascending(values);
	let interval: Interval | null = null;
	if (sorted.length > 1) {
		const random = uniform(seed);
		const draw = drawFor(sorted);
		const medians = new Float64Array(RESAMPLES).map(() => draw(sorted, random)).sort();
		interval = { lower: quantile(medians, 0.025), upper: quantile(medians, 0.975) };
	}
	return { median: quantile(sorted, 0.5), n: sorted.length, interval };
}
