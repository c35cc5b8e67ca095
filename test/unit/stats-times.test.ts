import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	drawByOrder,
	drawPlainly,
	medianDifference,
	quantile,
	type Draw
} from '../../src/stats/bootstrap.ts';
import { cliff, cliffOfCounts } from '../../src/stats/cliff.ts';
import { Z } from '../../src/stats/normal.ts';
import { timesP, timesPOfCounts } from '../../src/stats/p-values.ts';
import { uniform } from '../../src/stats/random.ts';
import { ascending, tally } from '../../src/stats/tally.ts';

// Student 1908: hours of sleep gained by two drugs
const sleep = [
	[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
	[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
] as const;

const few = fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 2, maxLength: 14 });

/** Delta and the consistent estimate of its variance, from every pair. */
function bruteForce(before: readonly number[], after: readonly number[]) {
	const rows = before.map((from) => after.map((to) => Math.sign(to - from)));
	const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	const squares = (values: number[]) => values.reduce((sum, one) => sum + (one - delta) ** 2, 0);
	const delta = mean(rows.flat());
	const [n, m] = [before.length, after.length];
	const ofRows = squares(rows.map(mean)) / (n - 1);
	const ofColumns = squares(after.map((_, at) => mean(rows.map((row) => row[at]!)))) / (m - 1);
	const ofPairs = squares(rows.flat()) / ((n - 1) * (m - 1));
	return { delta, variance: ((m - 1) * ofRows + (n - 1) * ofColumns + ofPairs) / (n * m) };
}

