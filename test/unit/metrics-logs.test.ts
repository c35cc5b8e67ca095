import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { list, measure, monthly, prepare, recap, type Metrics } from '../../src/metrics/index.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

// Known answers, counted once by other means: site zone UTC.

const UCI = 'data/incident_event_log.zip';
const DEMO = 'data/servicenow_demo_incidents.csv';

const parts = (metrics: Metrics, name: string) => {
	const { numerator, n } = metrics.get(name) ?? {};
	return [numerator, n];
};
const hours = (metrics: Metrics, name: string) => Number(metrics.get(name)?.value) / 60;

describe.skipIf(!hasShared(UCI))('a year and more of a ServiceNow desk (UCI)', () => {
	let db: Database;
	let metrics: Metrics;

	beforeAll(async () => {
		({ db } = await loaded([fileAt(`../shared/${UCI}`)]));
		await prepare(db, DEFAULT_POLICY);
		metrics = await measure(db, {});
	}, 180_000);

	test('incidents, all of them closed', () => {
		expect(metrics.get('recap.occurred')?.value).toBe(24_918);
		expect(metrics.get('recap.resolved')?.value).toBe(24_918);
		expect(metrics.get('quality.rows')?.value).toBe(141_712);
	});

	test('what the tool says of its targets: one vote per incident', async () => {
		expect(parts(metrics, 'sla.reported.rate')).toEqual([15_803, 24_918]);
		expect(metrics.get('sla.reported.rate')?.value).toBeCloseTo(0.6342, 4);
		const expected = { 1: [5, 270], 2: [2, 408], 3: [15_145, 23_466], 4: [651, 774] };
		for (const [priority, counts] of Object.entries(expected)) {
			const filter: Filter = { priority: [priority] };
			expect(parts(await measure(db, filter), 'sla.reported.rate')).toEqual(counts);
		}
	});

	test('recorded time to resolve; blanks are filled from events for verdicts only', () => {
		expect(metrics.get('time.resolution.mean')?.n).toBe(23_362);
		expect(hours(metrics, 'time.resolution.mean')).toBeCloseTo(178.1716, 4);
		expect(hours(metrics, 'time.resolution.median')).toBeCloseTo(22.1, 10);
		expect(metrics.get('quality.finish_from_events')?.value).toBe(1_556);
		expect(metrics.get('sla.resolution.rate')?.n).toBe(24_918);
	});

	test('opened to closed', async () => {
		const [closed] = await db.rows(
			`SELECT avg(seconds) / 3600 AS mean, quantile_cont(seconds, 0.5) / 3600 AS median
			FROM (SELECT elapsed_seconds(opened_at, closed_at) AS seconds FROM incident)`
		);
		expect(closed?.mean).toBeCloseTo(315.3286, 4);
		expect(closed?.median).toBeCloseTo(145.8667, 4);
	});

	test('groups: known, changed, and back again', () => {
		expect(parts(metrics, 'escalation.functional.rate')).toEqual([9_575, 24_918]);
		expect(parts(metrics, 'escalation.ping_pong.rate')).toEqual([2_217, 24_545]);
	});

	test('reopened', () => {
		expect(parts(metrics, 'reopen.rate')).toEqual([275, 24_918]);
	});

	test('the first month begins inside, and nothing is open at the end', async () => {
		const { months, ages } = await recap(db, {});
		expect(months.at(0)).toMatchObject({ month: '2016-02', partial: true });
		expect(months.at(-1)).toMatchObject({ month: '2017-02', backlog_end: 0, partial: true });
		expect(ages.open).toBe(0);
		const series = await monthly(db, {});
		expect(series.reduce((sum, { opened }) => sum + opened, 0)).toBe(24_918);
		expect(series.reduce((sum, { resolved }) => sum + resolved, 0)).toBe(24_918);
	});

	test('the tool’s own counts as evidence', async () => {
		await prepare(db, { ...DEFAULT_POLICY, transfer_evidence: 'count' });
		const counted = await measure(db, {});
		expect(parts(counted, 'escalation.functional.rate')).toEqual([11_369, 24_918]);
		expect(parts(counted, 'fcr.rate')).toEqual([13_487, 24_918]);
	});
});

