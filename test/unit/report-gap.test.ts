import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/gaps/compare.ts';
import { INDICATORS } from '../../src/gaps/indicators.ts';
import { DEFAULT_PLAN, withIdeal } from '../../src/gaps/plan.ts';
import { gapTable } from '../../src/gaps/table.ts';
import { measure, prepare, QUESTIONS } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import type { Side } from '../../src/model/filter.ts';
import { compareJson } from '../../src/report/compare.ts';
import { gapCsv, gapJson } from '../../src/report/gap.ts';
import { metricName, metricNote } from '../../src/words/families.ts';
import { indicatorName, indicatorNote, sourceText } from '../../src/words/gap.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

/** P1 has an hour: one of two met in January, two of three in February; one of four rows read was refused. */
const DESK: Data = {
	as_of: '2024-03-01 00:00',
	file: { rows: 8, refused: 2, duplicates: 1 },
	incidents: [
		['2024-01-10 00:00', 30],
		['2024-01-30 00:00', 90],
		['2024-02-01 00:00', 30],
		['2024-02-10 00:00', 50],
		['2024-02-11 00:00', 120]
	].map(([opened_at, minutes]) => ({
		opened_at: String(opened_at),
		resolved_at: new Date(Date.parse(`${opened_at}Z`) + Number(minutes) * 60_000).toISOString(),
		state: 'closed',
		priority: 1
	}))
};

const GROUND = {
	as_of: new Date('2024-03-01T00:00:00Z'),
	zone: 'Asia/Jakarta',
	files: [{ name: 'a.csv', format: 'own', rows: 8, incidents: 5, events: 0, refused: 2, duplicates: 1 }],
	incidents: 5,
	events: 0,
	policy: DEFAULT_POLICY,
	filter: {},
	version: '9.9.9',
	generated_at: new Date(0)
};

await fill(db, DESK);
await prepare(db, DEFAULT_POLICY);
const metrics = await measure(db, {});

const plan = withIdeal(DEFAULT_PLAN, 'sla.resolution.rate', {
	ideal: 0.8,
	weight: 2,
	note: '=as the SLA says'
});
const gap = {
	...GROUND,
	metrics,
	plan,
	table: gapTable(metrics, plan, { resolution: { level: 2, documented: true } }),
	words: (one: (typeof INDICATORS)[number]) => ({
		name: indicatorName(one.id),
		definition: indicatorNote(one.id),
		source: sourceText(one)
	})
};

interface GapFile {
	schema: string;
	version: string;
	dataset: { as_of: string; zone: string };
	policy: unknown;
	activities: { activity: string; supported_level: number | null; indicators: Record<string, unknown>[] }[];
	components: unknown[];
}

describe('the gap file', () => {
	const file = JSON.parse(gapJson(gap)) as GapFile;
	const of = (id: string) =>
		file.activities.flatMap(({ indicators }) => indicators).find((one) => one['indicator'] === id);

	test('has nine activities and every indicator once, under what they were measured with', () => {
		expect(file.schema).toBe('rekap/gap@1');
		expect(file.version).toBe('9.9.9');
		expect(file.dataset).toMatchObject({ as_of: '2024-03-01T00:00:00.000Z', zone: 'Asia/Jakarta' });
		expect(file.policy).toEqual(DEFAULT_POLICY);
		expect(file.activities).toHaveLength(9);
		expect(file.components).toHaveLength(4);
		expect(file.activities.flatMap(({ indicators }) => indicators.map((one) => one['indicator']))).toEqual(
			INDICATORS.map(({ id }) => id)
		);
	});

	test('an indicator: 3 of 5 met, 0.8 wanted', () => {
		expect(of('sla.resolution.rate')).toEqual({
			indicator: 'sla.resolution.rate',
			name: 'Resolved within target',
			definition: metricNote('sla.resolution.rate'),
			component: 'process',
			unit: 'ratio',
			better: 'higher',
			current: 0.6,
			numerator: 3,
			n: 5,
			ideal: 0.8,
			source: expect.stringContaining('001.23') as string,
			note: '=as the SLA says',
			weight: 2,
			gap: expect.closeTo(0.2, 12) as number,
			attainment: expect.closeTo(0.75, 12) as number,
			reason: null
		});
	});

	test('the ratio that is no metric: 2 of 8 rows refused', () => {
		expect(of('logging.refused.rate')).toMatchObject({ current: 0.25, numerator: 2, n: 8, ideal: 0.01 });
	});

	test('what cannot be measured has no number and says what is missing', () => {
		expect(of('reopen.rate')).toMatchObject({ current: null, numerator: null, gap: null, attainment: null });
		expect(of('reopen.rate')?.['reason']).toBe('no_field: reopen_count');
		expect(of('fcr.rate')?.['reason']).toMatch(/^no_field: /);
	});

	test('levels: the lower of both is supported', () => {
		const resolution = file.activities.find(({ activity }) => activity === 'resolution');
		expect(resolution).toMatchObject({
			measured_level: 3,
			sop_level: 2,
			supported_level: 2,
			target_level: 4
		});
		expect(file.activities.find(({ activity }) => activity === 'closure')?.supported_level).toBeNull();
	});

	test('as CSV: a row per indicator, the same values, no formula', () => {
		const { data, errors } = Papa.parse<Record<string, string>>(gapCsv(gap).trimEnd(), { header: true });
		expect(errors).toEqual([]);
		expect(data.map((row) => row['indicator'])).toEqual(INDICATORS.map(({ id }) => id));
		const met = data.find((row) => row['indicator'] === 'sla.resolution.rate');
		expect(met).toMatchObject({
			activity: 'resolution',
			current: '0.6',
			numerator: '3',
			n: '5',
			note: "'=as the SLA says",
			activity_measured_level: '3',
			activity_sop_level: '2'
		});
		expect(data.find((row) => row['indicator'] === 'reopen.rate')).toMatchObject({
			current: '',
			reason: 'no_field: reopen_count'
		});
	});

	test('without a log every row is there, and none has a number', () => {
		const none = JSON.parse(
			gapJson({ ...gap, metrics: new Map(), table: gapTable(new Map(), DEFAULT_PLAN, {}) })
		) as GapFile;
		const all = none.activities.flatMap(({ indicators }) => indicators);
		expect(all).toHaveLength(INDICATORS.length);
		expect(all.filter((one) => one['current'] !== null || one['reason'] === null)).toEqual([]);
	});
});

