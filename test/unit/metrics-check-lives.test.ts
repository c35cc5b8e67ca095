import { describe, expect, test } from 'vitest';
import { answer, rejudge } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { counts, db, load, verdicts } from './rulings.ts';
import type { Data, Event, Incident } from './tables.ts';

/** Events of one incident: `00:10 in_progress Desk 1`, `-` where a word is not known. */
const walk = (incident_id: string, ...steps: string[]): Event[] =>
	steps.map((step) => {
		const [time = '-', ...words] = step.split(' ');
		const [state = null, assignment_group = null, tier = null] = words.map((word) =>
			word === '-' ? null : word
		);
		const at = time === '-' ? null : `2024-01-01 ${time}`;
		return { incident_id, at, state, assignment_group, support_tier: tier === null ? null : Number(tier) };
	});

const LATE: Incident = { priority: 2, state: 'closed', resolved_at: '2024-01-01 12:00' };

/** P2: the target runs out at 08:00, its last quarter begins at 06:00. */
const LIVES: Data = {
	as_of: '2024-01-01 14:00',
	incidents: [
		{ priority: 2, state: 'closed', resolved_at: '2024-01-01 07:00' },
		LATE,
		{ priority: 2, state: 'new' },
		LATE,
		LATE,
		{ ...LATE, updated_at: '2024-01-01 07:00' }
	],
	events: [
		...walk('A', '00:00 new Desk 1', '03:00 - Field 2', '08:00 in_progress Vendor 3', '09:00 closed'),
		...walk(
			'B',
			'00:00 new Field 2',
			'09:00 in_progress Desk 1',
			'10:00 closed Field 3',
			'11:00 in_progress'
		),
		...walk('C', '- new'),
		...walk('D', '00:00 new Desk 1', '06:00 in_progress', '12:00 closed'),
		...walk('E', '05:59 new Desk 1', '08:01 in_progress', '12:00 closed'),
		...walk('F', '00:00 new Desk 1', '12:00 closed')
	]
};

describe('lives', () => {
	test('one kept, one broken, one that cannot be told', async () => {
		await load(LIVES);
		const told = await verdicts();
		expect(told).toMatchObject({
			R6: 'A+ B- C? D+ E+ F+',
			R7: 'A+ B- C? D? E? F?',
			R8: 'A+ B- C? D? E? F?',
			R9: 'A+ B- C? D+ E+ F+',
			R14: 'A+ B- C? D+ E+ F+',
			R15: 'A+ B- C? D+ E+ F+',
			// C is late too, but its event says not when
			R17: 'A? B- C? D+ E- F+'
		});
	});

	test('one incident whole', async () => {
		const card = await answer(db, { priority: ['1'] }, 'card', { incident_id: 'B' });
		expect(card).toMatchObject({
			standing: 'resolved',
			target: {
				...{ special: null, response_minutes: 30, resolution_minutes: 480 },
				response_due: new Date('2024-01-01T00:30Z'),
				resolution_due: new Date('2024-01-01T08:00Z')
			},
			verdicts: { response: null, resolution: 'breached', in_time: false, reported: null },
			...{ ran_minutes: 720, transfers: 2, ping_pong: true, reopened: true }
		});
		expect(card?.fields.map(({ field }) => field).join(' ')).toBe(
			'incident_id state priority opened_at resolved_at'
		);
		expect(card?.events.map(({ position, assignment_group }) => [position, assignment_group])).toEqual([
			...[
				[1, 'Field'],
				[2, 'Desk'],
				[3, 'Field'],
				[4, null]
			]
		]);
		expect(card?.rules[7]).toEqual({ rule: 'R8', kept: false, missing: null });
		expect(card?.rules[0]).toEqual({
			...{ rule: 'R1', kept: null, missing: { kind: 'no_field', fields: ['occurred_at'] } }
		});
		expect(await answer(db, {}, 'card', { incident_id: 'nobody' })).toBeNull();
	});

	test('without tiers the name of the group tells, if any is called a desk', async () => {
		const named = (first: string, second: string): Data => ({
			incidents: [{}, {}, {}],
			events: [
				{ incident_id: 'A', at: '2024-01-01', assignment_group: first },
				{ incident_id: 'B', at: '2024-01-01', assignment_group: second },
				{ incident_id: 'B', at: '2024-01-01', assignment_group: first },
				{ incident_id: 'C', at: '2024-01-01', assignment_group: null }
			]
		});
		await load(named('IT-Helpdesk Tegal', 'Desktop services'));
		expect((await verdicts()).R6).toBe('A+ B- C?');
		await load(named('Group 70', 'Group 24'));
		expect((await verdicts()).R6).toBeUndefined();
		expect((await counts()).R6).toBe('no_field support_tier');
	});

	test('the last quarter, on a clock with opening hours and pauses', async () => {
		const day = { from_minute: 9 * 60, to_minute: 17 * 60 };
		const late = {
			priority: 2,
			state: 'closed',
			opened_at: '2024-01-01 16:00',
			resolved_at: '2024-01-04 12:00'
		};
		const data: Data = {
			incidents: [late, late, late],
			events: [
				...['2024-01-01 23:00', '2024-01-02 14:30', '2024-01-02 16:30'].map((at, i) => ({
					...{ incident_id: 'ABC'.charAt(i), at, state: 'in_progress' }
				})),
				...['A', 'B', 'C'].flatMap((incident_id) => [
					{ incident_id, at: '2024-01-01 16:00', state: 'new' },
					{ incident_id, at: '2024-01-02 09:00', state: 'on_hold' },
					{ incident_id, at: '2024-01-02 11:00', state: 'new' }
				])
			].sort((a, b) => a.at.localeCompare(b.at))
		};
		const hours: Partial<Policy> = {
			calendar: { week: Array.from({ length: 7 }, () => [day]), holidays: [] }
		};
		const due = async () => (await answer(db, {}, 'card', { incident_id: 'A' }))?.target?.resolution_due;
		// one hour is left of the first day: the last quarter is 14:00 to 16:00 on the second
		await load(data, hours);
		expect((await verdicts()).R17).toBe('A- B+ C-');
		expect(await due()).toEqual(new Date('2024-01-02T16:00Z'));
		// two hours on hold: 16:00 to 17:00, and on to 10:00 on the third
		await rejudge(db, { ...DEFAULT_POLICY, ...hours, pause_states: ['on_hold'] });
		expect((await verdicts()).R17).toBe('A- B- C+');
		expect(await due()).toEqual(new Date('2024-01-03T10:00Z'));
	});
});
