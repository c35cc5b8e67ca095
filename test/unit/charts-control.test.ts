import { describe, expect, it } from 'vitest';
import { baselineOf, sidesOf, type Marked } from '../../src/charts/baseline.ts';
import { control, controlEnd } from '../../src/charts/control.ts';
import { funnelPlot, outlying } from '../../src/charts/funnel.ts';
import { interrupted } from '../../src/charts/interrupted.ts';
import { judge, LARGE } from '../../src/charts/judgement.ts';
import { compare } from '../../src/charts/sides.ts';
import { monthHeading, startMark } from '../../src/charts/start.ts';
import { unitAxis, valueText } from '../../src/charts/units.ts';
import { frameOf } from '../../src/charts/frame.ts';
import { medianOf } from '../../src/stats/bootstrap.ts';
import { funnel } from '../../src/stats/funnel.ts';
import { counts, key, rates } from './trends-data.ts';

const NONE: Marked = { start: null, from: null, to: null };
const all = (series: ReturnType<typeof counts>) => baselineOf(series.points, NONE);

describe('the baseline', () => {
	const months = Array.from({ length: 26 }, (_, at) => ({ month: key(at), partial: at === 0 || at === 25 }));

	it('is every complete month, or those before the SOP start once they are twelve', () => {
		expect(baselineOf(months, NONE)).toMatchObject({ by: 'all' });
		expect(baselineOf(months, NONE).months).toHaveLength(24);
		// 2024-02 to 2025-01 are twelve
		const twelve = baselineOf(months, { ...NONE, start: '2025-02-01' });
		expect([twelve.by, twelve.months.length, twelve.months.at(-1)]).toEqual(['start', 12, '2025-01']);
		expect(baselineOf(months, { ...NONE, start: '2025-01-31' }).by).toBe('all');
	});

	it('is the reader’s where any complete month lies in it', () => {
		const chosen = baselineOf(months, { start: '2025-02-01', from: '2024-06', to: null });
		expect([chosen.by, chosen.months.length, chosen.months[0]]).toEqual(['reader', 20, '2024-06']);
		expect(baselineOf(months, { ...NONE, to: '2024-01' }).by).toBe('all');
		expect(baselineOf([], NONE)).toEqual({ months: [], by: 'all' });
	});

	it('parts the months at the start; a month cut in two is on neither side', () => {
		expect(sidesOf(months.slice(0, 5), '2024-03-01')).toEqual({
			before: ['2024-02'],
			after: ['2024-03', '2024-04', '2024-05'],
			between: null
		});
		expect(sidesOf(months.slice(0, 5), '2024-03-02')).toEqual({
			before: ['2024-02'],
			after: ['2024-04', '2024-05'],
			between: '2024-03'
		});
		// an incomplete month was never counted
		expect(sidesOf(months.slice(0, 5), '2024-01-15').between).toBeNull();
	});
});

