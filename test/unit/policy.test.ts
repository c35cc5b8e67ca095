import { describe, expect, test } from 'vitest';
import { holidaysFromIcs, holidaysFromText, joined } from '../../src/model/holidays.ts';
import { faultsOf, readPolicy } from '../../src/model/policy-check.ts';
import { DEFAULT_POLICY, type Policy, type Span } from '../../src/model/policy.ts';
import { PRESETS } from '../../src/model/presets.ts';

const span = (from: number, to: number): Span => ({ from_minute: from * 60, to_minute: to * 60 });
const week = (monday: Span[]): Span[][] => [monday, [], [], [], [], [], []];
const special = {
	priority: null,
	segment: 'Corporate',
	service: null,
	category: null,
	response_minutes: 15,
	resolution_minutes: 120
};
const faults = (change: Partial<Policy>) => faultsOf({ ...DEFAULT_POLICY, ...change });

describe('a policy that cannot be used says where and why', () => {
	test.each<[string, Partial<Policy>, string, string]>([
		[
			'no minutes',
			{ targets: { 1: { response_minutes: 0, resolution_minutes: 60 } } },
			'targets.1',
			'not_positive'
		],
		[
			'response after resolution',
			{ targets: { 2: { response_minutes: 90, resolution_minutes: 60 } } },
			'targets.2',
			'response_later'
		],
		['for nobody', { special_targets: [{ ...special, segment: ' ' }] }, 'special_targets.0', 'no_condition'],
		[
			'without a target',
			{ special_targets: [special, { ...special, response_minutes: null, resolution_minutes: null }] },
			'special_targets.1',
			'no_target'
		],
		[
			'an end before its beginning',
			{ calendar: { week: week([span(17, 8)]), holidays: [] } },
			'calendar.week.0',
			'span_order'
		],
		[
			'two spans over each other',
			{ calendar: { week: week([span(8, 13), span(12, 17)]), holidays: [] } },
			'calendar.week.0',
			'spans_overlap'
		],
		['no hours at all', { calendar: { week: week([]), holidays: [] } }, 'calendar.week', 'never_open'],
		[
			'a day that is none',
			{ calendar: { week: null, holidays: [{ date: '2026-02-30', name: '' }] } },
			'calendar.holidays.0',
			'bad_day'
		],
		['a matrix with a short row', { matrix: { priorities: [[1, 2], [2]] } }, 'matrix', 'matrix_shape'],
		['a priority that is none', { matrix: { priorities: [[1, 0]] } }, 'matrix', 'bad_priority'],
		['no window', { recurrence_days: 0 }, 'recurrence_days', 'bad_window']
	])('%s', (_, change, at, key) => {
		expect(faults(change)).toContainEqual({ at, key });
	});

	test('the default and the presets can be used', () => {
		expect(faultsOf(DEFAULT_POLICY)).toEqual([]);
		for (const { sets } of PRESETS) expect(faults(sets)).toEqual([]);
		expect(faults({ special_targets: [special], matrix: { priorities: [[1, null, 2, 3]] } })).toEqual([]);
		expect(faults({ calendar: { week: week([span(8, 12), span(12, 24)]), holidays: [] } })).toEqual([]);
	});
});

test('a kept policy is read; what it lacks is the default, what is nonsense is none', () => {
	expect(readPolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual(DEFAULT_POLICY);
	const older = { targets: DEFAULT_POLICY.targets, transfer_evidence: 'count', unknown: 1 };
	expect(readPolicy(older)).toEqual({ ...DEFAULT_POLICY, transfer_evidence: 'count' });
	for (const wrong of [
		null,
		5,
		[],
		{ targets: [] },
		{ targets: { 1: {} } },
		{ calendar: { week: [] } },
		{ children: 'x' }
	])
		expect(readPolicy(wrong)).toBeNull();
});

test('holidays are read as they are pasted', () => {
	const { holidays, unread } = holidaysFromText(
		'2026-08-17 Hari Kemerdekaan\n\n25/12/2026; Natal\n1.1.2027\nbesok libur\n30/02/2026 x'
	);
	expect(holidays).toEqual([
		{ date: '2026-08-17', name: 'Hari Kemerdekaan' },
		{ date: '2026-12-25', name: 'Natal' },
		{ date: '2027-01-01', name: '' }
	]);
	expect(unread).toEqual([5, 6]);
});

test('whole days of a calendar file are read, several days each', () => {
	const ics = [
		'BEGIN:VCALENDAR',
		'BEGIN:VEVENT',
		'DTSTART;VALUE=DATE:20260320',
		'DTEND;VALUE=DATE:20260322',
		'SUMMARY:Idul Fitri\\, hari',
		'  pertama',
		'END:VEVENT',
		'BEGIN:VEVENT',
		'DTSTART:20261225T000000Z',
		'SUMMARY:Natal',
		'END:VEVENT',
		'BEGIN:VEVENT',
		'SUMMARY:nothing',
		'END:VEVENT'
	].join('\r\n');
	const { holidays, unread } = holidaysFromIcs(ics);
	expect(holidays).toEqual([
		{ date: '2026-03-20', name: 'Idul Fitri, hari pertama' },
		{ date: '2026-03-21', name: 'Idul Fitri, hari pertama' },
		{ date: '2026-12-25', name: 'Natal' }
	]);
	expect(unread).toHaveLength(1);
	expect(joined([{ date: '2026-12-25', name: 'Hari Natal' }], holidays).map(({ name }) => name)).toEqual([
		'Idul Fitri, hari pertama',
		'Idul Fitri, hari pertama',
		'Hari Natal'
	]);
});
