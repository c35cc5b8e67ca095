import { describe, expect, test } from 'vitest';
import { monthly, prepare, recap } from '../../src/metrics/index.ts';
import { trends, type SeriesName, type Trends } from '../../src/metrics/trends/trends.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function asked(data: Data, filter: Filter = {}, policy: Partial<Policy> = {}): Promise<Trends> {
	await fill(db, data);
	await prepare(db, { ...DEFAULT_POLICY, ...policy });
	return trends(db, filter);
}

const of = ({ series }: Trends, name: SeriesName) => series.find((one) => one.name === name)!;
/** hits of n by month, or the value alone. */
const rates = (all: Trends, name: SeriesName) => of(all, name).points.map(({ hits, n }) => [hits, n]);
const values = (all: Trends, name: SeriesName) => of(all, name).points.map(({ value }) => value);

/** P3: answer within 2 h, resolve within 24 h. */
const FIVE: Data = {
	incidents: [
		{
			opened_at: '2024-01-10 00:00',
			acknowledged_at: '2024-01-10 01:00',
			resolved_at: '2024-01-10 10:00',
			state: 'closed',
			assignment_group: 'Desk',
			reassignment_count: 0,
			reopen_count: 0
		},
		// answered on the last of January, late; resolved in February, in time
		{
			opened_at: '2024-01-31 12:00',
			acknowledged_at: '2024-01-31 22:00',
			resolved_at: '2024-02-01 08:00',
			state: 'closed',
			assignment_group: 'Field',
			reassignment_count: 2,
			reopen_count: 0
		},
		// never answered: missed in the month it finished
		{
			opened_at: '2024-01-15 00:00',
			acknowledged_at: null,
			resolved_at: '2024-02-20 00:00',
			state: 'closed',
			assignment_group: 'Field',
			reassignment_count: 1,
			reopen_count: 1
		},
		// open, never answered and past both targets: in no month
		{
			opened_at: '2024-02-05 00:00',
			acknowledged_at: null,
			resolved_at: null,
			state: 'in_progress',
			assignment_group: null,
			reassignment_count: 0,
			reopen_count: 0
		},
		{
			opened_at: '2024-02-06 00:00',
			acknowledged_at: '2024-02-06 00:30',
			resolved_at: null,
			state: 'cancelled',
			assignment_group: 'Desk',
			reassignment_count: 1,
			reopen_count: 0
		}
	].map((one) => ({ priority: 3, ...one })),
	as_of: '2024-04-30 12:00'
};

describe('series by month', () => {
	test('each by its own month', async () => {
		const all = await asked(FIVE);
		const months = of(all, 'opened').points;
		expect(months.map(({ month }) => month)).toEqual(['2024-01', '2024-02', '2024-03', '2024-04']);
		expect(months.map(({ partial }) => partial)).toEqual([true, false, false, false]);
		expect(values(all, 'opened')).toEqual([3, 2, 0, 0]);
		expect(values(all, 'resolved')).toEqual([1, 2, 0, 0]);
		expect(values(all, 'backlog_end')).toEqual([2, 1, 1, 1]);
		expect(rates(all, 'sla.resolution.rate')).toEqual([
			[1, 1],
			[1, 2],
			[0, 0],
			[0, 0]
		]);
		expect(rates(all, 'sla.response.rate')).toEqual([
			[1, 2],
			[0, 1],
			[0, 0],
			[0, 0]
		]);
		expect(rates(all, 'escalation.functional.rate')).toEqual([
			[2, 3],
			[0, 1],
			[0, 0],
			[0, 0]
		]);
		expect(rates(all, 'reopen.rate')).toEqual([
			[1, 3],
			[0, 0],
			[0, 0],
			[0, 0]
		]);
		expect(rates(all, 'fcr.rate')).toEqual([
			[1, 1],
			[0, 2],
			[0, 0],
			[0, 0]
		]);
		// 600 min; 20 h and 36 d
		expect(values(all, 'time.resolution.median')).toEqual([600, (1200 + 36 * 1440) / 2, null, null]);
		expect(of(all, 'time.resolution.median').points.map(({ n }) => n)).toEqual([1, 2, 0, 0]);
	});

	test('a month with nothing to divide has no rate, a count of 0', async () => {
		const all = await asked(FIVE);
		expect(values(all, 'sla.response.rate')).toEqual([1 / 2, 0, null, null]);
		expect(values(all, 'opened').slice(2)).toEqual([0, 0]);
		expect(of(all, 'sla.response.rate').missing).toBeNull();
	});

	test('are those of the recap and of the exported months', async () => {
		const all = await asked(FIVE);
		const exported = await monthly(db, {});
		for (const name of [
			'sla.resolution.rate',
			'escalation.functional.rate',
			'time.resolution.median'
		] as const)
			expect(values(all, name), name).toEqual(exported.map((month) => month[name]));
		expect(values(all, 'backlog_end')).toEqual((await recap(db, {})).months.map((one) => one.backlog_end));
	});

	test('on the policy’s clock, from 8 to 16', async () => {
		const day = [{ from_minute: 480, to_minute: 960 }];
		const calendar = { week: [day, day, day, day, day, day, day], holidays: [] };
		const all = await asked(FIVE, {}, { calendar });
		// two hours; four hours, and 36 days of eight
		expect(values(all, 'time.resolution_clock.median')).toEqual([120, (240 + 36 * 480) / 2, null, null]);
		expect(values(all, 'time.resolution.median')[0]).toBe(600);
	});

	test('a chosen month narrows no series, other filters do', async () => {
		const all = await asked(FIVE, { month: ['2024-02'], group: ['Field'] });
		expect(values(all, 'opened')).toEqual([2, 0, 0, 0]);
		expect(rates(all, 'sla.response.rate').slice(0, 2)).toEqual([
			[0, 1],
			[0, 1]
		]);
	});

	test('the site clock decides the month of an answer', async () => {
		const all = await asked({ ...FIVE, offset_minutes: 180 });
		expect(rates(all, 'sla.response.rate').slice(0, 2)).toEqual([
			[1, 1],
			[0, 2]
		]);
	});
});

