import { describe, expect, test } from 'vitest';
import { list, measure, prepare, recap, type Part } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { figures, fill, type Data } from './tables.ts';

const db = await bootEngine();

const idsOf = async (part: Part) =>
	(await list(db, {}, { page: 0, sort: 'incident_id', descending: false, part })).rows
		.map(({ incident_id }) => String(incident_id))
		.join(' ');

/** Events of one incident: minutes after midnight and what each says. */
const steps = (incident_id: string, field: string, ...list: [string, string | number | null][]) =>
	list.map(([time, value]) => ({ incident_id, at: `2024-01-01 ${time}`, [field]: value }));

describe('finished by the first line', () => {
	test('every known tier is the first', async () => {
		const figure = await figures(db, {
			incidents: ['closed', 'closed', 'closed', 'closed', 'new'].map((state) => ({ state })),
			events: [
				...steps('A', 'support_tier', ['00:10', 1], ['00:20', null], ['00:30', 1]),
				...steps('B', 'support_tier', ['00:10', 1], ['00:20', 2], ['00:30', 1]),
				...steps('C', 'support_tier', ['00:10', 2]),
				...steps('D', 'support_tier', ['00:10', null]), // nothing tells
				...steps('E', 'support_tier', ['00:10', 1])
			]
		});
		expect(figure('escalation.first_line.rate')).toEqual([1 / 3, 3, 1]);
		expect(await idsOf('first_line')).toBe('A');
	});

	test('the tier of a list', async () => {
		const incidents = [1, 2, 1, null].map((support_tier) => ({ state: 'closed', support_tier }));
		const figure = await figures(db, { incidents });
		expect(figure('escalation.first_line.rate')).toEqual([2 / 3, 3, 2]);
	});

	test('without tiers: never handed on, of those with a known group', async () => {
		const incidents = ['g', 'g', null, 'g', 'g'].map((assignment_group, i) => ({
			state: i === 4 ? 'new' : 'closed',
			assignment_group,
			reassignment_count: i % 2
		}));
		const figure = await figures(db, { incidents });
		expect(figure('escalation.first_line.rate')).toEqual([1 / 3, 3, 1]);
		const counts = incidents.map(({ state, reassignment_count }) => ({ state, reassignment_count }));
		expect((await figures(db, { incidents: counts }))('escalation.first_line.rate')).toEqual([2 / 4, 4, 2]);
	});

	test('not measurable with none of it; nothing to count where none is finished', async () => {
		const figure = await figures(db, { incidents: [{ state: 'closed', assignment_group: 'g' }] });
		expect(figure('escalation.first_line.rate')).toBe(
			'no_field support_tier assignment_group reassignment_count'
		);
		const open = await figures(db, { incidents: [{ state: 'new', support_tier: 1 }] });
		expect(open('escalation.first_line.rate')).toBe('none');
	});
});

describe('handed on before the target ended', () => {
	const moved = (id: string, time: string) =>
		steps(id, 'assignment_group', ['00:00', 'a'], [time, 'b'], ['23:00', 'a']);
	const data: Data = {
		incidents: [
			{ priority: 1 }, // target 1 h
			{ priority: 1 },
			{ priority: 2 }, // target 8 h
			{ priority: null },
			{ priority: 1 },
			{ priority: 1, opened_at: '2024-01-01 02:00' }
		],
		events: [
			...moved('A', '01:00'), // at its end
			...moved('B', '01:01'),
			...moved('C', '07:00'),
			...moved('D', '00:10'), // no target
			...steps('E', 'assignment_group', ['00:00', 'a']), // not handed on
			...moved('F', '01:30') // before it was opened: left out
		]
	};

	test('the first time counts', async () => {
		const figure = await figures(db, data);
		expect(figure('escalation.in_time.rate')).toEqual([2 / 3, 3, 2]);
		expect(await idsOf('handed_on_late')).toBe('B');
	});

	test('on the policy’s clock', async () => {
		const day = [{ from_minute: 60, to_minute: 1440 }];
		const week = [day, day, day, day, day, day, day];
		const figure = await figures(db, data, { policy: { calendar: { week, holidays: [] } } });
		expect(figure('escalation.in_time.rate')).toEqual([1, 3, 3]); // it does not run before 01:00
	});

	test('pauses are taken out', async () => {
		const held = {
			incidents: [{ priority: 1 }],
			events: [
				{ incident_id: 'A', at: '2024-01-01 00:00', assignment_group: 'a', state: 'new' },
				{ incident_id: 'A', at: '2024-01-01 00:30', assignment_group: null, state: 'on_hold' },
				{ incident_id: 'A', at: '2024-01-01 01:20', assignment_group: null, state: 'in_progress' },
				{ incident_id: 'A', at: '2024-01-01 01:40', assignment_group: 'b', state: null }
			]
		};
		expect((await figures(db, held))('escalation.in_time.rate')).toEqual([0, 1, 0]);
		const paused = await figures(db, held, { policy: { pause_states: ['on_hold'] } });
		expect(paused('escalation.in_time.rate')).toEqual([1, 1, 1]); // 50 minutes ran
	});

	test('needs times of transfers and targets', async () => {
		const counted = await figures(db, { incidents: [{ priority: 1, reassignment_count: 1 }] });
		expect(counted('escalation.in_time.rate')).toBe('no_events');
		const plain = await figures(db, { ...data, incidents: data.incidents.map(() => ({})) });
		expect(plain('escalation.in_time.rate')).toBe('no_field priority');
	});
});

