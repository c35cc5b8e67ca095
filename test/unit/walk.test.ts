import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAt } from '../../src/model/calendar.ts';
import { clockSeconds } from '../../src/model/elapsed.ts';
import { DEFAULT_POLICY, type Calendar, type Policy } from '../../src/model/policy.ts';
import { targetFor } from '../../src/model/target.ts';
import { timeOf, wallOf } from '../../src/model/wall.ts';
import { faultsOf } from '../../src/sop/walk/check.ts';
import { dueOf, leftOf } from '../../src/sop/walk/due.ts';
import { nextId } from '../../src/sop/walk/ids.ts';
import { joined } from '../../src/sop/walk/merge.ts';
import { mayTake, nextSteps } from '../../src/sop/walk/next.ts';
import { NOTHING, stateOf } from '../../src/sop/walk/standing.ts';
import { cleaned } from '../../src/sop/walk/text.ts';
import { STEPS } from '../../src/sop/walk/steps.ts';
import type { Case } from '../../src/sop/walk/types.ts';
import { LATE, PATHS, REPORT, stepOf, time, walked, type Given } from './walks.ts';

const OFFICE: Calendar = {
	week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from_minute: 480, to_minute: 1020 }] : [])),
	holidays: [{ date: '2026-10-06', name: 'closed' }]
};
const NORMAL: readonly Given[] = [
	['reported', '10-05 01:00', REPORT],
	['classified', '10-05 01:10', { record_type: 'incident' }],
	['prioritised', '10-05 01:11', { impact: 1, urgency: 2, priority: 2 }]
];
const iso = (ms: number | null | undefined) => (ms == null ? null : new Date(ms).toISOString().slice(5, 16));
const asked = (one: Case) => {
	const { question, expected } = nextSteps(stateOf(one));
	return [question, ...expected];
};

describe('the way through the procedure', () => {
	test('each step is asked for in its turn', () => {
		const [request, known, desk, handed, raised, again] = PATHS as [Case, Case, Case, Case, Case, Case];
		const turns = (one: Case) =>
			one.events.map((_, i) => asked({ id: one.id, events: one.events.slice(0, i + 1) })[0]);
		expect(turns(request)).toEqual(['classify', 'left']);
		expect(turns(known)).toEqual(['classify', 'prioritise', 'known', 'desk', 'confirm', 'close', 'done']);
		expect(turns(desk)).toEqual([
			'classify',
			'prioritise',
			'known',
			'desk',
			'resolve',
			'record',
			'confirm',
			'close',
			'done'
		]);
		expect(turns(handed).slice(3)).toEqual(['desk', 'diagnose', 'diagnose', 'resolve', 'record']);
		expect(asked(raised)).toEqual(['desk', 'investigated', 'escalated']);
		expect(turns(again).slice(5)).toEqual(['record', 'desk', 'resolve', 'record', 'close', 'done']);
	});

	test('what the steps come to', () => {
		const of = (i: number) => stateOf(PATHS[i] as Case);
		expect(of(0)).toMatchObject({ state: 'closed', is_request: true, acknowledged_at: time('10-05 01:10') });
		expect(of(2)).toMatchObject({
			state: 'closed',
			acknowledged_at: time('10-05 02:45'),
			resolved_at: time('10-05 04:00'),
			closed_at: time('10-05 05:00'),
			support_tier: 1,
			transfer_count: 0
		});
		expect(of(3)).toMatchObject({
			state: 'resolved',
			assignment_group: 'Vendor',
			support_tier: 3,
			transfer_count: 2,
			closed_at: null
		});
		expect(of(4)).toMatchObject({ state: 'in_progress', escalated_hierarchically: true });
		expect(of(5)).toMatchObject({
			resolved_at: time('10-05 08:00'),
			reopened_at: time('10-05 07:00'),
			reopen_count: 1
		});
		expect(of(5).data.cause).toBe('amplifier');
	});

	test('a withdrawn step counts as if it had not been taken, and stays in the record', () => {
		const one = walked('INC-20261005-007', [
			...NORMAL,
			['examined', '10-05 01:20', { diagnosis: 'x' }],
			['resolved', '10-05 01:30', { resolution_notes: 'y', closure_code: 'solved' }]
		]);
		const last = one.events[4]!;
		const withdrawal = stepOf(['withdrawn', '10-05 01:40', {}, 'the wrong incident'], { withdraws: last.id });
		expect(faultsOf(stateOf(one), withdrawal, LATE)).toEqual([]);
		const after: Case = { id: one.id, events: [...one.events, withdrawal] };
		expect(stateOf(after)).toMatchObject({ state: 'in_progress', resolved_at: null });
		expect(stateOf(after).data.resolution_notes).toBeUndefined();
		expect(after.events).toHaveLength(6);
		expect(asked(after)[0]).toBe('desk');
		// what was done before the withdrawal was written down may still be noted with its time
		const next = stepOf(['investigated', '10-05 01:35', { cause: 'z' }]);
		expect(faultsOf(stateOf(after), next, LATE)).toEqual([]);
	});

	test('only the last step can be withdrawn, and never the report', () => {
		const one = walked('INC-20261005-008', NORMAL);
		const withdraw = (id: string) =>
			faultsOf(stateOf(one), stepOf(['withdrawn', '10-05 02:00'], { withdraws: id }), LATE);
		expect(withdraw(one.events[1]!.id)).toEqual([{ at: 'step', key: 'not_last' }]);
		expect(withdraw(one.events[2]!.id)).toEqual([]);
		expect(mayTake(stateOf(walked('INC-20261005-009', NORMAL.slice(0, 1))), 'withdrawn')).toBe(false);
	});
});

