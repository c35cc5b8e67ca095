import { effective } from './merge.ts';
import { after, NOTHING } from './standing.ts';
import { ASKS } from './steps.ts';
import type { Case, DataField, Event } from './types.ts';

/** The columns of the logbook as a file: one row per step, canonical names where there is one. */
export const COLUMNS = [
	'incident_id',
	'sequence',
	'at',
	'activity',
	'state',
	'assignment_group',
	'support_tier',
	'priority',
	'impact',
	'urgency',
	'record_type',
	'reporter',
	'customer_id',
	'channel',
	'site',
	'category',
	'service',
	'description',
	'condition',
	'steps_taken',
	'diagnosis',
	'cause',
	'resolution_notes',
	'closure_code',
	'knowledge_ref',
	'occurred_at',
	'opened_at',
	'acknowledged_at',
	'due_at',
	'escalated_hierarchically',
	'role',
	'person',
	'note',
	'event_id',
	'noted_at',
	'withdraws',
	'withdrawn'
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a row says; a column that is absent says nothing. */
export type Row = Partial<Record<Column, string | number>>;

/**
 * All steps, withdrawn ones too. A row has what its step put down and, where the step counts, how the incident stood
 * after it: state, group, line, priority. From the former alone the logbook comes back.
 */
export function rowsOf(cases: readonly Case[]): Row[] {
	return cases.flatMap(rowsOfOne);
}

function rowsOfOne({ id, events }: Case): Row[] {
	const counting = new Set(effective(events));
	let standing = NOTHING;
	return events.map((event, i) => {
		const row: Row = { incident_id: id, sequence: i + 1, ...written(event) };
		if (!counting.has(event)) return event.step === 'withdrawn' ? row : { ...row, withdrawn: 'yes' };
		const before = standing;
		standing = after(before, event);
		return {
			...row,
			state: standing.state,
			assignment_group: standing.assignment_group,
			support_tier: standing.support_tier,
			...(standing.data.priority !== undefined && { priority: standing.data.priority }),
			...(before.opened_at === null && { opened_at: event.at }),
			...(before.acknowledged_at === null &&
				standing.acknowledged_at !== null && { acknowledged_at: standing.acknowledged_at }),
			...(event.step === 'raised' && { escalated_hierarchically: 'true' })
		};
	});
}

/** What the step itself put down. */
function written({ id, at, noted_at, step, role, person, note, withdraws, data }: Event): Row {
	const fields = ASKS[step].fields.flatMap((field) =>
		data[field] === undefined ? [] : [[field, data[field]]]
	);
	return {
		at,
		activity: step,
		...(Object.fromEntries(fields) as Partial<Record<DataField, string | number>>),
		role,
		...(person !== '' && { person }),
		...(note !== '' && { note }),
		event_id: id,
		noted_at,
		...(withdraws !== undefined && { withdraws })
	};
}