describe('a series is judged', () => {
	/** Steady at 100 ± 1 but for what is put in. */
	const steady = (put: Record<number, number | null> = {}, length = 24) =>
		counts(Array.from({ length }, (_, at) => (at in put ? put[at]! : 100 + (at % 2 ? 1 : -1))));

	it('by XmR limits: mean ± 2.66 × the mean moving range', () => {
		const { kind, centre, points, signals, baseline } = judge(steady(), all(steady()));
		expect(kind).toBe('xmr');
		expect(centre).toBe(100);
		expect(points[3]).toMatchObject({ lower: 100 - 5.32, upper: 100 + 5.32, rules: [] });
		expect(signals).toEqual([]);
		expect(baseline).toHaveLength(24);
	});

	it('and what breaks a rule is named, with its months', () => {
		const series = steady({ 20: 140, 21: 140 });
		const base = baselineOf(series.points, { ...NONE, to: key(19) });
		expect(judge(series, base).signals).toEqual([
			{ rule: 'outside', side: 'above', months: [key(20), key(21)] },
			{ rule: 'two_of_three', side: 'above', months: [key(20), key(21)] }
		]);
		expect(judge(series, base).points[20]!.rules).toEqual(['outside', 'two_of_three']);
	});

	it('seven rising are a trend and seven on a side a shift, oldest first', () => {
		const put = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [12 + at, 100.1 + at / 10]));
		const { signals } = judge(steady(put), baselineOf(steady().points, { ...NONE, to: key(11) }));
		const told = signals.map(({ rule, side, months }) => [rule, side, months.length]);
		// the 101 on either side joins in: both are above, and the last one rises
		expect(told).toContainEqual(['shift', 'above', 9]);
		expect(told).toContainEqual(['trend', 'above', 8]);
	});

	it('without incomplete months: they neither make limits nor break them', () => {
		const series = steady({ 23: 1 });
		series.points[23]!.partial = true;
		const { signals, points, complete } = judge(series, all(series));
		expect(signals).toEqual([]);
		expect(complete).toBe(23);
		expect(points[23]).toMatchObject({ value: 1, lower: null, upper: null });
	});

	it.for([
		['few', steady({}, 11)],
		['stock', { ...steady(), stock: true }],
		['flat', counts(Array.from({ length: 14 }, () => 5))],
		['flat', rates(Array.from({ length: 14 }, () => [0, 30]))],
		['flat', rates(Array.from({ length: 14 }, () => [0, 3000]))]
	] as const)('as a run chart with its median: %s', ([why, series]) => {
		const judgement = judge(series, all(series));
		expect(judgement).toMatchObject({ kind: 'run', why, signals: [], baseline: [] });
		expect(judgement.centre).not.toBeNull();
		expect(judgement.points.every(({ upper }) => upper === null)).toBe(true);
	});

	it('and with a baseline of eleven, saying that', () => {
		const base = baselineOf(steady().points, { ...NONE, from: key(2), to: key(12) });
		expect(judge(steady(), base).why).toBe('baseline');
	});

	it('with nothing in it: no centre', () => {
		expect(judge(counts([null, null]), all(counts([null, null])))).toMatchObject({
			why: 'few',
			centre: null
		});
		expect(judge(counts([]), all(counts([])))).toMatchObject({ why: 'few', complete: 0, points: [] });
	});

	it('rates: XmR of the rates below the threshold, p′ from it on', () => {
		const small = rates(Array.from({ length: 12 }, (_, at) => [at % 2 ? 90 : 80, LARGE / 10]));
		const xmr = judge(small, all(small));
		expect(xmr.kind).toBe('xmr');
		expect(xmr.centre).toBeCloseTo(0.85, 12);
		// 0.85 ± 2.66 × 0.1, cut at 1
		expect(xmr.points[0]!.lower).toBeCloseTo(0.85 - 0.266, 12);
		expect(xmr.points[0]!.upper).toBe(1);
		const large = rates(Array.from({ length: 12 }, (_, at) => (at % 2 ? [900, 1000] : [2550, 3000])));
		const laney = judge(large, all(large));
		expect(laney.kind).toBe('laney');
		// the smaller the month, the wider its limits: by √3
		const reach = (at: number) => laney.centre! - laney.points[at]!.lower!;
		expect(reach(1) / reach(0)).toBeCloseTo(Math.sqrt(3), 9);
	});
});

describe('the pictures', () => {
	const drawn = (spec: ReturnType<typeof control>) => {
		expect(JSON.stringify(spec.picks)).not.toMatch(/NaN|undefined|Infinity|null/);
		expect([...(spec.options.y?.domain ?? [])].every((value) => Number.isFinite(value))).toBe(true);
		return spec;
	};

	it.for([0, 1, 5, 60])('bear %s months', (n) => {
		const series = [
			counts(Array.from({ length: n }, (_, at) => at)),
			rates(Array.from({ length: n }, (_, at) => [at % 9, 10])),
			rates(Array.from({ length: n }, () => [0, 0])),
			{ ...counts(Array.from({ length: n }, () => 3000)), unit: 'minutes' as const }
		];
		for (const one of series)
			for (const width of [320, 1280]) {
				const judgement = judge(one, all(one));
				expect(drawn(control(one, judgement, { start: '2024-03-15', width })).picks).toHaveLength(n);
				const sides = compare(one, '2024-03-15');
				expect(drawn(interrupted(one, sides, { start: '2024-03-15', width })).picks).toHaveLength(n);
			}
	});

	it('say the limits, the rule and the SOP start where one points', () => {
		const series = counts([...Array.from({ length: 13 }, (_, at) => 100 + (at % 2)), 200]);
		const judgement = judge(series, baselineOf(series.points, { ...NONE, to: key(12) }));
		const { picks } = control(series, judgement, { start: '2025-02-01', width: 600 });
		const last = picks.at(-1)!;
		expect(last.heading).toBe('Feb 2025 · SOP from 1 Feb 2025');
		expect(last.rows.at(-1)).toEqual({ name: 'rule', text: 'outside' });
		expect(picks[0]!.rows.map(({ name }) => name)).toEqual(['Incidents that came in', 'limits']);
		expect(controlEnd(series, judgement)).toBe(200);
	});

	it('mark the start within its month, and nowhere where the months do not hold it', () => {
		const frame = frameOf(600, 200, 1);
		expect(startMark('2024-02-01', ['2024-01', '2024-02'], frame)).toHaveLength(2);
		expect(startMark('2024-03-01', ['2024-01', '2024-02'], frame)).toEqual([]);
		expect(startMark(null, ['2024-01'], frame)).toEqual([]);
		expect(monthHeading({ month: '2024-01', partial: true })).toBe('Jan 2024 · incomplete month');
	});

	it('count time in steps that people use', () => {
		expect(unitAxis(26 * 60, 'minutes').ticks.map((tick) => valueText(tick, 'minutes'))).toEqual(
			['0 min', '12 h', '1 d', '1.5 d'].map((text) => text.replace(' ', '\u00a0'))
		);
		expect(unitAxis(50, 'minutes').end).toBe(60);
		expect(unitAxis(0.03, 'ratio').end).toBe(0.1);
		expect(valueText(490.6, 'count')).toBe('491');
		expect(valueText(4.5, 'count')).toBe('4.50');
	});
});