describe('what is refused', () => {
	test.each([
		['nothing but a report comes first', [], ['classified', '10-05 01:00', { record_type: 'incident' }]],
		['no priority before it is classified', NORMAL.slice(0, 1), ['prioritised', '10-05 01:05']],
		['no resolution before a first diagnosis', NORMAL, ['resolved', '10-05 02:00']],
		['no second report', NORMAL, ['reported', '10-05 02:00', REPORT]],
		['no resolution while it is on hold', [...NORMAL, ['held', '10-05 01:30']], ['resolved', '10-05 02:00']],
		['nothing after a cancellation', [...NORMAL, ['cancelled', '10-05 01:30']], ['noted', '10-05 02:00']],
		['nothing after a service request', [PATHS[0]], ['prioritised', '10-05 02:00']]
	] as [string, (Given | Case)[], Given][])('%s', (_, before, step) => {
		const [first] = before;
		const one = first && 'events' in first ? first : walked('INC-20261005-010', before as Given[]);
		expect(faultsOf(stateOf(one), stepOf(step), LATE)).toEqual([{ at: 'step', key: 'not_now' }]);
	});

	test.each([
		['before the former step', ['held', '10-05 01:05'], 'at', 'before_former'],
		['in the future', ['held', '10-05 09:00'], 'at', 'in_future'],
		['without a reason', ['held', '10-05 02:00', {}, ''], 'note', 'missing'],
		['a remark of 4,001 characters', ['held', '10-05 02:00', {}, 'x'.repeat(4_001)], 'note', 'too_long'],
		[
			'a level of 1.5',
			['prioritised', '10-05 02:00', { impact: 1.5, urgency: 1, priority: 1 }],
			'impact',
			'bad_number'
		],
		[
			'due before it begins',
			['raised', '10-05 02:00', { due_at: time('10-05 01:00') }],
			'due_at',
			'due_before'
		]
	] as [string, Given, string, string][])('%s', (_, step, at, key) => {
		const one = walked('INC-20261005-011', NORMAL);
		expect(faultsOf(stateOf(one), stepOf(step), Date.parse(time('10-05 08:00')))).toEqual([{ at, key }]);
	});

	test('a report without its description, or of a fault that began later', () => {
		const report = stepOf(['reported', '10-05 01:00', { reporter: 'S', occurred_at: time('10-05 02:00') }]);
		expect(faultsOf(NOTHING, report, LATE)).toEqual([
			{ at: 'description', key: 'missing' },
			{ at: 'occurred_at', key: 'begun_later' }
		]);
	});

	test('handing it to the group that has it; closing unconfirmed without saying why', () => {
		const one = walked('INC-20261005-012', [...NORMAL, ['examined', '10-05 01:20', { diagnosis: 'x' }]]);
		const same = stepOf(['escalated', '10-05 02:00', { assignment_group: 'Service Desk', support_tier: 2 }]);
		expect(faultsOf(stateOf(one), same, LATE)).toEqual([{ at: 'assignment_group', key: 'same_group' }]);
		const resolved = PATHS[3] as Case;
		expect(faultsOf(stateOf(resolved), stepOf(['closed', '10-05 13:00']), LATE)).toEqual([
			{ at: 'note', key: 'missing' }
		]);
		expect(faultsOf(stateOf(resolved), stepOf(['closed', '10-05 13:00', {}, 'no answer']), LATE)).toEqual([]);
	});

	test('any step that may be taken leads to where something is to be done, or nothing is left', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { maxLength: 25 }), (choices) => {
				let one = walked('INC-20261005-013', NORMAL.slice(0, 1));
				for (const [i, choice] of choices.entries()) {
					const open = STEPS.filter((step) => step !== 'withdrawn' && mayTake(stateOf(one), step));
					const { question, expected } = nextSteps(stateOf(one));
					expect(expected.length === 0).toBe(question === 'done' || question === 'left');
					const step = open[choice % open.length];
					if (!step) return;
					const at = `10-05 ${String(2 + Math.floor(i / 4)).padStart(2, '0')}:${15 * (i % 4) || '00'}`;
					one = {
						id: one.id,
						events: [...one.events, stepOf([step, at, { priority: 3, knowledge_ref: 'K' }])]
					};
				}
			})
		);
	});
});