/** Normally distributed numbers. */
function normal(random: () => number): () => number {
	return () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

const many = (n: number, next: (at: number) => number) =>
	Float64Array.from({ length: n }, (_, at) => next(at));

describe('cliff', () => {
	it('agrees with the known answer on sleep', () => {
		const found = cliff(sleep[1], sleep[0])!;
		expect(found.delta).toBeCloseTo(-0.49, 12);
		// NumPy, from every pair
		expect(found.interval!.lower).toBeCloseTo(-0.8053687505502344, 9);
		expect(found.interval!.upper).toBeCloseTo(0.04156207241506238, 9);
		expect(found).toMatchObject({ size: 'large', before: 10, after: 10 });
	});

	it('agrees with a published delta', () => {
		// the example of R's effsize::cliff.delta; interval by NumPy from every pair
		const found = cliff([10, 20, 30, 40, 40, 50], [10, 10, 20, 20, 20, 30, 30, 30, 40, 50])!;
		expect(found).toMatchObject({ delta: -0.25, size: 'small' });
		expect(found.interval!.lower).toBeCloseTo(-0.7125350951153084, 9);
		expect(found.interval!.upper).toBeCloseTo(0.3639998950359781, 9);
	});

	it('agrees with looking at every pair', () => {
		fc.assert(
			fc.property(few, few, (before, after) => {
				const found = cliff(before, after)!;
				const { delta, variance } = bruteForce(before, after);
				expect(found.delta).toBeCloseTo(delta, 12);
				if (variance === 0) return;
				const middle = delta - delta ** 3;
				const reach = Z * Math.sqrt(variance * ((1 - delta ** 2) ** 2 + Z ** 2 * variance));
				const scale = 1 - delta ** 2 + Z ** 2 * variance;
				expect(found.interval!.lower).toBeCloseTo((middle - reach) / scale, 9);
				expect(found.interval!.upper).toBeCloseTo((middle + reach) / scale, 9);
			}),
			{ numRuns: 300 }
		);
	});

	it('of bins is that of values which are equal within a bin', () => {
		fc.assert(
			fc.property(few, few, (before, after) => {
				const bins = (values: number[]) =>
					Array.from({ length: 10 }, (_, at) => values.filter((value) => value === at - 3).length);
				expect(cliffOfCounts({ before: bins(before), after: bins(after) })).toEqual(cliff(before, after));
			})
		);
	});

	it('says how large, as its thresholds do', () => {
		// delta of 1,000 pairs with this many wins for after, the rest equal
		const size = (wins: number) => cliffOfCounts({ before: [0, 1, 0], after: [0, 1000 - wins, wins] })!.size;
		expect([146, 147, 329, 330, 473, 474].map(size)).toEqual([
			'negligible',
			'small',
			'small',
			'medium',
			'medium',
			'large'
		]);
		expect(cliff([1], [0])!.size).toBe('large');
	});

	it('does not take full separation for certainty', () => {
		// of 4 and 9, none among the others: Wilson's lower limit of 4 of 4, twice less one
		const limit = (2 * 4) / (4 + Z ** 2) - 1;
		const up = cliff([1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11, 12, 13])!;
		expect(up.delta).toBe(1);
		expect(up.interval!.lower).toBeCloseTo(limit, 12);
		expect(up.interval!.upper).toBe(1);
		const down = cliff([5, 6, 7, 8, 9, 10, 11, 12, 13], [1, 2, 3, 4])!;
		expect(down.interval!.lower).toBe(-1);
		expect(down.interval!.upper).toBeCloseTo(-limit, 12);
	});

	it('says nothing of nothing, and gives no interval where nothing varies', () => {
		expect(cliff([], [1])).toBeNull();
		expect(cliff([1], [])).toBeNull();
		expect(cliff([1], [2, 3])).toEqual({ delta: 1, interval: null, size: 'large', before: 1, after: 2 });
		expect(cliff([5, 5], [5, 5, 5])).toMatchObject({ delta: 0, interval: null });
		expect(() => cliff([1, NaN], [2])).toThrow(RangeError);
	});

	it('holds what its interval promises', () => {
		const next = normal(uniform(7));
		// 2 Φ(0.5 / √2) − 1
		const truth = 0.2763263901682369;
		let held = 0;
		for (let trial = 0; trial < 1000; trial++) {
			const { interval } = cliff(
				many(40, next),
				many(40, () => next() + 0.5)
			)!;
			if (interval!.lower <= truth && truth <= interval!.upper) held++;
		}
		expect(held).toBeGreaterThan(930);
		expect(held).toBeLessThan(970);
	});

	it('is exact for half a million values a side', () => {
		const n = 500_000;
		const random = uniform(1);
		const before = many(n, (at) => at);
		const after = many(n, (at) => at + n / 2);
		for (let at = n - 1; at > 0; at--) {
			const other = Math.floor(random() * (at + 1));
			[before[at], before[other]] = [before[other]!, before[at]!];
		}
		// shifted by k, n² pairs less (n − k)² that do not win twice over
		expect(cliff(before, after)!.delta).toBeCloseTo(1 - 0.25, 12);
	});
});

describe('timesP', () => {
	it('agrees with the known answers', () => {
		// R: wilcox.test(exact = FALSE) on sleep; SciPy: mannwhitneyu(method='asymptotic') on numbers with ties
		expect(timesP(...sleep)).toBeCloseTo(0.06932757543362658, 6);
		const first = [1, 2, 2, 3, 5, 8, 8, 9, 12, 20, 30];
		const second = [2, 4, 8, 9, 9, 15, 30, 40, 40, 41];
		expect(timesP(first, second)).toBeCloseTo(0.08955234627637222, 6);
		expect(timesP(second, first)).toBeCloseTo(0.08955234627637222, 6);
		expect(timesPOfCounts(tally(first, second))).toBe(timesP(first, second));
	});

	it('knows when there is nothing to tell apart', () => {
		expect(timesP([], [1])).toBeNull();
		expect(timesP([1], [])).toBeNull();
		expect(timesP([3, 3], [3, 3, 3])).toBe(1);
		expect(timesP([1], [1])).toBe(1);
		expect(timesP([1], [2])).toBeCloseTo(1, 6);
	});
});

describe('quantile', () => {
	const values = [2, 4, 4, 5, 7, 9, 10, 12, 30];

	it('is type 7', () => {
		expect(quantile(values, 0.9)).toBeCloseTo(15.6, 12);
		expect(quantile(values, 0.5)).toBe(7);
		expect(quantile(values, 1)).toBe(30);
		expect(quantile([1, 2], 0.5)).toBe(1.5);
		expect(quantile([3], 0.975)).toBe(3);
	});
});

describe('the median of a resample', () => {
	const DRAWS = 20_000;

	/** How often each median comes out of all nⁿ resamples of 0, 1, 2 … */
	function everyResample(n: number): Map<number, number> {
		const chances = new Map<number, number>();
		for (let code = 0; code < n ** n; code++) {
			const drawn = Array.from({ length: n }, (_, at) => Math.floor(code / n ** at) % n);
			const median = quantile(drawn.sort(), 0.5);
			chances.set(median, (chances.get(median) ?? 0) + 1 / n ** n);
		}
		return chances;
	}

	describe.each<[string, Draw]>([
		['drawn plainly', drawPlainly],
		['drawn by order', drawByOrder]
	])('%s', (_, draw) => {
		it.each([1, 2, 3, 4, 5, 6])('of %i values comes out as often as it should', (n) => {
			const sorted = many(n, (at) => at);
			const random = uniform(n);
			const seen = new Map<number, number>();
			for (let at = 0; at < DRAWS; at++) {
				const median = draw(sorted, random);
				seen.set(median, (seen.get(median) ?? 0) + 1 / DRAWS);
			}
			const chances = everyResample(n);
			for (const median of seen.keys()) expect(chances.has(median)).toBe(true);
			for (const [median, chance] of chances)
				expect(Math.abs((seen.get(median) ?? 0) - chance)).toBeLessThan(
					4.5 * Math.sqrt((chance * (1 - chance)) / DRAWS) + 1e-12
				);
		});

		it('of 101 values follows the binomial', () => {
			const n = 101;
			const sorted = many(n, (at) => at);
			const random = uniform(3);
			const drawn = many(DRAWS, () => draw(sorted, random)).sort();
			// at most k exactly when at least 51 of 101 draws are among the k + 1 smallest
			for (const k of [35, 42, 47, 50, 53, 60, 66]) {
				const p = (k + 1) / n;
				let chance = 0;
				let term = (1 - p) ** n;
				for (let hits = 0; hits <= n; hits++) {
					if (hits >= 51) chance += term;
					term *= ((n - hits) / (hits + 1)) * (p / (1 - p));
				}
				const share = drawn.filter((median) => median <= k).length / DRAWS;
				expect(Math.abs(share - chance)).toBeLessThan(
					4.5 * Math.sqrt((chance * (1 - chance)) / DRAWS) + 1e-12
				);
			}
		});
	});
});

describe('medianDifference', () => {
	const skewed = (seed: number, n: number, median: number) => {
		const next = normal(uniform(seed));
		return many(n, () => median * Math.exp(next()));
	};

	it('gives the same figures for the same data, in any order', () => {
		const [before, after] = [skewed(1, 60, 120), skewed(2, 250, 90)];
		const found = medianDifference(before, after)!;
		expect(medianDifference(before, after)).toEqual(found);
		expect(medianDifference(before.toReversed(), after.toSorted())).toEqual(found);
		expect(medianDifference(before, after, { seed: 1 })!.interval).not.toEqual(found.interval);
		expect(found.difference).toBe(quantile(ascending(after), 0.5) - quantile(ascending(before), 0.5));
		expect(found.before.n).toBe(60);
		expect(found.after.n).toBe(250);
		expect(found.interval!.lower).toBeLessThan(found.difference);
		expect(found.interval!.upper).toBeGreaterThan(found.difference);
	});

	it.each([101, 150])('comes out alike in both ways of drawing at n = %i', (n) => {
		const [before, after] = [many(n, (at) => at), many(n, (at) => 2 * at)];
		const plain = medianDifference(before, after, { draw: drawPlainly })!;
		const byOrder = medianDifference(before, after, { draw: drawByOrder })!;
		const width = plain.interval!.upper - plain.interval!.lower;
		expect(Math.abs(plain.interval!.lower - byOrder.interval!.lower)).toBeLessThan(width / 15);
		expect(Math.abs(plain.interval!.upper - byOrder.interval!.upper)).toBeLessThan(width / 15);
	});

	it.each([
		[30, 120],
		[400, 300],
		[401, 300]
	])('holds what it promises at n = %i, in %i trials', (n, trials) => {
		let held = 0;
		for (let trial = 0; trial < trials; trial++) {
			const { interval } = medianDifference(
				skewed(1000 + 7919 * trial, n, 100),
				skewed(9_999_991 + 104_729 * trial, n, 150)
			)!;
			if (interval!.lower <= 50 && 50 <= interval!.upper) held++;
		}
		// 95 %, give or take what so few trials allow
		expect(Math.abs(held / trials - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / trials));
	});

	it('is as narrow for half a million values as theory says', () => {
		const n = 500_000;
		const next = uniform(5);
		const started = performance.now();
		const { interval } = medianDifference(many(n, next), many(n, next))!;
		// uniform values: the median has standard error 1 / (2√n)
		const width = 2 * Z * Math.sqrt(2) * (1 / (2 * Math.sqrt(n)));
		expect((interval!.upper - interval!.lower) / width).toBeGreaterThan(0.85);
		expect((interval!.upper - interval!.lower) / width).toBeLessThan(1.15);
		expect(performance.now() - started).toBeLessThan(10_000);
	});

	it('says nothing of nothing, and gives no interval of one value', () => {
		expect(medianDifference([], [1])).toBeNull();
		expect(medianDifference([1], [])).toBeNull();
		expect(medianDifference([1], [4, 6])).toEqual({
			before: { median: 1, n: 1 },
			after: { median: 5, n: 2 },
			difference: 4,
			interval: null
		});
		expect(medianDifference([2, 2], [2, 2])!.interval).toEqual({ lower: 0, upper: 0 });
	});
});

describe('uniform', () => {
	it('fills 0..1 evenly and repeats itself', () => {
		const values = many(20_000, uniform(11));
		expect(values).toEqual(many(20_000, uniform(11)));
		const bins = new Array<number>(20).fill(0);
		for (const value of values) bins[Math.floor(value * 20)]!++;
		// chi-square with 19 degrees of freedom, 99.9 %
		expect(bins.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
	});
});
