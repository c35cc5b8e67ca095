import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialLimits } from '../../src/stats/binomial.ts';
import { funnel } from '../../src/stats/funnel.ts';
import { laney } from '../../src/stats/laney.ts';
import type { Rate } from '../../src/stats/rate.ts';
import { judged, signals, type Signal } from '../../src/stats/signals.ts';
import { xmr } from '../../src/stats/xmr.ts';

const rate = (hits: number, n: number): Rate => ({ hits, n });

/** Around 0, limits at ±3. */
const series = (...values: (number | null)[]) => values.map((value) => ({ value, centre: 0, reach: 3 }));
const found = (rule: Signal['rule'], ...values: (number | null)[]) =>
	signals(series(...values)).filter((signal) => signal.rule === rule);
/** From the point on at which a run of seven is reached, as the NHS marks it. */
const flags = (rule: Signal['rule'], values: number[]) => {
	const marked = found(rule, ...values).flatMap(({ indices }) => indices.slice(6));
	return values.map((_, at) => (marked.includes(at) ? 1 : 0));
};

describe('signals', () => {
	it('finds what NHSRplotthedots finds', () => {
		expect(flags('shift', [1, 1, 1, 1, 1, 1, 1, 1, -1])).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0]);
		expect(flags('trend', [1, 2, 3, 4, 5, 6, 7])).toEqual([0, 0, 0, 0, 0, 0, 1]);
		expect(flags('trend', [1, 2, 3, 3, 4, 5, 6])).toEqual([0, 0, 0, 0, 0, 0, 0]);
		expect(flags('trend', [1, 2, 3, 4, 5, 6])).toEqual([0, 0, 0, 0, 0, 0]);
	});

	it('sees points outside, and not those on a limit', () => {
		expect(found('outside', 0, 3, 3.1, 0, -3, -4)).toEqual([
			{ rule: 'outside', side: 'above', indices: [2] },
			{ rule: 'outside', side: 'below', indices: [5] }
		]);
	});

	it('takes each point by its own limits', () => {
		const points = [
			{ value: 0.5, centre: 0, reach: 0.4 },
			{ value: 0.5, centre: 0, reach: 0.6 }
		];
		expect(signals(points)).toEqual([{ rule: 'outside', side: 'above', indices: [0] }]);
	});

	it('ends a run on the centre, at a gap and on the other side', () => {
		expect(found('shift', -1, -1, -1, -1, -1, -1, -1)).toEqual([
			{ rule: 'shift', side: 'below', indices: [0, 1, 2, 3, 4, 5, 6] }
		]);
		expect(found('shift', 1, 1, 1, 0, 1, 1, 1, 1)).toEqual([]);
		expect(found('shift', 1, 1, 1, null, 1, 1, 1, 1)).toEqual([]);
		expect(found('shift', 1, 1, 1, -1, 1, 1, 1, 1)).toEqual([]);
		expect(found('shift', 1, 1, 1, 1, 1, 1)).toEqual([]);
	});

	it('sees trends either way, their first point included', () => {
		expect(found('trend', 0, 7, 6, 5, 4, 3, 2, 1, 2)).toEqual([
			{ rule: 'trend', side: 'below', indices: [1, 2, 3, 4, 5, 6, 7] }
		]);
		expect(found('trend', 1, 2, 3, null, 4, 5, 6, 7, 8)).toEqual([]);
	});

	it('sees two of three far out on one side', () => {
		const far = (...values: (number | null)[]) =>
			found('two_of_three', ...values).map(({ side, indices }) => [side, indices]);
		expect(far(0, 2.1, 0, 2.5, 0)).toEqual([['above', [1, 3]]]);
		expect(far(2.1, 2.1, 0)).toEqual([['above', [0, 1]]]);
		expect(far(2.1, 0, 0, 2.1)).toEqual([]);
		expect(far(2.1, -2.1, 0)).toEqual([]);
		expect(far(2, 2, 2)).toEqual([]);
		expect(far(-2.1, null, -2.1)).toEqual([]);
		expect(far(-2.1, 0, -2.1, 0, -2.1)).toEqual([['below', [0, 2, 4]]]);
		expect(far(2.1, 2.1, 0, 0, 0, 2.1, 2.1)).toEqual([
			['above', [0, 1]],
			['above', [5, 6]]
		]);
	});

	it('finds nothing where nothing varies, whatever rounding does to the mean', () => {
		for (const value of [0.1, 0.7, 1 / 3, 84.2, 0]) {
			const values = Array.from({ length: 14 }, () => value);
			expect(signals(judged(values, xmr(values)!))).toEqual([]);
		}
		expect(signals([])).toEqual([]);
		expect(signals(series(null))).toEqual([]);
		expect(signals(series(5))).toHaveLength(1);
	});

	it('turned upside down finds the same on the other side', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.integer({ min: -4, max: 4 })), { maxLength: 40 }), (values) => {
				const turned = signals(series(...values.map((value) => (value === null ? null : -value))));
				const key = ({ rule, side, indices }: Signal) => `${rule} ${side} ${indices.join()}`;
				const flipped = turned.map((signal): Signal => ({
					...signal,
					side: signal.side === 'above' ? 'below' : 'above'
				}));
				expect(flipped.map(key).sort()).toEqual(
					signals(series(...values))
						.map(key)
						.sort()
				);
			})
		);
	});
});

