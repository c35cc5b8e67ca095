import { describe, expect, it } from 'vitest';
import { durations, filledBins } from '../../src/charts/durations.ts';
import { escalation } from '../../src/charts/escalation.ts';
import { rateEnd } from '../../src/charts/rates.ts';
import { flow } from '../../src/charts/flow.ts';
import { fold, vitalFew } from '../../src/charts/fold.ts';
import { counted, handedOn, place, rate, trend, withinTarget, type Point } from '../../src/charts/months.ts';
import { axisFromZero, labelledMonths, spread } from '../../src/charts/scale.ts';
import { sla } from '../../src/charts/sla.ts';
import type { Slice } from '../../src/metrics/types.ts';
import { monthOf, monthsOf, recapOf, sliceOf } from './charts-data.ts';

const point = (month: string, value: number | null, partial = false): Point => ({
	month,
	value,
	n: 100,
	partial
});
const year = (values: (number | null)[]) =>
	values.map((value, index) => point(`2026-${String(index + 1).padStart(2, '0')}`, value));

describe('months', () => {
	it('are rates by the month finished or opened, null where nothing divides', () => {
		const month = { ...monthOf('2026-03'), met: 3, breached: 1, opened_met: 1, opened_breached: 1 };
		expect(withinTarget([month], 'finished')[0]).toEqual({
			month: '2026-03',
			value: 0.75,
			n: 4,
			partial: false
		});
		expect(withinTarget([month], 'opened')[0]?.value).toBe(0.5);
		expect(withinTarget([{ ...month, met: 0, breached: 0 }], 'finished')[0]?.value).toBeNull();
		expect(rate(null, 5)).toBeNull();
		expect(handedOn([{ ...month, escalated: null }], 'escalated')[0]?.value).toBeNull();
	});

	it('are judged by the last full one, or the one asked for', () => {
		const points = [point('2026-01', 0.5), point('2026-02', 0.6), point('2026-03', 0.1, true)];
		expect(trend(points).point?.month).toBe('2026-02');
		expect(trend(points).change).toBeCloseTo(0.1, 12);
		expect(trend(points, '2026-01').point?.month).toBe('2026-01');
		expect(trend(points, '2026-01').change).toBeNull();
		// An incomplete month is not compared with a complete one.
		expect(trend(points, '2026-03').change).toBeNull();
		expect(trend(points, '2025-01').point?.month).toBe('2026-02');
		expect(trend([]).point).toBeNull();
		expect(trend([point('2026-01', 1, true)]).point?.month).toBe('2026-01');
	});

	it('have limits from twelve full months, and only then a verdict', () => {
		const steady = Array.from({ length: 11 }, (_, index) => 0.7 + (index % 2) * 0.02);
		expect(trend(year(steady)).limits).toBeNull();
		expect(trend(year(steady)).verdict).toBeNull();
		const fallen = trend(year([...steady, 0.4]));
		expect(fallen.verdict).toBe('below');
		expect(trend(year([...steady, 0.71])).verdict).toBe('inside');
		expect(trend(year([...steady, 0.4]), null, false).limits).toBeNull();
		// Incomplete months and months without a value are no part of the limits.
		expect(trend([...year([...steady, null]), point('2027-01', 0.1, true)]).limits).toBeNull();
		expect(place(null, fallen.limits)).toBeNull();
	});
});

describe('fold', () => {
	const slices = Array.from({ length: 9 }, (_, index) => sliceOf(`g${index}`, 90 - index * 10));
	const size = (slice: Slice) => slice.occurred;

	it('adds up all but the largest and the chosen, and loses none', () => {
		const { shown, rest } = fold(slices, size, 3, ['g7']);
		expect(shown.map((slice) => slice.key)).toEqual(['g0', 'g1', 'g2', 'g7']);
		expect(rest?.slices).toBe(5);
		const total = slices.reduce((sum, slice) => sum + slice.occurred, 0);
		expect(shown.reduce((sum, slice) => sum + slice.occurred, 0) + (rest?.sum.occurred ?? 0)).toBe(total);
	});

	it('does not fold a single one', () => {
		expect(fold(slices, size, 8).rest).toBeNull();
		expect(fold([], size, 8)).toEqual({ shown: [], rest: null });
	});

	it('knows the vital few', () => {
		expect(vitalFew([sliceOf('a', 80), sliceOf('b', 10), sliceOf('c', 10)], 0.8)).toEqual({
			few: 1,
			of: 3,
			share: 0.8
		});
		expect(vitalFew([sliceOf('a', 0)], 0.8)).toBeNull();
	});
});

