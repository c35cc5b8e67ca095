import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../src/metrics/index.ts';
import { MARKS } from '../../src/metrics/watch/marks.ts';
import { watch, type WatchList, type WatchQuery } from '../../src/metrics/watch/watch.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fileAt, loaded } from './loading.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function asked(data: Data, policy: Partial<Policy> = {}): Promise<WatchList> {
	await fill(db, data);
	await prepare(db, { ...DEFAULT_POLICY, ...policy });
	return watch(db, {}, { mark: null, page: 0 });
}

const idsOf = ({ rows }: WatchList) => rows.map(({ incident_id }) => incident_id).join(' ');
const counts = ({ marks }: WatchList) =>
	Object.fromEntries(MARKS.map((mark) => [mark, `${marks[mark].n} of ${marks[mark].told}`]));

/** Looked at at noon. P1 has an hour to be resolved and 15 minutes to be answered, P2 eight hours and 30 minutes. */
const DESK: Data = {
	as_of: '2024-01-01 12:00',
	present: [
		...['priority', 'state', 'acknowledged_at', 'assignee', 'assignment_group', 'updated_at', 'reopen_count'],
		...['resolved_at', 'reassignment_count']
	],
	incidents: [
		// A: five hours past its eight, answered, owned, heard of an hour ago
		{ priority: 2, state: 'in_progress', opened_at: '2023-12-31 23:00', acknowledged_at: '2023-12-31 23:10' },
		// B: an hour of its eight is left
		{ priority: 2, state: 'in_progress', opened_at: '2024-01-01 05:00' },
		// C: four are left
		{ priority: 2, state: 'new', opened_at: '2024-01-01 08:00' },
		// D: no priority, no target
		{ state: 'new', opened_at: '2023-12-01 00:00' },
		// E, F: not open
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 11:30', opened_at: '2024-01-01 00:00' },
		{ priority: 1, state: 'cancelled', opened_at: '2024-01-01 00:00' }
	].map((one, i) => ({
		assignee: i === 1 ? null : 'x',
		assignment_group: 'g',
		updated_at: i === 2 ? '2024-01-01 09:59' : i === 3 ? '2023-12-31 11:59' : '2024-01-01 11:00',
		reopen_count: i === 0 ? 2 : 0,
		reassignment_count: i === 3 ? 3 : i === 2 ? null : 2,
		...one
	}))
};

describe('the watch list', () => {
	const again = (query: Partial<WatchQuery> = {}, filter: Filter = {}) =>
		watch(db, filter, { mark: null, page: 0, ...query });
	let whole: WatchList;
	beforeAll(async () => {
		whole = await asked(DESK);
	});

	test('is in the order of what is left, past the target first, without one last', () => {
		expect(whole.rows.map((one) => [one.incident_id, one.left_minutes, one.passed])).toEqual([
			['A', -300, 13 / 8],
			['B', 60, 7 / 8],
			['C', 240, 1 / 2],
			['D', null, null]
		]);
		expect(whole).toMatchObject({ open: 4, total: 4, page: 0, missing: null });
		expect(whole.as_of.toISOString()).toBe('2024-01-01T12:00:00.000Z');
	});

	test('each mark, and of how many it can be told', () => {
		expect(counts(whole)).toEqual({
			overdue: '1 of 3',
			due: '1 of 3', // B: an hour is less than a quarter of eight
			response_overdue: '2 of 3', // B and C; nobody knows when D should have been answered
			unassigned: '1 of 4', // B
			silent: '2 of 4', // C: a minute more than two hours; D: a minute more than a day
			reopened: '1 of 4', // A
			bouncing: '1 of 3' // D; of C the count is not known
		});
	});

	test('narrows to one mark, follows the filter', async () => {
		expect(idsOf(await again({ mark: 'response_overdue' }))).toBe('B C');
		expect(idsOf(await again({ mark: 'silent' }))).toBe('C D');
		expect(await again({ mark: 'overdue' }, { priority: [''] })).toMatchObject({
			...{ open: 1, total: 0, page: 0, rows: [] },
			marks: { overdue: { n: 0, told: 0, missing: null } }
		});
	});

	test('in pages; the last one where fewer are left', async () => {
		expect(idsOf(await again({ page: 1, page_size: 3 }))).toBe('D');
		const last = await again({ page: 9, page_size: 3 });
		expect([idsOf(last), last.page, last.total]).toEqual(['D', 1, 4]);
	});

	test('a quarter to the second; at the target itself nothing is lost', async () => {
		const incidents = ['10:00', '10:01', '04:00', '03:59'].map((time) => ({
			priority: 2,
			state: 'new',
			opened_at: `2024-01-01 ${time}`
		}));
		const list = await asked({ incidents, as_of: '2024-01-01 12:00' });
		expect(list.rows.map(({ incident_id, overdue, due }) => [incident_id, overdue, due])).toEqual([
			['D', true, false],
			['C', false, true],
			['A', false, false],
			['B', false, false]
		]);
		const later = await asked({ incidents, as_of: '2024-01-01 16:00' });
		expect(later.rows.map(({ incident_id, due }) => [incident_id, due]).slice(2)).toEqual([
			['A', true],
			['B', false]
		]);
	});
});

