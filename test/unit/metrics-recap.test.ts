import { describe, expect, test } from 'vitest';
import { measure, prepare, recap, type Recap } from '../../src/metrics/index.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function shown(data: Data, filter: Filter = {}): Promise<Recap> {
	await fill(db, data);
	await prepare(db, DEFAULT_POLICY);
	return recap(db, filter);
}

/** Two priorities, three categories, one of them not recorded; one request, one cancelled. */
const DESK: Data = {
	incidents: [
		{ priority: 1, category: 'net', channel: 'phone', state: 'closed', resolved_at: '2024-01-01 00:30' },
		{ priority: 1, category: 'net', channel: 'mail', state: 'closed', resolved_at: '2024-01-01 05:00' },
		{ priority: 2, category: 'mail', channel: 'phone', state: 'new', resolved_at: null },
		{ priority: 2, category: null, channel: 'phone', state: 'closed', resolved_at: '2024-01-01 02:00' },
		{ priority: null, category: 'mail', channel: null, state: 'cancelled', resolved_at: null },
		{ priority: 1, category: 'net', channel: 'phone', state: 'new', record_type: 'service_request' }
	],
	as_of: '2024-01-01 06:00'
};

describe('slices and filters', () => {
	test('the whole, and each dimension adds up to it', async () => {
		const { total, priority, category, channel, group } = await shown(DESK);
		expect(total).toMatchObject({
			occurred: 5,
			resolved: 3,
			unresolved: 1,
			cancelled: 1,
			service_requests: 1,
			scope: 4,
			met: 2,
			breached: 1,
			pending: 1
		});
		for (const slices of [priority, category, channel, group])
			for (const name of [
				'occurred',
				'resolved',
				'unresolved',
				'cancelled',
				'scope',
				'met',
				'pending'
			] as const)
				expect(slices.reduce((sum, slice) => sum + slice[name], 0)).toBe(total[name]);
	});

	test('in order: priorities by number, others by size, not recorded last', async () => {
		const { priority, category, channel, group } = await shown(DESK);
		expect(priority.map(({ key, occurred }) => [key, occurred])).toEqual([
			['1', 2],
			['2', 2],
			['', 1]
		]);
		expect(category.map(({ key, occurred }) => [key, occurred])).toEqual([
			['mail', 2],
			['net', 2],
			['', 1]
		]);
		expect(channel.map(({ key, occurred }) => [key, occurred])).toEqual([
			['phone', 3],
			['mail', 1],
			['', 1]
		]);
		expect(group.map(({ key }) => key)).toEqual(['']);
	});

	test('a dimension is under all filters but its own', async () => {
		const { total, priority, category, channel } = await shown(DESK, { priority: ['1'], channel: ['phone'] });
		expect(total).toMatchObject({ occurred: 1, resolved: 1, service_requests: 1 });
		expect(priority.map(({ key, occurred }) => [key, occurred])).toEqual([
			['1', 1],
			['2', 2]
		]);
		expect(channel.map(({ key, occurred }) => [key, occurred])).toEqual([
			['mail', 1],
			['phone', 1]
		]);
		expect(category.map(({ key, occurred }) => [key, occurred])).toEqual([['net', 1]]);
	});

	test("'' stands for not recorded, an empty choice keeps all, a chosen value stays even where it is empty", async () => {
		expect((await shown(DESK, { priority: [''] })).total.occurred).toBe(1);
		expect((await shown(DESK, { category: ['', 'net'] })).total.occurred).toBe(3);
		expect((await shown(DESK, { category: [] })).total.occurred).toBe(5);
		const { priority, total } = await shown(DESK, { priority: ['2'], channel: ['mail'] });
		expect(total.occurred).toBe(0);
		expect(priority.map(({ key, occurred }) => [key, occurred])).toEqual([
			['1', 1],
			['2', 0]
		]);
	});

	test('an empty word is not recorded either', async () => {
		const { category, total } = await shown({
			incidents: [{ category: '' }, { category: null }, { category: 'net' }]
		});
		expect(total.occurred).toBe(3);
		expect(category.map(({ key, occurred }) => [key, occurred])).toEqual([
			['net', 1],
			['', 2]
		]);
	});

	test('a hostile value is a value', async () => {
		const hostile = "net'); DROP TABLE fact; --";
		const data = { incidents: [{ category: hostile }, { category: 'net' }] };
		expect((await shown(data, { category: [hostile] })).total.occurred).toBe(1);
		expect((await shown(data, { month: [hostile], priority: [hostile] })).total.occurred).toBe(0);
		expect((await recap(db, {})).total.occurred).toBe(2);
	});

	test('what cannot be told is null, not 0', async () => {
		const without = await shown(DESK);
		expect(without.total).toMatchObject({ escalated: null, escalated_hierarchically: null, reopened: null });
		expect(without.transfer_evidence).toBeNull();
		const list = { incidents: [{ reassignment_count: 2, reopen_count: 0, escalated_hierarchically: true }] };
		const told = await shown(list);
		expect(told.total).toMatchObject({ escalated: 1, escalated_hierarchically: 1, reopened: 0 });
		expect(told.transfer_evidence).toBe('count');
	});

	test('the recap and the metrics say the same', async () => {
		const { total, ages, durations } = await shown(DESK, { channel: ['phone'] });
		const metrics = await measure(db, { channel: ['phone'] });
		const value = (name: string) => metrics.get(name)?.value;
		expect(value('recap.occurred')).toBe(total.occurred);
		expect(value('sla.resolution.rate')).toBe(total.met / (total.met + total.breached));
		expect(value('backlog.overdue')).toBe(ages.overdue);
		expect(value('time.resolution.median')).toBe(durations.median_minutes);
	});

	test('statements asked for together do not change one another', async () => {
		await shown(DESK);
		const [one, two] = await Promise.all([recap(db, { priority: ['1'] }), recap(db, { priority: ['2'] })]);
		expect([one.total.resolved, two.total.resolved]).toEqual([2, 1]);
	});

	test('a changed policy judges anew', async () => {
		expect((await shown(DESK)).total.met).toBe(2);
		await prepare(db, { ...DEFAULT_POLICY, targets: { 1: { response_minutes: 1, resolution_minutes: 1 } } });
		expect((await recap(db, {})).total).toMatchObject({ met: 0, breached: 2, pending: 0 });
	});

	test('nothing loaded, nothing to show', async () => {
		const { total, months, priority, durations, ages } = await shown({ incidents: [] });
		expect(total.occurred).toBe(0);
		expect([months, priority]).toEqual([[], []]);
		expect(durations).toMatchObject({ n: 0, median_minutes: null });
		expect(ages).toMatchObject({ open: 0, overdue: null });
	});
});

test('a kind is one combination of all that is counted', async () => {
	await shown({
		incidents: [null, 'new', 'closed', 'cancelled'].flatMap((state) =>
			[1, null].flatMap((priority) =>
				[0, 1].flatMap((count) =>
					[true, false].flatMap((escalated_hierarchically) =>
						[null, '2024-01-01 00:30', '2024-01-02 00:00'].map((resolved_at) => ({
							state,
							priority,
							reopen_count: count,
							reassignment_count: count,
							escalated_hierarchically,
							resolved_at,
							record_type: count === 0 && priority === null ? 'service_request' : 'incident'
						}))
					)
				)
			)
		)
	});
	const flags = `is_request, is_cancelled, is_resolved, is_open, sla_resolution, escalated, escalated_hierarchically,
		ever_finished, reopened`;
	const mixed = await db.rows(
		`SELECT kind FROM (SELECT DISTINCT kind, ${flags} FROM fact WHERE is_resolved OR is_open) GROUP BY kind HAVING count(*) > 1`
	);
	expect(mixed).toEqual([]);
});