describe.skipIf(!hasShared(DEMO))('records made up for a demonstration (ServiceNow)', () => {
	test('closed before resolved, and closed but still in progress', async () => {
		const { db } = await loaded([fileAt(`../shared/${DEMO}`)]);
		await prepare(db, DEFAULT_POLICY);
		const metrics = await measure(db, {});
		expect(metrics.get('recap.occurred')?.value).toBe(67);
		expect(metrics.get('recap.resolved')?.value).toBe(27);
		expect(metrics.get('quality.closed_before_resolved')?.value).toBe(20);
		const query = { page: 0, sort: 'closed_at', descending: true, part: 'unresolved' };
		const { rows } = await list(db, {}, query);
		expect(rows.filter((row) => row.state === 'in_progress' && row.closed_at !== null)).toHaveLength(8);
	});
});

interface Answers {
	zone: string;
	rows: number;
	refused: number | unknown[];
	duplicates: number;
	metrics: Record<string, Partial<Record<'value' | 'n' | 'numerator', number | null>>>;
	monthly: Record<string, number | string | null>[];
}

describe.each([
	['desk', 'csv'],
	['servicenow', 'json'],
	['dirty', 'csv']
])('the made-up desk (%s.%s), whose answers its generator counted', (name, type) => {
	const answers = JSON.parse(readFileSync(`sample-data/${name}.answers.json`, 'utf8')) as Answers;
	let db: Database;

	beforeAll(async () => {
		({ db } = await loaded([fileAt(`sample-data/${name}.${type}`)], { zone: answers.zone }));
		await prepare(db, DEFAULT_POLICY);
	}, 180_000);

	test('metrics', async () => {
		const metrics = await measure(db, {});
		const known = Object.entries(answers.metrics).filter(([metric]) => metrics.has(metric));
		expect(known.length).toBeGreaterThan(30);
		for (const [metric, { value = null, n, numerator }] of known) {
			const found = metrics.get(metric);
			// without a column of record types the generator knows that there are no requests; the file does not say so
			if (metric === 'recap.service_requests' && found?.missing?.kind === 'no_field') continue;
			expect([metric, found?.value]).toEqual([metric, value === null ? null : expect.closeTo(value, 9)]);
			if (n !== undefined && value !== null) expect([metric, found?.n]).toEqual([metric, n]);
			if (numerator !== undefined) expect([metric, found?.numerator]).toEqual([metric, numerator]);
		}
	});

	test('what the generator need not count: the file, the clock that never stops, the mass outage', async () => {
		const metrics = await measure(db, {});
		const value = (metric: string) => metrics.get(metric)?.value;
		// on the default clock, which never stops, time on it is elapsed time
		for (const of of ['mean', 'median', 'p90'])
			expect(value(`time.resolution_clock.${of}`)).toBeCloseTo(value(`time.resolution.${of}`) ?? NaN, 9);
		expect(value('quality.rows')).toBe(answers.rows);
		expect(value('quality.refused')).toBe(
			typeof answers.refused === 'number' ? answers.refused : answers.refused.length
		);
		expect(value('quality.duplicates')).toBe(answers.duplicates);
		if (name !== 'desk') return;
		// sample-data/README.md: one parent and 120 children on 2026-03-14
		expect([value('quality.parents'), value('quality.children')]).toEqual([1, 120]);
		expect([value('quality.unknown_state'), value('quality.unparsed_dates')]).toEqual([0, 0]);
	});

	test('months', async () => {
		const months = await monthly(db, {});
		expect(months).toHaveLength(answers.monthly.length);
		for (const [i, month] of months.entries())
			for (const [column, value] of Object.entries(month)) {
				const known = answers.monthly[i]?.[column];
				if (known === undefined) continue;
				expect([column, value]).toEqual([
					column,
					typeof known === 'number' ? expect.closeTo(known, 9) : known
				]);
			}
	});
});
