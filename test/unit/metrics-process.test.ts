import { describe, expect, test } from 'vitest';
import { list, prepare, type Part } from '../../src/metrics/index.ts';
import { process, type Process, type Walked } from '../../src/metrics/process/process.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data, type Event } from './tables.ts';

const db = await bootEngine();

async function ask(data: Data, filter: Filter = {}): Promise<Process> {
	await fill(db, data);
	await prepare(db, DEFAULT_POLICY);
	return process(db, filter);
}

/** Events of one incident, given as `00:10 in_progress`; no time or no word: `- new`, `00:10`. */
function walk(incident_id: string, steps: string[], more: Partial<Event> = {}): Event[] {
	return steps.map((step) => {
		const [time = '-', state] = step.split(' ');
		const at = time === '-' ? null : `2024-01-01 ${time}`;
		return { incident_id, at, state: state ?? null, ...more };
	});
}

const follows = (walked: Walked | null) =>
	walked?.follows.map(({ from, to, times, cases }) => `${from} ${to} ${times}/${cases}`);

const rules = (answer: Process) =>
	Object.fromEntries(
		answer.rules.map(({ key, missing, n, broken }) => [
			key,
			missing ? [missing.kind, ...missing.fields].join(' ') : [n, broken]
		])
	);

async function breaking(part: Part): Promise<unknown> {
	const { rows } = await list(db, {}, { page: 0, sort: 'incident_id', descending: false, part });
	return rows.map(({ incident_id }) => incident_id).join(' ');
}

describe('what follows what', () => {
	const FIVE: Data = {
		incidents: [{ state: 'closed', priority: 1 }, { state: 'in_progress' }],
		events: [
			...walk('A', ['00:00 new', '00:10 in_progress', '00:40 closed']),
			...walk('B', ['00:00 new', '00:30 in_progress'])
		]
	};

	test('five rows', async () => {
		const { walked } = await ask(FIVE);
		expect(walked.activity).toBeNull();
		expect(walked.state).toEqual({
			cases: 2,
			measured: 2,
			median_minutes: 35,
			totals: { variants: 2, activities: 3, times: 3 },
			activities: [
				{ name: 'in_progress', events: 2, cases: 2, starts: 0, ends: 1 },
				{ name: 'new', events: 2, cases: 2, starts: 2, ends: 0 },
				{ name: 'closed', events: 1, cases: 1, starts: 0, ends: 1 }
			],
			follows: [
				{
					from: 'new',
					to: 'in_progress',
					times: 2,
					cases: 2,
					measured: 2,
					backwards: 0,
					mean_minutes: 20,
					median_minutes: 20
				},
				{
					from: 'in_progress',
					to: 'closed',
					times: 1,
					cases: 1,
					measured: 1,
					backwards: 0,
					mean_minutes: 30,
					median_minutes: 30
				}
			],
			variants: [
				{ names: ['new', 'in_progress'], cases: 1, measured: 1, median_minutes: 30 },
				{ names: ['new', 'in_progress', 'closed'], cases: 1, measured: 1, median_minutes: 40 }
			]
		});
	});

	test('under a filter', async () => {
		const { walked } = await ask(FIVE, { priority: ['1'] });
		expect(walked.state?.cases).toBe(1);
		expect(follows(walked.state)).toEqual(['in_progress closed 1/1', 'new in_progress 1/1']);
		expect((await ask(FIVE, { priority: ['5'] })).walked.state).toBeNull();
	});

	test('again the same counts; no word is passed over; a cancelled incident is no case', async () => {
		const { walked } = await ask({
			incidents: [{ state: 'new' }, { state: 'cancelled' }],
			events: [
				...walk('A', ['00:00 new', '00:05', '00:10 new', '00:15 new']),
				...walk('B', ['00:00 new', '00:10 cancelled'])
			]
		});
		expect(follows(walked.state)).toEqual(['new new 2/1']);
		expect(walked.state?.follows[0]).toMatchObject({ mean_minutes: 7.5, median_minutes: 7.5 });
	});

	test('no time is no wait, a time that runs backwards is counted apart, at once is 0', async () => {
		const { walked } = await ask({
			incidents: [{}, {}, {}, {}],
			events: [
				...walk('A', ['00:30 new', '00:10 closed']),
				...walk('B', ['00:30 new', '- closed']),
				...walk('C', ['00:30 new', '00:30 closed']),
				...walk('D', ['00:30 new', '00:40 closed'])
			]
		});
		expect(walked.state?.follows).toEqual([
			{
				from: 'new',
				to: 'closed',
				times: 4,
				cases: 4,
				measured: 2,
				backwards: 1,
				mean_minutes: 5,
				median_minutes: 5
			}
		]);
		expect(walked.state?.variants).toEqual([
			{ names: ['new', 'closed'], cases: 4, measured: 2, median_minutes: 5 }
		]);
		expect(walked.state).toMatchObject({ cases: 4, measured: 2, median_minutes: 5 });
	});

	test('one event is a case: it starts and ends there, and nothing follows', async () => {
		const { walked } = await ask({ incidents: [{}], events: walk('A', ['00:00 new']) });
		expect(walked.state).toMatchObject({
			cases: 1,
			median_minutes: 0,
			activities: [{ name: 'new', events: 1, cases: 1, starts: 1, ends: 1 }],
			follows: [],
			variants: [{ names: ['new'], cases: 1, measured: 1, median_minutes: 0 }]
		});
	});

	test('by the text of the activity, where there is one', async () => {
		const { walked } = await ask({
			incidents: [{}],
			events: [
				{ incident_id: 'A', at: '2024-01-01 00:00', state: 'new', activity: 'Call, taken' },
				{ incident_id: 'A', at: '2024-01-01 00:10', state: 'new', activity: 'Mail → sent' },
				{ incident_id: 'A', at: '2024-01-01 00:20', state: 'closed', activity: null }
			]
		});
		expect(follows(walked.activity)).toEqual(['Call, taken Mail → sent 1/1']);
		expect(walked.activity?.variants[0]?.names).toEqual(['Call, taken', 'Mail → sent']);
		expect(walked.state?.variants[0]?.names).toEqual(['new', 'new', 'closed']);
	});

	test('the 200 most frequent variants, and how many there are', async () => {
		const events = Array.from({ length: 205 }, (_, i): Event[] => [
			{ incident_id: `I${i}`, at: '2024-01-01', activity: 'opened' },
			{ incident_id: `I${i}`, at: '2024-01-02', activity: i < 2 ? 'same' : `note ${i}` }
		]);
		const { walked } = await ask({
			incidents: events.map((_, i) => ({ incident_id: `I${i}` })),
			events: events.flat()
		});
		expect(walked.activity?.totals).toEqual({ variants: 204, activities: 205, times: 205 });
		expect(walked.activity?.variants.length).toBe(200);
		expect(walked.activity?.variants[0]).toMatchObject({ names: ['opened', 'same'], cases: 2 });
	});

	test('without events there is nothing to walk', async () => {
		const { walked } = await ask({ incidents: [{ state: 'closed' }] });
		expect(walked).toEqual({ state: null, activity: null });
		expect((await ask({ incidents: [] })).walked).toEqual({ state: null, activity: null });
	});
});

