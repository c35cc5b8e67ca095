import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { bootEngine } from './engine.ts';
import { figures, type Data } from './tables.ts';

const db = await bootEngine();

describe('what became of incidents', () => {
	const FIVE: Data = {
		incidents: [
			{ state: 'resolved', resolved_at: '2024-01-02 00:00' },
			{ state: 'closed', resolved_at: null },
			{ state: 'in_progress' },
			{ state: null },
			{ state: 'cancelled' }
		]
	};

	test('occurred = resolved + unresolved + cancelled', async () => {
		const figure = await figures(db, FIVE);
		expect(figure('recap.occurred')).toEqual([5, null, null]);
		expect(figure('recap.resolved')).toEqual([2, null, null]);
		expect(figure('recap.unresolved')).toEqual([2, null, null]);
		expect(figure('recap.cancelled')).toEqual([1, null, null]);
	});

	test('service requests are counted apart, and only where a column says so', async () => {
		expect((await figures(db, FIVE))('recap.service_requests')).toBe('no_field record_type');
		const figure = await figures(db, {
			incidents: [
				{ record_type: 'service_request', state: 'closed', resolved_at: '2024-01-02 00:00' },
				{ record_type: 'service_request', state: 'in_progress', resolved_at: null },
				{ record_type: 'service_request', state: 'cancelled', resolved_at: null },
				{ record_type: 'incident', state: 'new', resolved_at: null },
				{ record_type: null, state: 'new', resolved_at: null }
			]
		});
		expect(figure('recap.service_requests')).toEqual([3, null, null]);
		expect(figure('recap.occurred')).toEqual([2, null, null]);
		expect(figure('recap.resolved')).toEqual([0, null, null]);
		expect(figure('recap.cancelled')).toEqual([0, null, null]);
		expect(figure('backlog.open')).toEqual([2, null, null]);
		expect(figure('time.resolution.mean')).toBe('none');
	});

	test('a time of resolution is ignored while the state is open or cancelled, and counts where the state is unknown', async () => {
		const figure = await figures(db, {
			incidents: [
				{ state: 'on_hold', resolved_at: '2024-01-01 01:00' },
				{ state: 'cancelled', resolved_at: '2024-01-01 01:00' },
				{ state: null, resolved_at: '2024-01-01 02:00' }
			]
		});
		expect(figure('recap.resolved')).toEqual([1, null, null]);
		expect(figure('recap.unresolved')).toEqual([1, null, null]);
		expect(figure('time.resolution.mean')).toEqual([120, 1, null]);
	});

	test('a time of closing finishes only what the state calls finished', async () => {
		const figure = await figures(db, {
			incidents: [
				{ state: 'closed', closed_at: '2024-01-02 00:00' },
				{ state: 'in_progress', closed_at: '2024-01-02 00:00' },
				{ state: null, closed_at: '2024-01-02 00:00' }
			]
		});
		expect(figure('recap.resolved')).toEqual([1, null, null]);
		expect(figure('recap.unresolved')).toEqual([2, null, null]);
		expect(figure('quality.finish_from_closed')).toEqual([1, null, null]);
	});

	test('without any states the times alone tell', async () => {
		const figure = await figures(db, {
			incidents: [{ closed_at: '2024-01-02 00:00' }, { closed_at: null }]
		});
		expect(figure('recap.resolved')).toEqual([1, null, null]);
		expect(figure('recap.cancelled')).toBe('no_field state');
	});

	test('without states and times nobody knows', async () => {
		const figure = await figures(db, { incidents: [{}] });
		expect(figure('recap.occurred')).toEqual([1, null, null]);
		expect(figure('recap.resolved')).toBe('no_field state resolved_at closed_at');
		expect(figure('backlog.age.d1')).toBe('no_field state resolved_at closed_at');
	});
});

describe('finish taken from events', () => {
	const states = (...list: (string | null)[]) =>
		list.map((state, hour) => ({ incident_id: 'A', at: `2024-01-01 0${hour}:00`, state }));

	test.each([
		['the first of the last unbroken run of finished states', ['new', 'resolved', 'closed'], [60, 1]],
		['not an earlier run', ['resolved', 'in_progress', 'resolved', 'closed'], [120, 1]],
		['an event without a state does not break the run', ['new', 'resolved', null, 'closed'], [60, 1]],
		['not where the log ends in another state', ['new', 'resolved', 'in_progress'], null]
	])('%s', async (_, list, expected) => {
		const events = states(...list);
		const state = list.at(-1) ?? null;
		// judged by the clock, since the time to resolve counts recorded times alone
		const minutes = (hour: number) => ({ 1: { response_minutes: 1, resolution_minutes: hour * 60 } });
		const data = {
			incidents: [{ state, priority: 1, resolved_at: null }],
			events,
			as_of: '2024-01-02 00:00'
		};
		const hours = (expected?.[0] ?? 0) / 60;
		const within = await figures(db, data, { policy: { targets: minutes(hours) } });
		expect(within('quality.finish_from_events')).toEqual([expected ? 1 : 0, null, null]);
		if (!expected) return expect(within('recap.unresolved')).toEqual([1, null, null]);
		expect(within('sla.resolution.rate')).toEqual([1, 1, 1]);
		expect(within('time.resolution.mean')).toBe('none');
		const late = await figures(db, data, { policy: { targets: minutes(hours - 0.01) } });
		expect(late('sla.resolution.rate')).toEqual([0, 1, 0]);
	});

	test('a recorded time goes first; closing too is taken from the last run', async () => {
		const figure = await figures(db, {
			incidents: [{ state: 'closed', resolved_at: '2024-01-01 00:30', closed_at: null }],
			events: states('new', 'closed', 'resolved', 'closed')
		});
		expect(figure('time.resolution.mean')).toEqual([30, 1, null]);
		expect(figure('quality.finish_from_events')).toEqual([0, null, null]);
		expect(figure('time.close_lag.median')).toEqual([150, 1, null]);
	});

	test('a log without such a column has its finish from events, and they are what is recorded', async () => {
		const figure = await figures(db, {
			incidents: [{ state: 'closed', resolved_at: '2024-01-01 01:00' }],
			events: states('new', 'resolved', 'closed'),
			present: ['state', 'event.state', 'event.at']
		});
		expect(figure('quality.finish_from_events')).toEqual([1, null, null]);
		expect(figure('time.resolution.mean')).toEqual([60, 1, null]);
	});
});

