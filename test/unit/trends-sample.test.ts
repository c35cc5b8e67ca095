import { expect, test } from 'vitest';
import { baselineOf } from '../../src/charts/baseline.ts';
import { judge } from '../../src/charts/judgement.ts';
import { compare } from '../../src/charts/sides.ts';
import { prepare } from '../../src/metrics/index.ts';
import { trends, type SeriesName } from '../../src/metrics/trends/trends.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { outlying } from '../../src/charts/funnel.ts';
import { funnel } from '../../src/stats/funnel.ts';
import { fileAt, loaded } from './loading.ts';

/** The made-up desk starts its SOPs here; its rate of arrivals and of handing on does not change. */
const START = '2026-06-01';

const { db } = await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' });
await prepare(db, DEFAULT_POLICY);
const { series, groups } = await trends(db, {});
const of = (name: SeriesName) => series.find((one) => one.name === name)!;
const baseline = baselineOf(of('opened').points, { start: START, from: null, to: null });
const signals = (name: SeriesName) =>
	judge(of(name), baseline).signals.map(({ rule, side, months }) => [rule, side, months[0]!, months.at(-1)!]);

test('a year of complete months, seven before the start: all are the baseline', () => {
	expect([baseline.by, baseline.months.length]).toEqual(['all', 12]);
	expect(series.every(({ missing }) => missing === null)).toBe(true);
	expect(of('opened').points.reduce((sum, { value }) => sum + value!, 0)).toBe(5896);
});

test('what the SOPs change stands out, below its mean until May, above it after', () => {
	expect(signals('sla.resolution.rate')).toEqual([
		['two_of_three', 'below', '2026-01', '2026-02'],
		['outside', 'below', '2026-05', '2026-05'],
		['shift', 'below', '2025-11', '2026-05'],
		['outside', 'above', '2026-08', '2026-08'],
		['outside', 'above', '2026-10', '2026-10'],
		['two_of_three', 'above', '2026-06', '2026-10']
	]);
	expect(signals('reopen.rate')).toEqual([
		['two_of_three', 'above', '2025-11', '2026-01'],
		['shift', 'above', '2025-11', '2026-05'],
		['outside', 'below', '2026-10', '2026-10'],
		['two_of_three', 'below', '2026-07', '2026-10']
	]);
	for (const name of ['sla.response.rate', 'time.resolution.median'] as const)
		expect(
			signals(name).some(([, side, , last]) => last === '2026-10' && side),
			name
		).toBe(true);
});

test('what they do not change has no signal', () => {
	for (const name of ['opened', 'resolved', 'escalation.functional.rate', 'fcr.rate'] as const)
		expect(signals(name), name).toEqual([]);
});

test('a stock is told without limits', () => {
	expect(judge(of('backlog_end'), baseline)).toMatchObject({ kind: 'run', why: 'stock' });
});

test('before and after: a difference where there is one, none where there is not', () => {
	const within = compare(of('sla.resolution.rate'), START);
	expect([within.before.months.length, within.after.months.length]).toEqual([7, 5]);
	expect([within.before.n, within.after.n]).toEqual([2965, 2553]);
	expect(within.before.level).toBeCloseTo(0.645, 3);
	expect(within.after.level).toBeCloseTo(0.841, 3);
	expect(within.difference?.interval?.lower).toBeGreaterThan(0.17);
	const handed = compare(of('escalation.functional.rate'), START).difference?.interval;
	expect(handed!.lower).toBeLessThan(0);
	expect(handed!.upper).toBeGreaterThan(0);
});

test('the funnel: who gets the hard ones lies outside, and groups add up to the whole', () => {
	const [within] = groups;
	const made = funnel(within!.groups)!;
	expect(made.overall.n + within!.without).toBe(5559);
	expect(outlying(made).map(({ key, side }) => `${key} ${side}`)).toEqual([
		'Service Desk above',
		'Field Technicians below',
		'NOC Core below',
		'Vendor Fiber below',
		'Billing Back Office below'
	]);
});
