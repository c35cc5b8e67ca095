import { afterEach, expect, test } from 'vitest';
import { language } from '../../src/i18n/language.svelte.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { dueOf, openLimit, type Limit } from '../../src/sop/walk/due.ts';
import { lackingOf } from '../../src/sop/walk/next.ts';
import { stateOf } from '../../src/sop/walk/standing.ts';
import type { Case } from '../../src/sop/walk/types.ts';
import { begun, priorityOf, takenOf } from '../../src/views/parts/walk/form.ts';
import { readingOf } from '../../src/views/parts/walk/words.ts';
import { PATHS, REPORT, time, walked } from './walks.ts';

const ZONE = 'Asia/Jakarta';
const NOW = Date.parse('2026-10-05T10:00:30.500Z');
const handed = stateOf(PATHS[3] as Case);
const triaged = walked('INC-20261005-001', [
	['reported', '10-05 01:00', REPORT],
	['classified', '10-05 01:10', { record_type: 'incident', service: 'Hotspot' }],
	['prioritised', '10-05 01:11', { impact: 1, urgency: 2, priority: 2 }]
]);

afterEach(() => {
	language.current = 'en';
});

test('a form begins with what is known, in the role of who has the incident', () => {
	expect(begun('reported', stateOf({ id: '', events: [] }), null, ZONE)).toEqual({ role: 'service_desk' });
	expect(begun('closed', stateOf(triaged), null, ZONE)).toEqual({ role: 'service_desk', category: 'Wi-Fi' });
	expect(begun('escalated', stateOf(triaged), Date.parse(time('10-05 09:11')), ZONE)).toEqual({
		role: 'service_desk',
		support_tier: '2',
		due_at: '2026-10-05T16:11'
	});
	expect(begun('resolved', handed, null, ZONE)).toEqual({ role: 'technical_support', cause: 'cut fibre' });
	expect(begun('escalated', handed, null, ZONE).support_tier).toBe('4');
	expect(begun('recorded', handed, null, ZONE).role).toBe('administrator');
});

test('a blank time is now, a typed one the site’s, one in the minute of the step before that of the step', () => {
	const at = (typed: string) =>
		takenOf('noted', { at: typed, note: 'x' }, stateOf(triaged), DEFAULT_POLICY, ZONE, NOW).at;
	expect(at('')).toBe('2026-10-05T10:00:30Z');
	expect(at('2026-10-05T09:30')).toBe('2026-10-05T02:30:00Z');
	const seconds: Case = {
		id: triaged.id,
		events: triaged.events.map((event, i) => (i === 2 ? { ...event, at: '2026-10-05T01:11:40Z' } : event))
	};
	const same = takenOf('noted', { at: '2026-10-05T08:11' }, stateOf(seconds), DEFAULT_POLICY, ZONE, NOW);
	expect(same.at).toBe('2026-10-05T01:11:40Z');
	expect(at('2026-10-05T0')).toBe('2026-10-05T0');
});

test('the matrix gives the priority; where it has none, the one that is chosen', () => {
	const typed = { impact: '1', urgency: '2', priority: '5', role: 'service_desk' };
	expect(priorityOf(typed, DEFAULT_POLICY)).toBe(2);
	const data = (policy: typeof DEFAULT_POLICY) =>
		takenOf('prioritised', typed, stateOf(triaged), policy, ZONE, NOW).data;
	expect(data(DEFAULT_POLICY)).toEqual({ impact: 1, urgency: 2, priority: 2 });
	expect(data({ ...DEFAULT_POLICY, matrix: { priorities: [[1, null]] } }).priority).toBe(5);
	expect(priorityOf({ impact: '1' }, DEFAULT_POLICY)).toBeNull();
});

test('what a record lacks before it is closed', () => {
	expect(lackingOf(stateOf(triaged))).toEqual(['cause', 'resolution_notes', 'closure_code']);
	expect(lackingOf(stateOf(PATHS[2] as Case))).toEqual([]);
});

test('how a limit stands, in words', () => {
	const said = (limit: Limit | null, now: string) => {
		if (!limit) return null;
		const { text, tone } = readingOf(limit, DEFAULT_POLICY, ZONE, Date.parse(time(now)));
		return `${tone}: ${text.replaceAll('\u00a0', ' ')}`;
	};
	const open = openLimit(triaged, DEFAULT_POLICY, ZONE);
	expect(said(open, '10-05 03:00')).toBe('plain: 6 h left');
	expect(said(open, '10-05 07:30')).toBe('warn: 1 h 30 min left');
	expect(said(open, '10-05 09:45')).toBe('missed: over by 45 min');
	const late = dueOf(PATHS[3] as Case, DEFAULT_POLICY, ZONE);
	expect([said(late.response, '10-06 00:00'), said(late.resolution, '10-06 00:00')]).toEqual([
		'met: in time',
		'missed: missed by 1 h'
	]);
	expect(openLimit(PATHS[3] as Case, DEFAULT_POLICY, ZONE)).toBeNull();
	language.current = 'id';
	expect(said(open, '10-05 03:00')).toBe('plain: sisa 6 j');
});