describe('xmr with a baseline', () => {
	const values = [10, 12, 11, 13, 40, 42, 41];

	it('rests on the baseline alone', () => {
		// mean 11.5; ranges 2, 1, 2
		const limits = xmr(values, 4, [0, 1, 2, 3])!;
		expect(limits.mean).toBe(11.5);
		expect(limits.n).toBe(4);
		expect(limits.upper - limits.mean).toBeCloseTo((2.66 * 5) / 3, 12);
		expect(signals(judged(values, limits)).map(({ rule, indices }) => [rule, indices])).toContainEqual([
			'outside',
			[4, 5, 6]
		]);
	});

	it('takes ranges between neighbours only', () => {
		// 10, 12 | gap | 13 and 42, 41: ranges 2 and 1
		const limits = xmr([10, 12, null, 13, 40, 42, 41], 5, [0, 1, 2, 3, 5, 6])!;
		expect(limits.n).toBe(5);
		expect(limits.mean).toBeCloseTo((10 + 12 + 13 + 42 + 41) / 5, 12);
		expect(limits.upper - limits.mean).toBeCloseTo(2.66 * 1.5, 12);
	});

	it('wants enough points, and two of them next to each other', () => {
		expect(xmr(values, 4, [0, 1, 2])).toBeNull();
		expect(xmr(values, 4, [0, 2, 4, 6])).toBeNull();
		expect(xmr(values, 4, [0, 0, 1, 1, 99])).toBeNull();
		expect(xmr([1, null, 2], 2)).toBeNull();
		expect(xmr([])).toBeNull();
	});
});