describe('spans that cannot be', () => {
	test('resolved before opened leaves every duration and verdict; closed before resolved leaves the closing', async () => {
		const figure = await figures(db, {
			incidents: [
				{
					state: 'closed',
					priority: 3,
					acknowledged_at: '2024-01-01 00:10',
					resolved_at: '2023-12-31 23:00',
					closed_at: '2024-01-03 00:00'
				},
				{
					state: 'closed',
					priority: 3,
					acknowledged_at: '2023-12-31 23:50',
					resolved_at: '2024-01-01 02:00',
					closed_at: '2024-01-01 01:00'
				}
			]
		});
		expect(figure('quality.negative_duration')).toEqual([1, null, null]);
		expect(figure('quality.closed_before_resolved')).toEqual([1, null, null]);
		expect(figure('recap.resolved')).toEqual([2, null, null]);
		expect(figure('time.resolution.mean')).toEqual([120, 1, null]);
		expect(figure('sla.resolution.rate')).toEqual([1, 1, 1]);
		expect(figure('time.response.mean')).toBe('none');
		expect(figure('sla.response.rate')).toBe('none');
		expect(figure('time.close_lag.median')).toBe('none');
	});

	test('finished through closing before opening counts as negative too', async () => {
		const figure = await figures(db, {
			incidents: [{ state: 'closed', priority: 3, closed_at: '2023-12-31 00:00' }]
		});
		expect(figure('quality.negative_duration')).toEqual([1, null, null]);
		expect(figure('sla.resolution.rate')).toBe('none');
	});
});

describe('open incidents', () => {
	test('each is in one band of age', async () => {
		const opened = ['31 00:00', '30 23:00', '28 23:59', '24 00:00', '01 00:00'];
		const figure = await figures(db, {
			incidents: [
				...opened.map((day) => ({ opened_at: `2024-01-${day}`, state: 'new', priority: 3 })),
				{ opened_at: '2023-12-31 23:59', state: 'new', priority: null }
			],
			as_of: '2024-01-31 23:00'
		});
		expect(figure('backlog.open')).toEqual([6, null, null]);
		expect(figure('backlog.age.d1')).toEqual([2, null, null]);
		expect(figure('backlog.age.d3')).toEqual([1, null, null]);
		expect(figure('backlog.age.d7')).toEqual([0, null, null]);
		expect(figure('backlog.age.d30')).toEqual([1, null, null]);
		expect(figure('backlog.age.more')).toEqual([2, null, null]);
		// past 24 hours: all but two; the one without priority has no target
		expect(figure('backlog.overdue')).toEqual([3, null, null]);
	});

	test('an age on the edge belongs to the younger band', async () => {
		const figure = await figures(db, {
			incidents: ['30', '28', '24', '01'].map((day) => ({ opened_at: `2024-01-${day} 00:00`, state: 'new' })),
			as_of: '2024-01-31 00:00'
		});
		for (const band of ['d1', 'd3', 'd7', 'd30'])
			expect(figure(`backlog.age.${band}`)).toEqual([1, null, null]);
		expect(figure('backlog.overdue')).toBe('no_field priority');
	});
});

test('files: rows of all files, whatever the filter', async () => {
	const figure = await figures(
		db,
		{
			incidents: [{ state: 'new' }],
			file: { rows: 9, refused: 5, duplicates: 3, unknown_states: 2, unparsed_dates: 1 }
		},
		{ filter: { month: ['1999-01'] } }
	);
	expect(figure('quality.rows')).toEqual([9, null, null]);
	expect(figure('quality.refused')).toEqual([5, null, null]);
	expect(figure('quality.duplicates')).toEqual([3, null, null]);
	expect(figure('quality.unknown_state')).toEqual([2, null, null]);
	expect(figure('quality.unparsed_dates')).toEqual([1, null, null]);
	expect(figure('recap.occurred')).toEqual([0, null, null]);
});

test('no incident at all: counts are 0, nothing else has a value', async () => {
	const figure = await figures(db, {
		incidents: [],
		present: ['state', 'resolved_at', 'priority', 'reassignment_count', 'reopen_count']
	});
	expect(figure('recap.occurred')).toEqual([0, null, null]);
	expect(figure('escalation.functional.rate')).toBe('none');
	expect(figure('reopen.rate')).toBe('none');
	expect(figure('time.resolution.median')).toBe('none');
	expect(figure('sla.resolution.rate')).toBe('no_target priority');
});

test('every metric is answered once, and by its own family', async () => {
	const figure = await figures(db, { incidents: [{}], present: [] });
	for (const { name } of METRICS) expect(figure(name)).not.toEqual([null, null, null]);
	expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length);
});
