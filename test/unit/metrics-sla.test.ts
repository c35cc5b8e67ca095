import { describe, expect, test } from 'vitest';
import { bootEngine } from './engine.ts';
import { figures, type Data } from './tables.ts';

const db = await bootEngine();

/** One hour to respond, ten to resolve; priority 2 has no target. */
const policy = { targets: { 1: { response_minutes: 60, resolution_minutes: 600 } } };

describe('the target to resolve', () => {
	const data: Data = {
		incidents: [
			{ priority: 1, state: 'closed', resolved_at: '2024-01-01 10:00' }, // on the target: met
			{ priority: 1, state: 'closed', resolved_at: '2024-01-01 10:01' }, // a minute late: breached
			{ priority: 1, state: 'new', resolved_at: null }, // open past the target: breached
			{ priority: 1, state: 'new', opened_at: '2024-01-01 15:00' }, // open within the target: pending
			{ priority: null, state: 'closed', resolved_at: '2024-01-01 01:00' }, // no priority: no target
			{ priority: 2, state: 'closed', resolved_at: '2024-01-01 01:00' }, // no target for it
			{ priority: 1, state: 'closed', resolved_at: null }, // finished, nobody knows when
			{ priority: 1, state: 'cancelled', resolved_at: '2024-01-01 01:00' }
		],
		as_of: '2024-01-01 20:00'
	};

	test('met, breached, pending', async () => {
		expect((await figures(db, data, { policy }))('sla.resolution.rate')).toEqual([1 / 3, 3, 1]);
	});

	test('what is pending is judged once as_of is past its target', async () => {
		const later = await figures(db, { ...data, as_of: '2024-01-02 01:01' }, { policy });
		expect(later('sla.resolution.rate')).toEqual([1 / 4, 4, 1]);
		const now = await figures(db, { ...data, as_of: '2024-01-02 01:00' }, { policy });
		expect(now('sla.resolution.rate')).toEqual([1 / 3, 3, 1]);
	});

	test('one row, and none', async () => {
		const one = { priority: 1, state: 'closed', resolved_at: '2024-01-01 10:00' };
		expect((await figures(db, { incidents: [one] }, { policy }))('sla.resolution.rate')).toEqual([1, 1, 1]);
		const none = await figures(db, { incidents: [one] }, { policy, filter: { priority: ['2'] } });
		expect(none('sla.resolution.rate')).toBe('none');
	});

	test.each([
		[
			'without priorities',
			{ incidents: [{ state: 'closed', resolved_at: '2024-01-01 10:00' }] },
			'no_field priority'
		],
		[
			'without a target for any of them',
			{ incidents: [{ priority: 2, state: 'closed', resolved_at: '2024-01-01 10:00' }] },
			'no_target priority'
		],
		[
			'without times of finishing',
			{ incidents: [{ priority: 1, state: 'new' }], as_of: '2024-02-01 00:00' },
			'no_field resolved_at closed_at'
		]
	])('%s it is not measurable', async (_, incidents, reason) => {
		expect((await figures(db, incidents, { policy }))('sla.resolution.rate')).toBe(reason);
	});
});

describe('the target to respond', () => {
	const incidents = [
		{ acknowledged_at: '2024-01-01 01:00', state: 'new' }, // met
		{ acknowledged_at: '2024-01-01 01:01', state: 'new' }, // breached
		{ acknowledged_at: null, state: 'new' }, // open, past the target: breached
		{ acknowledged_at: null, state: 'new', opened_at: '2024-01-01 19:30' }, // pending
		{ acknowledged_at: null, state: 'closed' }, // finished and never acknowledged: breached
		{ acknowledged_at: '2023-12-31 23:00', state: 'new' } // before it was opened: left out
	].map((one) => ({ priority: 1, ...one }));

	test('met, breached, pending', async () => {
		const figure = await figures(db, { incidents, as_of: '2024-01-01 20:00' }, { policy });
		expect(figure('sla.response.rate')).toEqual([1 / 4, 4, 1]);
		expect(figure('time.response.mean')).toEqual([60.5, 2, null]);
	});

	test('without the column nothing is breached', async () => {
		const figure = await figures(db, { incidents: [{ priority: 1, state: 'closed' }] }, { policy });
		expect(figure('sla.response.rate')).toBe('no_field acknowledged_at');
		expect(figure('time.response.median')).toBe('no_field acknowledged_at');
	});
});