describe('axes', () => {
	it('begin at 0 and end on a round step', () => {
		expect(axisFromZero(1350, { whole: true })).toEqual({ end: 1500, ticks: [0, 500, 1000, 1500] });
		expect(axisFromZero(3, { whole: true })).toEqual({ end: 3, ticks: [0, 1, 2, 3] });
		expect(axisFromZero(0, { whole: true })).toEqual({ end: 1, ticks: [0, 1] });
		expect(axisFromZero(Number.NaN, { whole: true }).end).toBe(1);
		expect(axisFromZero(0.97, { cap: 1 }).end).toBe(1);
		expect(axisFromZero(0.12, { cap: 1 }).ticks).toEqual([0, 0.05, 0.1, 0.15]);
	});

	it('say where the escalation axis is cut', () => {
		expect(rateEnd([point('2026-01', 0.02)])).toBe(0.1);
		expect(rateEnd([point('2026-01', null)], [])).toBeLessThanOrEqual(1);
		expect(rateEnd([point('2026-01', 1)])).toBe(1);
	});

	it('label months without touching, from January', () => {
		const months = monthsOf(36).map((one) => one.month);
		expect(labelledMonths(months.slice(0, 6), 400)).toHaveLength(6);
		const few = labelledMonths(months, 300);
		expect(few.every((key) => /-(01|07)$/.test(key))).toBe(true);
		expect(labelledMonths([], 300)).toEqual([]);
	});

	it('move labels apart, keep their order and stay inside', () => {
		const placed = spread([50, 52, 10, 99], 15, 100);
		expect(placed[2]).toBe(10);
		expect(placed[3]).toBeLessThanOrEqual(100);
		const sorted = [...placed].sort((a, b) => a - b);
		for (let k = 1; k < sorted.length; k++) expect(sorted[k]! - sorted[k - 1]!).toBeGreaterThanOrEqual(15);
		expect(placed[0]).toBeLessThan(placed[1]!);
	});
});

describe('pictures', () => {
	const cases = { none: 0, one: 1, some: 5, many: 60 };

	it.for(Object.entries(cases))('bear %s months', ([, n]) => {
		for (const months of [monthsOf(n), monthsOf(n, 0)]) {
			const within = trend(withinTarget(months, 'finished'));
			const functional = handedOn(months, 'escalated');
			const none = functional.map((one) => ({ ...one, value: null }));
			for (const width of [320, 1280]) {
				for (const { options, picks } of [
					flow(months, true, width),
					flow(months, false, width),
					sla(within, width),
					escalation(functional, none, width),
					escalation(none, none, width)
				]) {
					expect([...(options.y?.domain ?? [])].every((value) => Number.isFinite(value))).toBe(true);
					expect(picks).toHaveLength(n);
					expect(JSON.stringify(picks)).not.toMatch(/NaN|undefined|Infinity|null/);
				}
			}
		}
	});

	it('count the same as the months', () => {
		const months = monthsOf(3);
		expect(counted(months, 'opened').map((one) => one.value)).toEqual(months.map((one) => one.opened));
		expect(flow(months, true, 600).picks[1]?.rows[0]?.text).toBe(String(months[1]?.opened));
	});

	it('bear times of no length, one bin, and none', () => {
		const one = {
			n: 3,
			median_minutes: 0,
			p90_minutes: 0,
			bins: [{ from_minutes: 0, to_minutes: 1, count: 3 }]
		};
		const { options, picks } = durations(one, 60, 400);
		const [from, to] = options.x?.domain as [number, number];
		expect(from).toBeGreaterThan(0);
		expect(to / from).toBeGreaterThanOrEqual(100 * (1 - 1e-9));
		expect(picks).toHaveLength(1);
		expect(durations({ n: 0, median_minutes: null, p90_minutes: null, bins: [] }, null, 400).picks).toEqual(
			[]
		);
		expect(filledBins(recapOf(3).durations).every((bin) => bin.from_minutes < bin.to_minutes)).toBe(true);
	});
});