describe('the rules of the flow', () => {
	test('in order; each broken by one', async () => {
		const answer = await ask({
			incidents: [
				{ state: 'closed' },
				{ state: 'closed', opened_at: '2024-01-01 00:01' },
				{ state: 'closed' },
				{ state: 'in_progress' }
			],
			events: [
				// kept in all
				...walk('A', ['00:00 new', '00:10 in_progress', '00:20 resolved', '00:21 closed']),
				// an event before the opening, closed as soon as resolved
				...walk('B', ['00:00 new', '00:10 on_hold', '00:20 resolved', '00:20 closed']),
				// not begun, not resolved before it was closed
				...walk('C', ['00:00 new', '00:20 closed']),
				// taken up again after closing, and never finished
				...walk('D', ['00:00 new', '00:10 in_progress', '00:20 resolved', '00:30 closed', '00:40 new'])
			]
		});
		expect(rules(answer)).toEqual({
			logged_first: [4, 1],
			prioritised_first: 'no_field assignment_group support_tier',
			started_first: [3, 1],
			tiers_in_turn: 'no_field support_tier',
			resolved_first: [4, 1],
			confirmed_first: [3, 2],
			closed_stays: [4, 1],
			finish_reached: [4, 1],
			life_in_order: [3, 0]
		});
		expect(await breaking('breaks_logged_first')).toBe('B');
		expect(await breaking('breaks_started_first')).toBe('C');
		expect(await breaking('breaks_resolved_first')).toBe('C');
		expect(await breaking('breaks_confirmed_first')).toBe('B C');
		expect(await breaking('breaks_closed_stays')).toBe('D');
		expect(await breaking('breaks_finish_reached')).toBe('D');
		expect(await breaking('breaks_life_in_order')).toBe('');
	});

	test('a resolved one may be reopened', async () => {
		const answer = await ask({
			incidents: [{ state: 'closed' }],
			events: walk('A', [
				'00:00 new',
				'00:10 resolved',
				'00:20 in_progress',
				'00:30 resolved',
				'00:40 closed'
			])
		});
		expect(rules(answer)).toMatchObject({ closed_stays: [1, 0], resolved_first: [1, 0] });
	});

	test('within the minute of the opening is not before it', async () => {
		const events = walk('A', ['00:00:00 new']);
		const answer = await ask({ incidents: [{ opened_at: '2024-01-01 00:00:40' }], events });
		expect(rules(answer)).toMatchObject({ logged_first: [1, 0] });
	});

	test('a priority by the time it is handed on, tiers one by one', async () => {
		const step = (incident_id: string, tiers: (number | null)[], priorities: (number | null)[]): Event[] =>
			tiers.map((support_tier, i) => ({
				incident_id,
				at: `2024-01-01 00:${10 + i}`,
				support_tier,
				priority: priorities[i] ?? null
			}));
		const answer = await ask({
			incidents: [{}, {}, {}, {}, {}],
			events: [
				...step('A', [1, 2, 3], [2, 2, 2]),
				...step('B', [1, null, 2], [null, null, 2]), // set as it is handed on
				...step('C', [1, 3], [2, 2]), // skips one
				...step('D', [1, 2, 1, 3], [null, null, 3, 3]), // too late, and skips one
				...step('E', [3, 1], [1, 1]) // only goes back
			]
		});
		expect(rules(answer)).toMatchObject({ prioritised_first: [5, 1], tiers_in_turn: [4, 2] });
		expect(await breaking('breaks_prioritised_first')).toBe('D');
		expect(await breaking('breaks_tiers_in_turn')).toBe('C D');
	});

	test('of a list, what the times alone show', async () => {
		const answer = await ask({
			incidents: [
				{
					state: 'closed',
					acknowledged_at: '2024-01-01 00:10',
					resolved_at: '2024-01-01 01:00',
					closed_at: '2024-01-01 02:00'
				},
				{
					state: 'closed',
					acknowledged_at: '2024-01-01 01:30',
					resolved_at: '2024-01-01 01:00',
					closed_at: '2024-01-01 01:00'
				},
				{ state: 'closed', acknowledged_at: null, resolved_at: null, closed_at: '2024-01-01 01:00' },
				{ state: 'new', acknowledged_at: '2023-12-31 23:00', resolved_at: null, closed_at: null },
				{ state: 'cancelled', acknowledged_at: '2023-12-31 23:00', resolved_at: null, closed_at: null }
			]
		});
		expect(rules(answer)).toEqual({
			logged_first: 'no_events',
			prioritised_first: 'no_events',
			started_first: [3, 2],
			tiers_in_turn: 'no_events',
			resolved_first: [3, 1],
			confirmed_first: [2, 1],
			closed_stays: 'no_events',
			finish_reached: 'no_events',
			life_in_order: [4, 2]
		});
		expect(await breaking('breaks_started_first')).toBe('B C');
		expect(await breaking('breaks_resolved_first')).toBe('C');
		expect(await breaking('breaks_life_in_order')).toBe('B D');
	});

	test('nothing to apply to is not kept', async () => {
		expect(rules(await ask({ incidents: [{}], events: walk('A', ['00:00 new']) }))).toMatchObject({
			started_first: 'none',
			resolved_first: 'none',
			closed_stays: 'none',
			finish_reached: [1, 1],
			life_in_order: 'none'
		});
		const { rules: none } = await ask({ incidents: [] });
		expect(none.every(({ n, broken, missing }) => n === 0 && broken === 0 && missing !== null)).toBe(true);
	});

	test('a second policy judges anew', async () => {
		const data: Data = {
			incidents: [
				{ state: 'closed', closed_at: '2024-01-01 01:00', resolved_at: '2024-01-01 00:59', parent_ref: 'P' },
				{ state: 'closed', closed_at: '2024-01-01 01:00', resolved_at: '2024-01-01 01:00', parent_ref: 'P' }
			]
		};
		expect(rules(await ask(data))).toMatchObject({ confirmed_first: [2, 1] });
		await prepare(db, { ...DEFAULT_POLICY, children: 'fold' });
		expect(rules(await process(db, {}))).toMatchObject({ confirmed_first: [1, 0] });
	});
});
