import { afterEach, describe, expect, test } from 'vitest';
import { language } from '../../src/i18n/language.svelte.ts';
import { MARKS } from '../../src/metrics/watch/marks.ts';
import type { WatchList, Watched } from '../../src/metrics/watch/watch.ts';
import { watchCsv } from '../../src/report/watch.ts';
import { leftText, markTexts, watchSentence } from '../../src/words/watch.ts';

afterEach(() => {
	language.current = 'en';
});

const AS_OF = new Date('2024-01-02T00:00Z');

const one = (rest: Partial<Watched> = {}): Watched => ({
	incident_id: 'A',
	title: null,
	priority: 1,
	state: 'new',
	assignment_group: 'g',
	assignee: null,
	opened_at: new Date('2024-01-01T00:00Z'),
	last_at: null,
	age_days: 1,
	target_minutes: 60,
	left_minutes: 30,
	passed: 0.5,
	is_paused: false,
	transfers: null,
	no_assignee: false,
	no_group: false,
	overdue: false,
	due: false,
	response_overdue: null,
	unassigned: false,
	silent: null,
	reopened: null,
	bouncing: null,
	...rest
});

const list = (open: number, late: number, told: number, soon: number): WatchList => {
	const count = (n: number) => ({ n, told, missing: null });
	return {
		...{ as_of: AS_OF, open, soon, missing: null, page: 0, page_size: 50, total: open, rows: [] },
		marks: Object.fromEntries(MARKS.map((mark) => [mark, count(late)])) as WatchList['marks']
	};
};

describe('in a sentence', () => {
	test('how many are past their target, of how many', () => {
		expect(watchSentence(list(187, 38, 187, 12))).toBe(
			'38 of 187 open incidents are past their target; 12 more run out within a day.'
		);
		expect(watchSentence(list(1, 1, 1, 0))).toBe(
			'1 of 1 open incident is past its target; 0 more run out within a day.'
		);
		expect(watchSentence(list(10, 2, 7, 1))).toBe(
			'2 of 7 open incidents with a target are past it; 1 more runs out within a day. 3 more are open without a target.'
		);
	});

	test('none open, none with a target', () => {
		expect(watchSentence(list(0, 0, 0, 0))).toBe('No incident is open.');
		expect(watchSentence(list(1, 0, 0, 0))).toBe('1 incident is open; no target holds for it.');
		language.current = 'id';
		expect(watchSentence(list(2, 0, 0, 0))).toBe('2 insiden terbuka; tidak satu pun memiliki target.');
	});
});

test('what is left, in words', () => {
	expect(leftText(one())).toBe('30\u00a0min left');
	expect(leftText(one({ left_minutes: -200 }))).toBe('3\u00a0h\u00a020\u00a0min over');
	expect(leftText(one({ left_minutes: null }))).toBe('no target');
	expect(leftText(one({ is_paused: true }))).toBe('30\u00a0min left, clock paused');
});

test('the marks, in words', () => {
	expect(markTexts(one(), AS_OF)).toEqual([]);
	const all = { overdue: true, response_overdue: true, reopened: true, bouncing: true, no_group: true };
	const texts = markTexts(one({ ...all, silent: true, last_at: new Date('2024-01-01T12:00Z') }), AS_OF);
	expect(texts).toEqual([
		...['past target', 'response overdue', 'no group', 'silent for 12\u00a0h', 'reopened', 'sent around']
	]);
});

test('as CSV: every text safe, times in UTC, unknown blank', () => {
	const [header = '', row = ''] = watchCsv([one({ title: '=HYPERLINK("x")', transfers: 2 })]).split('\r\n');
	expect(header).toMatch(/^incident_id,title,priority,state,.*,left_minutes,transfers,overdue,due,/);
	expect(row).toBe(
		`A,"'=HYPERLINK(""x"")",1,new,g,,2024-01-01T00:00:00.000Z,,1,60,30,2,false,false,,false,,,`
	);
});
