import { faultsOf } from '../../src/sop/walk/check.ts';
import { stateOf } from '../../src/sop/walk/standing.ts';
import { ASKS, type StepName } from '../../src/sop/walk/steps.ts';
import type { Case, Data, Event } from '../../src/sop/walk/types.ts';

/** `[step, MM-DD HH:MM in 2026, data, note]` */
export type Given = readonly [StepName, string, Data?, string?];

export const time = (text: string) => `2026-${text.replace(' ', 'T')}:00Z`;
export const LATE = Date.parse('2027-01-01T00:00:00Z');

let made = 0;

/** One step; whatever the procedure asks for and is not given is filled in. */
export function stepOf([step, at, data = {}, note]: Given, extra: Partial<Event> = {}): Event {
	const ask = ASKS[step];
	return {
		id: `e${(made += 1)}`,
		at: time(at),
		noted_at: time(at),
		step,
		role: ask.role,
		person: '',
		note: note ?? (ask.required.includes('note') ? 'because' : ''),
		data,
		...extra
	};
}

/** An incident that was walked so. @throws where the procedure does not allow a step */
export function walked(id: string, steps: readonly Given[]): Case {
	return steps
		.map((given) => stepOf(given))
		.reduce<Case>(
			(one, event) => {
				const faults = faultsOf(stateOf(one), event, LATE);
				if (faults.length > 0) throw new Error(`${id} ${event.step}: ${JSON.stringify(faults)}`);
				return { id, events: [...one.events, event] };
			},
			{ id, events: [] }
		);
}

export const REPORT: Data = {
	reporter: 'Sari',
	customer_id: 'C-017',
	channel: 'phone',
	category: 'Wi-Fi',
	description: 'No signal since the morning',
	condition: 'lamp red',
	steps_taken: 'restarted twice'
};
const TRIAGE: Data = { impact: 1, urgency: 2, priority: 2 };
const INCIDENT: Data = { record_type: 'incident', category: 'Wi-Fi' };
const SOLVED: Data = { cause: 'loose plug', resolution_notes: 'plugged in', closure_code: 'solved' };

/** Six incidents of 5 October 2026, one for each path. Priority 2: answer in 30 minutes, resolution in 8 hours. */
export const PATHS: readonly Case[] = [
	walked('INC-20261005-001', [
		['reported', '10-05 01:00', REPORT],
		['classified', '10-05 01:10', { record_type: 'service_request' }]
	]),
	walked('INC-20261005-002', [
		['reported', '10-05 01:00', REPORT],
		['classified', '10-05 01:20', INCIDENT],
		['prioritised', '10-05 01:21', TRIAGE],
		['matched', '10-05 01:25', { knowledge_ref: 'KB-7' }],
		['resolved', '10-05 02:00', SOLVED],
		['confirmed', '10-05 02:10'],
		['closed', '10-05 02:15']
	]),
	walked('INC-20261005-003', [
		['reported', '10-05 02:00', REPORT],
		['classified', '10-05 02:45', INCIDENT],
		['prioritised', '10-05 02:46', TRIAGE],
		['examined', '10-05 03:00', { diagnosis: 'no link' }],
		['investigated', '10-05 03:30', { cause: 'loose plug' }],
		['resolved', '10-05 04:00', SOLVED],
		['recorded', '10-05 04:30', { knowledge_ref: 'KB-8' }],
		['confirmed', '10-05 05:00'],
		['closed', '10-05 05:00']
	]),
	walked('INC-20261005-004', [
		['reported', '10-05 03:00', REPORT],
		['classified', '10-05 03:05', INCIDENT],
		['prioritised', '10-05 03:06', TRIAGE],
		['examined', '10-05 03:10', { diagnosis: 'no light' }],
		[
			'escalated',
			'10-05 03:30',
			{ assignment_group: 'Network', support_tier: 2, due_at: time('10-05 09:00') }
		],
		['escalated', '10-05 05:30', { assignment_group: 'Vendor', support_tier: 3 }],
		['investigated', '10-05 07:00', { cause: 'cut fibre' }],
		['resolved', '10-05 12:00', { ...SOLVED, cause: 'cut fibre' }]
	]),
	walked('INC-20261005-005', [
		['reported', '10-05 04:00', REPORT],
		['classified', '10-05 04:10', INCIDENT],
		['prioritised', '10-05 04:11', TRIAGE],
		['examined', '10-05 04:20', { diagnosis: 'mast down' }],
		['raised', '10-05 04:40', {}, 'whole district']
	]),
	walked('INC-20261005-006', [
		['reported', '10-05 05:00', REPORT],
		['classified', '10-05 05:10', INCIDENT],
		['prioritised', '10-05 05:11', TRIAGE],
		['examined', '10-05 05:20', { diagnosis: 'weak' }],
		['investigated', '10-05 05:30', { cause: 'antenna' }],
		['resolved', '10-05 06:00', SOLVED],
		['reopened', '10-05 07:00', {}, 'gone again'],
		['investigated', '10-05 07:30', { cause: 'amplifier' }],
		['resolved', '10-05 08:00', { ...SOLVED, cause: 'amplifier' }],
		['confirmed', '10-05 08:30'],
		['closed', '10-05 08:31']
	])
];
