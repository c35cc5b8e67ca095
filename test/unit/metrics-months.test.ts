import { describe, expect, test } from 'vitest';
import { BIN_EDGES } from '../../src/metrics/durations.ts';
import { monthly, prepare, recap, type Month, type Recap } from '../../src/metrics/index.ts';
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
