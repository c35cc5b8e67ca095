import { expect, test } from 'vitest';
import type { Card, CardEvent } from '../../src/metrics/check/card.ts';
import { lifeOf } from '../../src/views/parts/incident/life.ts';

const at = (time: string) => new Date(`2026-10-01T${time}:00Z`);
const event = (position: number, time: string, state: string | null): CardEvent => ({
	position,
	at: at(time),
	activity: null,
	state,
	assignment_group: null,
	support_tier: null,
	resource: null,
	priority: null
});

const CARD: Card = {
	incident_id: 'A1',
	fields: [
		{ field: 'incident_id', value: 'A1' },
		{ field: 'opened_at', value: at('08:00') },
		{ field: 'acknowledged_at', value: at('08:20') }
	],
	events: [event(1, '08:00', 'new'), event(2, '08:30', 'in_progress'), event(3, '10:00', 'resolved')],
	standing: 'resolved',
	resolved_at: at('10:00'),
	closed_at: null,
	ended_at: at('10:00'),
	as_of: at('23:00'),
	target: {
		special: null,
		response_minutes: 30,
		resolution_minutes: 60,
		response_due: at('08:30'),
		resolution_due: at('09:00')
	},
	verdicts: { response: 'met', resolution: 'breached', in_time: null, reported: null },
	ran_minutes: 120,
	answered_minutes: 20,
	paused_minutes: null,
	transfers: 0,
	escalated: false,
	escalated_hierarchically: false,
	reopened: false,
	ping_pong: false,
	rules: []
};

test('a life in the order of time: times of the record, events that say more, and when targets run out', () => {
	const life = lifeOf(CARD)!;
	expect(
		life.map(({ kind, minutes, kept, event }) => [kind, minutes, kept, event?.position ?? null])
	).toEqual([
		['opened', 0, null, 1],
		['acknowledged', 20, true, null],
		['event', 30, null, 2],
		['response_due', 30, true, null],
		['resolution_due', 60, false, null],
		['resolved', 120, false, 3]
	]);
});

test('what is open ends at the newest time of the data; without an opening there is no life', () => {
	const open = lifeOf({ ...CARD, standing: 'open', resolved_at: null })!;
	expect(open.at(-1)).toMatchObject({ kind: 'as_of', minutes: 900 });
	expect(lifeOf({ ...CARD, fields: [] })).toBeNull();
});