describe('before and after', () => {
	it('rates: pooled, Wilson on each side, Newcombe between', () => {
		const series = rates([
			[10, 20],
			[30, 60],
			[5, 10],
			[27, 30],
			[63, 70]
		]);
		const { before, after, between, difference } = compare(series, '2024-03-10');
		expect(between).toBe('2024-03');
		expect(before).toMatchObject({ n: 80, level: 0.5, months: ['2024-01', '2024-02'] });
		expect(after).toMatchObject({ n: 100, level: 0.9 });
		// by hand: Wilson 0.3930 to 0.6070 and 0.8256 to 0.9448
		expect(before.interval?.lower).toBeCloseTo(0.393, 3);
		expect(after.interval?.upper).toBeCloseTo(0.9448, 4);
		expect(difference?.value).toBeCloseTo(0.4, 12);
		expect(difference?.interval?.lower).toBeCloseTo(0.4 - Math.hypot(0.9 - 0.8256, 0.607 - 0.5), 3);
	});

	it('counts: medians of months, resampled; a stock without intervals', () => {
		const series = counts([10, 20, 30, 100, 110, 120]);
		const { before, after, difference } = compare(series, '2024-04-01');
		expect([before.level, after.level, difference?.value]).toEqual([20, 110, 90]);
		expect(before.n).toBeNull();
		expect(before.interval).toEqual({ lower: 10, upper: 30 });
		expect(difference?.interval?.lower).toBeGreaterThan(0);
		const stock = compare({ ...series, stock: true }, '2024-04-01');
		expect([stock.before.interval, stock.difference?.interval]).toEqual([null, null]);
		expect(stock.difference?.value).toBe(90);
	});

	it('nothing on one side: no difference', () => {
		const sides = compare(counts([1, 2]), '2024-01-01');
		expect(sides.before).toEqual({ months: [], n: null, level: null, interval: null });
		expect(sides.difference).toBeNull();
		expect(compare(rates([[0, 0]]), '2024-02-01').before).toMatchObject({ level: null });
	});

	it('one value has no interval, none no median', () => {
		expect(medianOf([7])).toEqual({ median: 7, n: 1, interval: null });
		expect(medianOf([])).toBeNull();
		expect(medianOf([3, 3, 3])?.interval).toEqual({ lower: 3, upper: 3 });
		expect(medianOf([1, 2, 3, 4, 5])).toEqual(medianOf([5, 4, 3, 2, 1]));
	});
});

describe('the funnel', () => {
	const groups = [
		{ key: 'usual', hits: 800, n: 1000 },
		{ key: 'low', hits: 60, n: 100 },
		{ key: 'tiny', hits: 0, n: 5 },
		{ key: 'none', hits: 0, n: 0 }
	];

	it('names groups outside, but none that are small', () => {
		const made = funnel(groups)!;
		expect(made.groups.find(({ key }) => key === 'tiny')?.beyond).toBe(99.8);
		expect(outlying(made).map(({ key, side, beyond }) => [key, side, beyond])).toEqual([
			['low', 'below', 99.8]
		]);
		const { picks, options } = funnelPlot(made, 'higher', 600);
		expect(picks.map(({ key }) => key)).toEqual(['5', '100', '1000']);
		expect(picks.every(({ x, x2 }) => Number(x) < Number(x2))).toBe(true);
		expect(options.y?.domain).toEqual([0, 1]);
	});

	it('bears groups that are all alike, and of one size', () => {
		for (const hits of [0, 10]) {
			const made = funnel([
				{ key: 'a', hits, n: 10 },
				{ key: 'b', hits, n: 10 }
			])!;
			expect(outlying(made)).toEqual([]);
			const { picks } = funnelPlot(made, null, 320);
			expect(picks).toHaveLength(1);
			expect(picks[0]!.rows).toHaveLength(2);
		}
	});
});