describe('checked before closing', () => {
	test('closed at least a minute after it was resolved', async () => {
		const closed = (resolved_at: string | null, closed_at: string | null, state = 'closed') => ({
			state,
			resolved_at,
			closed_at
		});
		const figure = await figures(db, {
			incidents: [
				closed('2024-01-02 10:00:00', '2024-01-02 10:01:00'),
				closed('2024-01-02 10:00:00', '2024-01-02 10:00:59'),
				closed('2024-01-02 10:00:00', '2024-01-02 09:00:00'), // left out
				closed(null, '2024-01-02 10:00:00'),
				closed('2024-01-02 10:00:00', null),
				closed('2024-01-02 10:00:00', '2024-01-03 10:00:00', 'in_progress'), // came back
				closed('2024-01-02 10:00:00', '2024-01-03 10:00:00')
			]
		});
		expect(figure('closure.rechecked.rate')).toEqual([2 / 3, 3, 2]);
		expect(await idsOf('not_rechecked')).toBe('B');
	});

	test('without one of the times', async () => {
		const figure = await figures(db, { incidents: [{ state: 'closed', closed_at: '2024-01-02' }] });
		expect(figure('closure.rechecked.rate')).toBe('no_field resolved_at');
		const none = await figures(db, { incidents: [{ resolved_at: null, closed_at: null }] });
		expect(none('closure.rechecked.rate')).toBe('none');
	});
});

describe('taken to management, in words', () => {
	const events = [
		...steps('A', 'activity', ['00:10', 'Logged'], ['00:20', 'Escalated to MANAGER on duty']),
		...steps('B', 'activity', ['00:10', 'Logged']),
		...steps('C', 'activity', ['00:10', null])
	];

	test('a word in an activity, in whatever case, beside the flag', async () => {
		const incidents = [false, false, true].map((flag) => ({ escalated_hierarchically: flag }));
		const policy = { hierarchical_words: ['manager', ' '] };
		const figure = await figures(db, { incidents, events }, { policy });
		expect(figure('escalation.hierarchical.rate')).toEqual([2 / 3, 3, 2]);
		expect(await idsOf('escalated_hierarchically')).toBe('A C');
		expect((await recap(db, {})).total.escalated_hierarchically).toBe(2);
		expect((await figures(db, { incidents, events }))('escalation.hierarchical.rate')).toEqual([1 / 3, 3, 1]);
	});

	test('words alone are enough, where events have activities', async () => {
		const incidents = [{}, {}, {}];
		const name = 'escalation.hierarchical.rate';
		const policy = { hierarchical_words: ['direktur', 'Manager'] };
		expect((await figures(db, { incidents, events }, { policy }))(name)).toEqual([1 / 3, 3, 1]);
		expect((await figures(db, { incidents, events }))(name)).toBe('no_field escalated_hierarchically');
		expect((await figures(db, { incidents }, { policy }))(name)).toBe('no_field escalated_hierarchically');
	});
});

describe('the table behind', () => {
	test('is made when it is asked for, and anew for another policy while it is made', async () => {
		const incidents = [1, 40].map((day) => ({
			opened_at: new Date(Date.UTC(2024, 0, day)).toISOString(),
			reporter: 'x',
			category: 'c',
			priority: day
		}));
		await fill(db, { incidents });
		await prepare(db, DEFAULT_POLICY);
		expect(await idsOf('occurred')).toBe('A B'); // needs no such table
		const early = measure(db, {});
		await prepare(db, { ...DEFAULT_POLICY, recurrence_days: 10 });
		const late = await measure(db, {});
		await early;
		expect(late.get('recurrence.rate')?.numerator).toBe(0);
		expect((await measure(db, { priority: ['40'] })).get('recurrence.rate')?.n).toBe(1);
	});
});
