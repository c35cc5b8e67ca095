import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { isShared, SHARES, type SharedMetric } from '../../src/metrics/compare/rates.ts';
import { measure, prepare, QUESTIONS } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import type { Side } from '../../src/model/filter.ts';
import { bootEngine } from './engine.ts';
import { fileAt, hasShared, loaded } from './loading.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

const BEFORE: Side = { by: 'date', before: '2024-02-01' };
const AFTER: Side = { by: 'date', from: '2024-02-01' };

/** P1 has an hour: one of two met in January, two of three in February. */
const DESK: Data = {
	as_of: '2024-03-01 00:00',
	offset_minutes: 420,
	incidents: [
		['2024-01-10 00:00', 30, 'Gold'],
		['2024-01-31 16:59', 90, 'Gold'],
		['2024-01-31 17:00', 30, null], // midnight on the site clock
		['2024-02-10 00:00', 50, 'Gold'],
		['2024-02-11 00:00', 120, 'Basic']
	].map(([opened_at, minutes, segment]) => ({
		opened_at: String(opened_at),
		resolved_at: new Date(Date.parse(`${opened_at}Z`) + Number(minutes) * 60_000).toISOString(),
		state: 'closed',
		priority: 1,
		segment: segment as string | null
	}))
};

describe('two sides', () => {
	test('before and after a day on the site clock', async () => {
		await fill(db, DESK);
		await prepare(db, DEFAULT_POLICY);
		const { one, other, values } = await QUESTIONS.compare(db, {}, { sides: [BEFORE, AFTER] });
		expect(one.get('sla.resolution.rate')).toMatchObject({ value: 0.5, n: 2, numerator: 1 });
		expect(other.get('sla.resolution.rate')).toMatchObject({ value: 2 / 3, n: 3, numerator: 2 });
		expect(one.get('logging.completeness.rate')?.n).toBe(2);
		expect(values.get('time.resolution')).toEqual({
			value: Float64Array.of(30, 50, 90, 120),
			one: Float64Array.of(1, 0, 1, 0),
			other: Float64Array.of(1, 1, 0, 1)
		});
	});

	test('months, a dimension, a column, a file; nothing recorded; nobody', async () => {
		const n = async (side: Side) => (await measure(db, { side })).get('recap.occurred')?.value;
		expect(await n({ by: 'month', from: '2024-01', to: '2024-01' })).toBe(2);
		expect(await n({ by: 'month', from: '2024-01', to: '2024-02' })).toBe(5);
		expect(await n({ by: 'priority', value: '1' })).toBe(5);
		expect(await n({ by: 'segment', value: 'Gold' })).toBe(3);
		expect(await n({ by: 'segment', value: '' })).toBe(1);
		expect(await n({ by: 'segment', value: "x' OR true --" })).toBe(0);
		expect(await n({ by: 'date', from: '2024-02-10', before: '2024-02-11' })).toBe(1);
		expect(await n({ by: 'date' })).toBe(5);
	});

	test('what can be set side by side', async () => {
		const { segment, service, file } = await QUESTIONS.sides(db, {});
		expect(segment).toEqual([
			{ value: 'Gold', n: 3 },
			{ value: '', n: 1 },
			{ value: 'Basic', n: 1 }
		]);
		expect(service).toBeUndefined();
		expect(file).toHaveLength(1);
	});

	test('a rate by layer', async () => {
		const rows = await QUESTIONS.layers(db, {}, { sides: [BEFORE, AFTER], metric: 'sla.resolution.rate' });
		expect(rows.filter(({ layer }) => layer === 'priority')).toEqual([
			{ layer: 'priority', key: '1', one_hits: 1, one_n: 2, other_hits: 2, other_n: 3 }
		]);
	});

	test('no incident on either side', async () => {
		await fill(db, { incidents: [], present: ['state'] });
		await prepare(db, DEFAULT_POLICY);
		const { one, values } = await QUESTIONS.compare(db, {}, { sides: [BEFORE, AFTER] });
		expect(one.get('recap.occurred')?.value).toBe(0);
		expect(values.size).toBe(0);
	});
});

describe.each([
	['the sample', 'sample-data/desk.csv'],
	['the UCI log', '../shared/data/incident_event_log.zip']
])('rates told one by one, on %s', (_, path) => {
	const there = !path.startsWith('..') || hasShared(path.replace('../shared/', ''));
	let log: Database;
	beforeAll(async () => {
		if (!there) return;
		log = (await loaded([fileAt(path)], { zone: 'Asia/Jakarta' })).db;
		await prepare(log, DEFAULT_POLICY);
	});

	test.skipIf(!there)('add up to the metric, on either side and by every layer', async () => {
		const sides: [Side, Side] = [
			{ by: 'month', from: '2000-01', to: '2016-04' },
			{ by: 'month', from: '2016-05', to: '2026-05' }
		];
		const { one, other } = await QUESTIONS.compare(log, {}, { sides });
		expect([...one.keys()].filter((name) => name.endsWith('.rate') && !isShared(name))).toEqual([
			'logging.completeness.rate'
		]);
		for (const metric of Object.keys(SHARES) as SharedMetric[]) {
			const rows = await QUESTIONS.layers(log, {}, { sides, metric });
			for (const layer of ['priority', 'category', 'group', 'channel']) {
				const sum = (of: 'one_hits' | 'one_n' | 'other_hits' | 'other_n') =>
					rows.filter((row) => row.layer === layer).reduce((whole, row) => whole + row[of], 0);
				for (const [side, hits, n] of [
					[one, 'one_hits', 'one_n'],
					[other, 'other_hits', 'other_n']
				] as const) {
					const figure = side.get(metric);
					if (figure?.missing?.kind === 'no_field' || figure?.n === null) continue;
					expect([metric, layer, sum(hits), sum(n)]).toEqual([metric, layer, figure?.numerator, figure?.n]);
				}
			}
		}
	});
});
