import { describe, expect, test } from 'vitest';
import { measure, monthly, prepare, recap, type Month, type Recap } from '../../src/metrics/index.ts';
import { BIN_EDGES } from '../../src/metrics/durations.ts';
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

describe('months', () => {
	const FLOW: Data = {
		incidents: [
			{ opened_at: '2024-01-31 23:30', state: 'closed', resolved_at: '2024-02-01 10:00' },
			{ opened_at: '2024-01-10 00:00', state: 'closed', resolved_at: '2024-01-11 00:00' },
			{ opened_at: '2024-01-10 00:00', state: 'new', resolved_at: null },
			{ opened_at: '2024-04-02 00:00', state: 'cancelled', updated_at: '2024-04-03 00:00' },
			{ opened_at: '2024-04-02 00:00', state: 'closed', resolved_at: null, closed_at: '2024-04-30 12:00' }
		].map((one) => ({ priority: 5, ...one })),
		as_of: '2024-05-15 00:00'
	};
	const column = (months: readonly Month[], name: keyof Month) => months.map((month) => month[name]);

	test('from the first opened to as_of, empty months too', async () => {
		const { months } = await shown(FLOW);
		expect(column(months, 'month')).toEqual(['2024-01', '2024-02', '2024-03', '2024-04', '2024-05']);
		expect(column(months, 'opened')).toEqual([3, 0, 0, 2, 0]);
		expect(column(months, 'resolved')).toEqual([1, 1, 0, 1, 0]);
		expect(column(months, 'closed')).toEqual([0, 0, 0, 1, 0]);
		expect(column(months, 'cancelled')).toEqual([0, 0, 0, 1, 0]);
		expect(column(months, 'backlog_end')).toEqual([2, 1, 1, 1, 1]);
		expect(column(months, 'scope')).toEqual([3, 0, 0, 1, 0]);
		expect(column(months, 'partial')).toEqual([true, false, false, false, true]);
	});

	test('the last backlog is what is open, where every finish has a time inside', async () => {
		const { months, ages } = await shown(FLOW);
		expect(months.at(-1)?.backlog_end).toBe(ages.open);
		const untimed = { state: 'closed', resolved_at: null, closed_at: null };
		const early = { state: 'closed', resolved_at: '2023-06-01 00:00' };
		const { months: flow, total } = await shown({ ...FLOW, incidents: [...FLOW.incidents, untimed, early] });
		const known = column(flow, 'resolved').reduce((sum: number, count) => sum + Number(count), 0);
		expect(total.resolved - known).toBe(2);
		expect(flow.at(-1)?.backlog_end).toBe(total.unresolved + 2);
	});

	test('verdicts by the month of finishing, and by that of opening', async () => {
		const { months } = await shown(FLOW);
		expect(column(months, 'met')).toEqual([1, 1, 0, 0, 0]);
		expect(column(months, 'breached')).toEqual([0, 0, 0, 1, 0]);
		expect(column(months, 'opened_met')).toEqual([2, 0, 0, 0, 0]);
		expect(column(months, 'opened_breached')).toEqual([1, 0, 0, 1, 0]);
	});

	test('months are those of the site clock', async () => {
		const { months } = await shown({ ...FLOW, offset_minutes: 60 });
		expect(column(months, 'opened')).toEqual([2, 1, 0, 2, 0]);
		const west = await shown({ ...FLOW, offset_minutes: -600 });
		expect(column(west.months, 'resolved')).toEqual([1, 1, 0, 1, 0]);
		expect((await recap(db, { month: ['2024-01'] })).total.occurred).toBe(3);
	});

	test('a chosen month narrows all but the months', async () => {
		const { months, total } = await shown(FLOW, { month: ['2024-04'] });
		expect(total).toMatchObject({ occurred: 2, cancelled: 1, resolved: 1 });
		expect(column(months, 'opened')).toEqual([3, 0, 0, 2, 0]);
	});

	test('a first month that begins on its first day, a last that ends on its last, are whole', async () => {
		const { months } = await shown({
			incidents: [{ opened_at: '2024-01-01 08:00', state: 'new' }],
			as_of: '2024-02-29 23:00'
		});
		expect(column(months, 'partial')).toEqual([false, false]);
	});

	test('the exported series', async () => {
		await shown(FLOW);
		expect(await monthly(db, { month: ['2024-04'] })).toEqual([
			row('2024-01', 3, 1, 0, 2, 1, 24 * 60),
			row('2024-02', 0, 1, 0, 1, 1, 630),
			row('2024-03', 0, 0, 0, 1, null, null),
			row('2024-04', 2, 1, 1, 1, 0, null),
			row('2024-05', 0, 0, 0, 1, null, null)
		]);
		function row(
			month: string,
			opened: number,
			resolved: number,
			closed: number,
			backlog_end: number,
			within: number | null,
			median: number | null
		) {
			return {
				month,
				opened,
				resolved,
				closed,
				backlog_end,
				'sla.resolution.rate': within,
				'escalation.functional.rate': null,
				'time.resolution.median': median
			};
		}
	});
});

describe('durations', () => {
	test('bins, median and ninth tenth', async () => {
		const minutes = [0, 1, 59, 60, 61, 525_599, 525_600, 9_999_999];
		const { durations } = await shown({
			incidents: minutes.map((minute) => ({
				opened_at: '2000-01-01 00:00',
				state: 'closed',
				resolved_at: new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString()
			}))
		});
		expect(durations.n).toBe(8);
		expect(durations.median_minutes).toBe(60.5);
		expect(durations.bins.filter(({ count }) => count > 0)).toEqual([
			{ from_minutes: 0, to_minutes: 1, count: 1 },
			{ from_minutes: 1, to_minutes: 2, count: 1 },
			{ from_minutes: 45, to_minutes: 60, count: 1 },
			{ from_minutes: 60, to_minutes: 90, count: 2 },
			{ from_minutes: 388_800, to_minutes: 525_600, count: 1 },
			{ from_minutes: 525_600, to_minutes: 5_256_000, count: 2 }
		]);
	});

	test('the edges in SQL are those in the histogram', async () => {
		const edges = await db.rows<{ below: number; at: number }>(
			`SELECT duration_bin(60 * edge - 1)::INTEGER AS below, duration_bin(60 * edge)::INTEGER AS at
			FROM (SELECT unnest([${BIN_EDGES.join(', ')}]) AS edge) ORDER BY edge`
		);
		expect(edges).toEqual(BIN_EDGES.map((_, i) => ({ below: i, at: i + 1 })));
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