describe('what cannot be told', () => {
	test('names what is lacking, and has no value', async () => {
		const all = await asked({
			incidents: [{ state: 'closed', resolved_at: '2024-01-02 00:00' }],
			as_of: '2024-02-29 12:00'
		});
		const lacking = (name: SeriesName) => of(all, name).missing;
		expect(lacking('opened')).toBeNull();
		expect(lacking('sla.resolution.rate')).toEqual({ kind: 'no_field', fields: ['priority'] });
		expect(lacking('sla.response.rate')).toEqual({ kind: 'no_field', fields: ['acknowledged_at'] });
		expect(lacking('reopen.rate')).toEqual({ kind: 'no_field', fields: ['reopen_count'] });
		expect(values(all, 'escalation.functional.rate')).toEqual([null, null]);
		expect(all.groups[0]).toMatchObject({ missing: { kind: 'no_field' }, groups: [], without: 0 });
	});

	test('nothing to divide is another reason', async () => {
		const all = await asked({
			incidents: [{ state: 'new', priority: 3, resolved_at: null, acknowledged_at: null }],
			as_of: '2024-01-01 01:00'
		});
		expect(of(all, 'sla.resolution.rate').missing).toEqual({ kind: 'none', fields: [] });
		expect(values(all, 'backlog_end')).toEqual([1]);
	});

	test('no incident at all: no months', async () => {
		const all = await asked({ incidents: [], as_of: '2024-01-01 00:00' });
		expect(of(all, 'opened').points).toEqual([]);
		expect(of(all, 'opened').missing).toEqual({ kind: 'none', fields: [] });
	});
});

describe('groups', () => {
	test('by the last group; those without are counted apart', async () => {
		const { groups } = await asked(FIVE, { group: ['Desk'] });
		expect(groups).toEqual([
			{
				name: 'sla.resolution.rate',
				better: 'higher',
				missing: null,
				groups: [
					{ key: 'Desk', hits: 1, n: 1 },
					{ key: 'Field', hits: 1, n: 2 }
				],
				without: 1
			},
			{
				name: 'escalation.functional.rate',
				better: 'lower',
				missing: null,
				groups: [
					{ key: 'Desk', hits: 0, n: 1 },
					{ key: 'Field', hits: 2, n: 2 }
				],
				without: 1
			},
			{
				name: 'reopen.rate',
				better: 'lower',
				missing: null,
				groups: [
					{ key: 'Desk', hits: 0, n: 1 },
					{ key: 'Field', hits: 1, n: 2 }
				],
				without: 0
			}
		]);
	});
});