describe('what the tool says', () => {
	test('one vote per incident that has one; agreement where both are known', async () => {
		const figure = await figures(
			db,
			{
				incidents: [
					{ resolved_at: '2024-01-01 01:00', reported_sla_met: true }, // met, agreed
					{ resolved_at: '2024-01-01 01:00', reported_sla_met: false }, // met, disagreed
					{ resolved_at: '2024-01-03 00:00', reported_sla_met: false }, // breached, agreed
					{ resolved_at: '2024-01-03 00:00', reported_sla_met: null },
					{ resolved_at: null, state: 'new', opened_at: '2024-01-03 00:00', reported_sla_met: true } // pending
				].map((one) => ({ state: 'closed', priority: 1, ...one })),
				as_of: '2024-01-03 00:00'
			},
			{ policy }
		);
		expect(figure('sla.reported.rate')).toEqual([1 / 2, 4, 2]);
		expect(figure('sla.agreement.rate')).toEqual([2 / 3, 3, 2]);
	});

	test('not measurable without its column', async () => {
		const figure = await figures(db, { incidents: [{ priority: 1, state: 'new' }] }, { policy });
		expect(figure('sla.reported.rate')).toBe('no_field reported_sla_met');
		expect(figure('sla.agreement.rate')).toBe('no_field reported_sla_met');
	});
});

describe('times', () => {
	const resolved = (...hours: (number | null)[]) =>
		hours.map((hour) => ({
			state: 'closed',
			resolved_at: hour === null ? null : `2024-01-01 ${String(hour).padStart(2, '0')}:00`,
			closed_at: '2024-01-02 00:00'
		}));

	test('mean, median and ninth tenth of five', async () => {
		const figure = await figures(db, { incidents: resolved(1, 2, 3, 4, 10) });
		expect(figure('time.resolution.mean')).toEqual([240, 5, null]);
		expect(figure('time.resolution.median')).toEqual([180, 5, null]);
		// type 7: 4 h + 0.6 × (10 h − 4 h)
		expect(figure('time.resolution.p90')).toEqual([expect.closeTo(456, 9), 5, null]);
		expect(figure('time.close_lag.median')).toEqual([21 * 60, 5, null]);
	});

	test('a blank is not a time, not even where the finish is known from closing', async () => {
		const figure = await figures(db, { incidents: resolved(1, null, 3) });
		expect(figure('time.resolution.median')).toEqual([120, 2, null]);
		expect(figure('quality.finish_from_closed')).toEqual([1, null, null]);
		expect(figure('time.close_lag.median')).toEqual([22 * 60, 2, null]);
	});

	test('seconds count', async () => {
		const figure = await figures(db, {
			incidents: [
				{ state: 'closed', resolved_at: '2024-01-01 00:00:45' },
				{ state: 'closed', resolved_at: '2024-01-01 00:00:00' }
			]
		});
		expect(figure('time.resolution.mean')).toEqual([0.375, 2, null]);
	});

	test('cancelled incidents take no time', async () => {
		const figure = await figures(db, {
			incidents: [{ state: 'cancelled', resolved_at: '2024-01-01 01:00' }]
		});
		expect(figure('time.resolution.mean')).toBe('none');
	});

	test('not measurable without a column of resolution or closing', async () => {
		const figure = await figures(db, { incidents: [{ state: 'closed', closed_at: '2024-01-01 01:00' }] });
		expect(figure('time.resolution.mean')).toBe('no_field resolved_at');
		expect(figure('time.close_lag.median')).toBe('no_field resolved_at');
	});
});