describe('what is heard of an incident', () => {
	const silent = async (data: Data, policy: Partial<Policy> = {}) =>
		(await asked(data, policy)).rows.map((one) => [one.incident_id, one.silent]);

	test('the newest of its events and its last update', async () => {
		const open = { priority: 2, state: 'new' };
		const incidents = [open, open, { ...open, updated_at: '2024-01-01 11:00' }, open];
		const events = [
			{ incident_id: 'A', at: '2024-01-01 11:00' },
			{ incident_id: 'B', at: '2024-01-01 09:00' },
			{ incident_id: 'C', at: '2024-01-01 02:00' }
		];
		expect(await silent({ incidents, events, as_of: '2024-01-01 12:00' })).toEqual([
			['A', false],
			['B', true],
			['C', false],
			['D', null]
		]);
	});

	test('on the clock of the policy: nobody is silent over night', async () => {
		const day = [{ from_minute: 8 * 60, to_minute: 16 * 60 }];
		const policy = { calendar: { week: [day, day, day, day, day, [], []], holidays: [] } };
		const incidents = [{ priority: 2, state: 'new', updated_at: '2024-01-01 15:00' }];
		expect(await silent({ incidents, as_of: '2024-01-02 09:00' }, policy)).toEqual([['A', false]]);
		expect(await silent({ incidents, as_of: '2024-01-02 09:01' }, policy)).toEqual([['A', true]]);
	});
});

describe('what is lost within a day', () => {
	/** P5 has five days; opened at midnight, seen four days later. */
	const incidents = [0, 12, 36].map((hours) => ({
		priority: 5,
		state: 'on_hold',
		opened_at: `2024-01-0${1 + Math.floor(hours / 24)} ${String(hours % 24).padStart(2, '0')}:00`
	}));

	test('around the clock', async () => {
		expect((await asked({ incidents, as_of: '2024-01-05 00:00' })).soon).toBe(1);
		expect((await asked({ incidents, as_of: '2024-01-05 12:00' })).soon).toBe(2);
		expect((await asked({ incidents, as_of: '2024-01-09 00:00' })).soon).toBe(0);
	});

	test('in opening hours only what the next day brings', async () => {
		const day = [{ from_minute: 0, to_minute: 12 * 60 }];
		const policy = {
			targets: { 5: { response_minutes: 60, resolution_minutes: 24 * 60 } },
			calendar: { week: [day, day, day, day, [], [], []], holidays: [] }
		};
		const first = incidents.slice(0, 1);
		// opened on a Monday; twelve hours are left at the end of Monday, none of them on a Friday
		expect((await asked({ incidents: first, as_of: '2024-01-01 12:00' }, policy)).soon).toBe(1);
		const few = { ...policy, targets: { 5: { response_minutes: 60, resolution_minutes: 49 * 60 } } };
		expect((await asked({ incidents: first, as_of: '2024-01-04 12:00' }, few)).soon).toBe(0);
	});

	test('not while the clock is paused', async () => {
		const events = [{ incident_id: 'A', at: '2024-01-01 00:00', state: 'on_hold' }];
		const policy = { pause_states: ['on_hold'] as const };
		const first = incidents.slice(0, 1);
		const list = await asked({ incidents: first, events, as_of: '2024-01-05 00:00' }, policy);
		expect([list.soon, list.rows[0]?.is_paused, list.rows[0]?.left_minutes]).toEqual([0, true, 7200]);
	});
});