describe('laney', () => {
	it('agrees with a series by hand', () => {
		// p̄ = .5, σ = .05; z = 0, 2, −2; ranges 2, 4; σz = 3 / 1.128
		const chart = laney([rate(50, 100), rate(60, 100), rate(40, 100)], { fewest: 3 })!;
		expect(chart).toMatchObject({ centre: 0.5, months: 3, baseline: rate(150, 300) });
		expect(chart.sigmaZ).toBeCloseTo(3 / 1.128, 12);
		expect(chart.points[1]!.reach).toBeCloseTo((3 * 0.05 * 3) / 1.128, 12);
		expect(chart.points[1]).toMatchObject({ value: 0.6, n: 100 });
	});

	const hits = [912, 1010, 870, 1105, 990, 1200, 930, 880, 1150, 1020, 1300, 1250];
	const ns = [1100, 1180, 1060, 1290, 1200, 1390, 1150, 1020, 1330, 1230, 1500, 1490];
	const year = hits.map((one, at) => rate(one, ns[at]!));

	it('agrees with NumPy on a year of different months', () => {
		const chart = laney(year)!;
		expect(chart.centre).toBeCloseTo(0.8445113788487283, 12);
		expect(chart.sigmaZ).toBeCloseTo(2.9721959520689385, 9);
		expect(chart.points[0]!.lower).toBeCloseTo(0.74708997, 8);
		expect(chart.points[0]!.upper).toBeCloseTo(0.94193279, 8);
		expect(chart.points[11]!.lower).toBeCloseTo(0.76080518, 8);
		expect(chart.points[11]!.upper).toBeCloseTo(0.92821758, 8);
	});

	it('is an XmR chart where every month is as large', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(200), { minLength: 12, maxLength: 30 }), (counts) => {
				const chart = laney(counts.map((one) => rate(one, 200)));
				const limits = xmr(counts.map((one) => one / 200))!;
				if (!chart) return counts.every((one) => one === 0) || counts.every((one) => one === 200);
				expect(chart.centre).toBeCloseTo(limits.mean, 12);
				expect(chart.points[0]!.reach).toBeCloseTo(((limits.upper - limits.mean) / 2.66) * (3 / 1.128), 12);
				return true;
			})
		);
	});

	it('rests on a baseline, and judges what lies outside it', () => {
		const chart = laney([...year, rate(600, 1200)], { baseline: [...year.keys()] })!;
		expect(chart.centre).toBeCloseTo(0.8445113788487283, 12);
		expect(chart.months).toBe(12);
		expect(signals(chart.points)).toContainEqual({ rule: 'outside', side: 'below', indices: [12] });
	});

	it('leaves months with nothing without a figure', () => {
		// z is 0, 2 | nothing | −2, 0: ranges 2 and 2
		const months = [rate(50, 100), rate(60, 100), rate(0, 0), rate(40, 100), rate(50, 100)];
		const chart = laney(months, { fewest: 4 })!;
		expect(chart.sigmaZ).toBeCloseTo(2 / 1.128, 12);
		expect(chart.months).toBe(4);
		expect(chart.points[2]).toMatchObject({ value: null, lower: null, upper: null, n: 0 });
	});

	it('cuts limits, but judges by what they were', () => {
		const months = Array.from({ length: 12 }, (_, at) => rate(at % 2 ? 100 : 92, 100));
		const { centre, points } = laney(months)!;
		expect(centre).toBeCloseTo(0.96, 12);
		expect(points[0]!.upper).toBe(1);
		expect(centre + points[0]!.reach).toBeGreaterThan(1.1);
		expect(signals(points)).toEqual([]);
	});

	it('is silent below twelve months, and where nothing varies', () => {
		expect(laney(year.slice(1))).toBeNull();
		expect(laney([...year.slice(1), rate(0, 0)])).toBeNull();
		expect(laney([])).toBeNull();
		expect(laney(Array.from({ length: 12 }, () => rate(9, 9)))).toBeNull();
		expect(laney(Array.from({ length: 12 }, () => rate(0, 9)))).toBeNull();
		expect(laney(Array.from({ length: 12 }, () => rate(0, 0)))).toBeNull();
	});
});