describe('until when', () => {
	const policy = (change: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...change });
	const due = (steps: readonly Given[], change: Partial<Policy> = {}, zone = 'UTC') => {
		const { response, resolution } = dueOf(walked('INC-20261005-014', steps), policy(change), zone);
		return { response, resolution };
	};

	test('priority 2 on a clock that never stops: 30 minutes and 8 hours', () => {
		const { response, resolution } = due(NORMAL);
		expect([iso(response?.due_ms), response?.met]).toEqual(['10-05T01:30', true]);
		expect([iso(resolution?.due_ms), resolution?.met]).toEqual(['10-05T09:00', null]);
		expect(leftOf(resolution!, DEFAULT_POLICY, 'UTC', Date.parse(time('10-05 10:30')))).toBe(-5_400);
	});

	test('before the priority is set, the shortest answer there is', () => {
		const { response, resolution } = due(NORMAL.slice(0, 1));
		expect([iso(response?.due_ms), response?.assumed]).toEqual(['10-05T01:15', true]);
		expect(resolution).toBeNull();
	});

	test('opening hours 08–17 in Jakarta, closed on Tuesday: 8 hours from Monday 16:00 end on Wednesday at 15:00', () => {
		const steps: Given[] = [
			['reported', '10-05 09:00', REPORT],
			['classified', '10-05 09:10', { record_type: 'incident' }],
			['prioritised', '10-05 09:11', { impact: 1, urgency: 2, priority: 2 }]
		];
		const { resolution } = due(steps, { calendar: OFFICE }, 'Asia/Jakarta');
		expect(iso(resolution?.due_ms)).toBe('10-07T08:00');
	});

	test('on hold from 02:00 to 05:00 moves the limit by three hours, and while it is, there is none', () => {
		const held: Given[] = [...NORMAL, ['held', '10-05 02:00']];
		const pauses: Partial<Policy> = { pause_states: ['on_hold'] };
		expect(due(held, pauses).resolution).toMatchObject({ due_ms: null, left_seconds: 7 * 3_600 });
		expect(iso(due(held).resolution?.due_ms)).toBe('10-05T09:00');
		const resumed: Given[] = [...held, ['resumed', '10-05 05:00']];
		expect(iso(due(resumed, pauses).resolution?.due_ms)).toBe('10-05T12:00');
	});

	test('reopened: the clock goes on, or starts anew', () => {
		const again = PATHS[5] as Case;
		const of = (reopen_clock: Policy['reopen_clock']) =>
			iso(dueOf(again, policy({ reopen_clock }), 'UTC').resolution?.due_ms);
		expect([of('continue'), of('restart')]).toEqual(['10-05T13:00', '10-05T15:00']);
	});

	test('a special target goes before that of the priority', () => {
		const special = {
			priority: null,
			segment: null,
			service: null,
			category: 'Wi-Fi',
			response_minutes: 5,
			resolution_minutes: 60
		};
		const narrower = { ...special, priority: 2, resolution_minutes: 90 };
		const { response, resolution } = due(NORMAL, { special_targets: [special, narrower] });
		expect([iso(response?.due_ms), response?.met]).toEqual(['10-05T01:05', false]);
		expect(iso(resolution?.due_ms)).toBe('10-05T02:30');
		const traits = { priority: 3, segment: null, service: null, category: 'Voice' };
		expect(targetFor(policy({ special_targets: [special] }), traits)).toEqual(DEFAULT_POLICY.targets[3]);
		expect(targetFor(DEFAULT_POLICY, { ...traits, priority: null })).toBeNull();
	});

	test('no limit for what left as a service request', () => {
		expect(dueOf(PATHS[0] as Case, DEFAULT_POLICY, 'UTC')).toEqual({ response: null, resolution: null });
	});
});