describe('handed on and nobody’s', () => {
	test('back to who had it, or three times on', async () => {
		const events = (incident_id: string, ...groups: string[]) =>
			groups.map((assignment_group, i) => ({ incident_id, at: `2024-01-01 00:0${i}`, assignment_group }));
		const list = await asked({
			incidents: [{ state: 'new' }, { state: 'new' }, { state: 'new' }],
			events: [
				...events('A', 'x', 'y', 'x'),
				...events('B', 'x', 'y', 'z'),
				...events('C', 'x', 'y', 'z', 'w')
			],
			as_of: '2024-01-01 12:00'
		});
		expect(list.rows.map(({ incident_id, bouncing }) => [incident_id, bouncing])).toEqual([
			['A', true],
			['B', false],
			['C', true]
		]);
	});

	test('no group, no assignee; a column that is not there says nothing', async () => {
		const incidents = [
			{ state: 'new', assignment_group: null, assignee: 'x' },
			{ state: 'new', assignment_group: 'g', assignee: null },
			{ state: 'new', assignment_group: 'g', assignee: 'x' }
		];
		const of = (list: WatchList) => list.rows.map((one) => [one.no_group, one.no_assignee, one.unassigned]);
		expect(of(await asked({ incidents }))).toEqual([
			[true, false, true],
			[false, true, true],
			[false, false, false]
		]);
		const groups = await asked({ incidents, present: ['state', 'assignment_group'] });
		expect(of(groups)).toEqual([
			[true, false, true],
			[false, false, false],
			[false, false, false]
		]);
	});
});

describe('little to go by', () => {
	test('what the log cannot tell is named', async () => {
		const { marks } = await asked({ incidents: [{ state: 'new' }] });
		expect(
			MARKS.map((mark) => [mark, marks[mark].missing?.kind, marks[mark].missing?.fields.join(' ')])
		).toEqual([
			['overdue', 'no_target', 'priority'],
			['due', 'no_target', 'priority'],
			['response_overdue', 'no_field', 'acknowledged_at'],
			['unassigned', 'no_field', 'assignee assignment_group'],
			['silent', 'no_field', 'updated_at'],
			['reopened', 'no_field', 'reopen_count'],
			['bouncing', 'no_field', 'assignment_group support_tier reassignment_count']
		]);
	});

	test('nothing tells finished from open', async () => {
		expect((await asked({ incidents: [{ priority: 1 }] })).missing?.kind).toBe('no_field');
	});

	test('no incident at all, and none that is open', async () => {
		for (const incidents of [[], [{ state: 'closed', resolved_at: '2024-01-02' }]])
			expect(await asked({ incidents, as_of: '2024-01-03' })).toMatchObject({
				open: 0,
				total: 0,
				soon: 0,
				rows: []
			});
	});
});

describe('the sample log, read again from its file', () => {
	test('open incidents, past their target and nobody’s', async () => {
		const sample = await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' });
		await prepare(sample.db, DEFAULT_POLICY);
		const list = await watch(sample.db, {}, { mark: null, page: 0 });
		expect(list).toMatchObject({ open: open.length, page_size: 50 });
		expect(list.marks.overdue.n).toBe(open.filter(({ left }) => left !== null && left < 0).length);
		expect(list.marks.due.n).toBe(
			open.filter(({ left, target }) => left !== null && left >= 0 && left <= target / 4).length
		);
		expect(list.soon).toBe(open.filter(({ left }) => left !== null && left >= 0 && left <= 1440).length);
		expect(list.rows.map(({ incident_id }) => incident_id)).toEqual(open.slice(0, 50).map(({ id }) => id));
	});

	const RESOLUTION = [60, 480, 1440, 2880, 7200];
	const END = Date.parse('2026-10-31T23:59Z') / 60_000;
	const [header = '', ...lines] = readFileSync('sample-data/desk.csv', 'utf8').trimEnd().split('\n');
	const names = header.split(',');
	/** what is not blank of a ticket's rows, the last of each */
	const tickets = new Map<string, Record<string, string>>();
	for (const line of lines) {
		const cells = line.split(',');
		const ticket = tickets.get(cells[0] ?? '') ?? {};
		tickets.set(cells[0] ?? '', ticket);
		for (const [i, cell] of cells.entries()) if (cell !== '') ticket[names[i] ?? ''] = cell;
	}
	const open = [...tickets]
		.filter(
			([, one]) =>
				one['Record Type'] !== 'Service Request' &&
				['New', 'In progress', 'On hold', 'Pending'].includes(one['Status'] ?? '')
		)
		.map(([id, one]) => {
			const opened = Date.parse(`${(one['Reported At'] ?? '').replace(' ', 'T')}Z`) / 60_000;
			const target = RESOLUTION[Number(one['Priority']?.slice(1)) - 1] ?? NaN;
			return { id, opened, target, left: Number.isNaN(target) ? null : target - (END - opened) };
		})
		.sort(
			(a, b) => (a.left ?? Infinity) - (b.left ?? Infinity) || a.opened - b.opened || (a.id < b.id ? -1 : 1)
		);
});