describe('binomialLimits', () => {
	const TAILS = [0.025, 0.001];

	// SciPy: (r − (cdf(r) − p) / pmf(r)) / n with r = binom.ppf(p), of hits and of misses
	it.each([
		[20, 0.84, 0.6375505082519205, 1, 0.5169028432954319, 1],
		[100, 0.84, 0.7602071304510362, 0.9139003861677092, 0.7125182360309092, 0.9478964029052591],
		[1000, 0.84, 0.8164468671913468, 0.8628962885608272, 0.8027245641081279, 0.8753395658236884],
		[7, 0.3, 0, 0.7359702090292739, 0, 0.968753874271637]
	])('of %i at %f', (n, p, lower, upper, lowest, highest) => {
		const [inner, outer] = binomialLimits(n, p, TAILS);
		expect(inner!.lower).toBeCloseTo(lower, 9);
		expect(inner!.upper).toBeCloseTo(upper, 9);
		expect(outer!.lower).toBeCloseTo(lowest, 9);
		expect(outer!.upper).toBeCloseTo(highest, 9);
	});

	it('leaves beyond a limit exactly the counts that are too rare', () => {
		for (const p of [0.03, 0.3, 0.5, 0.84, 0.99])
			for (let n = 1; n <= 30; n++) {
				const chance = [(1 - p) ** n];
				for (let k = 0; k < n; k++) chance.push((chance[k]! * ((n - k) / (k + 1)) * p) / (1 - p));
				const sum = (from: number, to: number) =>
					chance.slice(from, to + 1).reduce((all, one) => all + one, 0);
				const limits = binomialLimits(n, p, TAILS);
				for (const [at, tail] of TAILS.entries())
					for (let k = 0; k <= n; k++) {
						expect([n, p, k, k / n < limits[at]!.lower]).toEqual([n, p, k, sum(0, k) < tail]);
						expect([n, p, k, k / n > limits[at]!.upper]).toEqual([n, p, k, sum(k, n) < tail]);
					}
			}
	});

	it('nears the normal distribution for many', () => {
		const [inner] = binomialLimits(1_000_000, 0.3, TAILS);
		expect(inner!.lower).toBeCloseTo(0.3 - 1.959964 * Math.sqrt(0.21 / 1e6), 5);
		expect(inner!.upper).toBeCloseTo(0.3 + 1.959964 * Math.sqrt(0.21 / 1e6), 5);
	});

	it('leaves no room at 0 and 1', () => {
		expect(binomialLimits(9, 0, [0.025])).toEqual([{ lower: 0, upper: 0 }]);
		expect(binomialLimits(9, 1, [0.025])).toEqual([{ lower: 1, upper: 1 }]);
	});
});

describe('funnel', () => {
	it('tells groups that differ from groups that are small', () => {
		const chart = funnel([
			{ key: 'large, usual', ...rate(8400, 10_000) },
			{ key: 'small, none met', ...rate(0, 1) },
			{ key: 'low', ...rate(750, 1000) },
			{ key: 'slightly high', ...rate(89, 95) },
			{ key: 'high', ...rate(990, 1000) },
			{ key: 'nothing', ...rate(0, 0) }
		])!;
		expect(chart.overall.rate).toBeCloseTo(10_229 / 12_096, 12);
		expect(chart.overall).toMatchObject(rate(10_229, 12_096));
		expect(chart.empty).toBe(1);
		expect(chart.groups.map(({ key, beyond, side }) => [key, beyond, side])).toEqual([
			['large, usual', null, null],
			['small, none met', null, null],
			['low', 99.8, 'below'],
			['slightly high', 95, 'above'],
			['high', 99.8, 'above']
		]);
		expect(chart.curve[0]!.n).toBe(1);
		expect(chart.curve.at(-1)!.n).toBe(10_000);
	});

	it('draws limits that lie in one another and around the rate, at rising n', () => {
		const groups = [3, 40, 500, 6000].map((n) => ({ key: n, ...rate(Math.round(n * 0.7), n) }));
		const { curve, overall } = funnel(groups)!;
		expect(curve.length).toBeGreaterThan(40);
		for (const [at, { n, within95, within998 }] of curve.entries()) {
			expect(n).toBeGreaterThan(curve[at - 1]?.n ?? 0);
			expect(within998.lower).toBeLessThanOrEqual(within95.lower);
			expect(within95.lower).toBeLessThanOrEqual(overall.rate);
			expect(overall.rate).toBeLessThanOrEqual(within95.upper);
			expect(within95.upper).toBeLessThanOrEqual(within998.upper);
		}
	});

	it('does with one group, with all or nothing, and without', () => {
		expect(funnel([{ key: 'only', ...rate(3, 9) }])!.groups[0]!.beyond).toBeNull();
		expect(funnel([{ key: 'only', ...rate(3, 9) }])!.curve).toHaveLength(1);
		expect(funnel([{ key: 'all', ...rate(9, 9) }])!.groups[0]!.beyond).toBeNull();
		expect(funnel([{ key: 'empty', ...rate(0, 0) }])).toBeNull();
		expect(funnel([])).toBeNull();
	});
});