describe('clocks', () => {
	test('what the clock runs until a due time is what was asked for', () => {
		const start = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 });
		fc.assert(
			fc.property(start, fc.integer({ min: 1, max: 400_000 }), fc.boolean(), (minute, seconds, always) => {
				const calendar = always ? DEFAULT_POLICY.calendar : OFFICE;
				const due = dueAt(calendar, 'America/St_Johns', minute * 60_000, seconds)!;
				expect(clockSeconds(calendar, 'America/St_Johns', minute * 60_000, due)).toBeCloseTo(seconds, 6);
				expect(clockSeconds(calendar, 'America/St_Johns', due, minute * 60_000)).toBeCloseTo(-seconds, 6);
			}),
			{ numRuns: 60 }
		);
	});

	test('the wall clock of a site and back', () => {
		expect(wallOf(Date.UTC(2026, 9, 31, 17, 5), 'Asia/Jakarta')).toBe('2026-11-01T00:05');
		expect(iso(timeOf('2026-11-01T00:05', 'Asia/Jakarta'))).toBe('10-31T17:05');
		// Berlin: 02:30 is left out on 29 March and comes twice on 25 October
		expect(iso(timeOf('2026-03-29T02:30', 'Europe/Berlin'))).toBe('03-29T01:30');
		expect(iso(timeOf('2026-10-25T02:30', 'Europe/Berlin'))).toBe('10-25T00:30');
		expect(timeOf('yesterday', 'UTC')).toBeNull();
		expect(timeOf('2026-13-01T00:00', 'UTC')).toBeNull();
	});
});

test('numbers of a day go on after the highest', () => {
	expect(nextId('2026-10-05', [])).toBe('INC-20261005-001');
	expect(nextId('2026-10-05', ['INC-20261005-009', 'INC-20261005-1000', 'INC-20261006-002'])).toBe(
		'INC-20261005-1001'
	);
});

test('what two windows wrote is joined: every step once, in its order', () => {
	const { events } = walked('INC-20261005-015', NORMAL);
	const note = stepOf(['noted', '10-05 01:10', {}, 'called'], { noted_at: time('10-05 03:00') });
	const all = joined([...events.slice(0, 2), note], events);
	expect(all.map(({ step }) => step)).toEqual(['reported', 'classified', 'noted', 'prioritised']);
});

test('texts keep their lines and lose what no keyboard writes', () => {
	expect(cleaned(' a\r\nb\tc\0\u001b[31m \ud800')).toBe('a\nb\tc[31m \ufffd');
});