describe('the comparison', async () => {
	const sides: [Side, Side] = [
		{ by: 'date', before: '2024-02-01' },
		{ by: 'date', from: '2024-02-01' }
	];
	const told = differences(await QUESTIONS.compare(db, {}, { sides }));
	const file = JSON.parse(
		compareJson({
			...GROUND,
			sides,
			names: ['before', 'after'],
			differences: told,
			words: (name) => ({ name: metricName(name), definition: metricNote(name) })
		})
	) as { schema: string; sides: unknown; methods: unknown; differences: Record<string, unknown>[] };
	const of = (metric: string) => file.differences.find((one) => one['metric'] === metric);

	test('has every figure that can be set side by side, and both sides in words', () => {
		expect(file.schema).toBe('rekap/compare@1');
		expect(file.sides).toEqual([
			{ by: 'date', before: '2024-02-01', name: 'before' },
			{ by: 'date', from: '2024-02-01', name: 'after' }
		]);
		expect(file.differences.map((one) => one['metric'])).toEqual(told.map(({ name }) => name));
		expect(file.methods).toMatchObject({ false_discovery_rate: 0.05, few: 20 });
	});

	test('a rate: 1 of 2 against 2 of 3, by Newcombe and the score test', () => {
		const rate = told.find(({ name }) => name === 'sla.resolution.rate')!;
		expect(of('sla.resolution.rate')).toMatchObject({
			one: { value: 0.5, n: 2, numerator: 1, reason: null },
			other: { value: 2 / 3, n: 3, numerator: 2, reason: null },
			difference: 2 / 3 - 0.5,
			interval: {
				lower: rate.interval!.lower,
				upper: rate.interval!.upper,
				method: expect.stringContaining('Newcombe') as string
			},
			effect: { kind: 'h', value: rate.effect!.value, method: 'Cohen’s h' },
			test: { p: rate.p, method: expect.stringContaining('score') as string },
			changed: false,
			few: true
		});
	});

	test('a median: 60 against 50 minutes, by the bootstrap and Mann–Whitney', () => {
		expect(of('time.resolution.median')).toMatchObject({
			one: { value: 60, n: 2 },
			other: { value: 50, n: 3 },
			difference: -10,
			interval: { method: expect.stringContaining('2000 resamples') as string },
			test: { method: expect.stringContaining('Mann–Whitney') as string }
		});
		// the mean has no interval of its own
		expect(of('time.resolution.mean')).toMatchObject({ interval: null, effect: { kind: 'delta' } });
	});

	test('a count has no test, what is not measurable its reason', () => {
		expect(of('recap.occurred')).toMatchObject({ difference: 1, interval: null, effect: null, test: null });
		expect(of('reopen.rate')).toMatchObject({
			one: { value: null, reason: 'no_field: reopen_count' },
			difference: null,
			test: null
		});
	});
});
