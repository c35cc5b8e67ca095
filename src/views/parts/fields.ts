import type { EventField, IncidentField } from '../../model/fields.ts';

export type Field = IncidentField | EventField;

/** The canonical fields in the order in which a person looks for them. Rows of an event log have four more. */
export const FIELD_GROUPS = {
	what: ['incident_id', 'title', 'description', 'record_type'],
	times: ['opened_at', 'acknowledged_at', 'resolved_at', 'closed_at', 'occurred_at', 'updated_at'],
	kind: [
		'state',
		'priority',
		'impact',
		'urgency',
		'category',
		'subcategory',
		'service',
		'configuration_item',
		'channel',
		'site',
		'segment'
	],
	who: ['assignment_group', 'assignee', 'support_tier', 'customer_id', 'reporter', 'opened_by'],
	handling: [
		'reassignment_count',
		'reopen_count',
		'update_count',
		'escalated_hierarchically',
		'paused_minutes',
		'reported_sla_met',
		'reported_resolution_minutes'
	],
	record: [
		'resolution_notes',
		'closure_code',
		'cause',
		'knowledge_ref',
		'problem_ref',
		'change_ref',
		'parent_ref'
	],
	event: ['at', 'activity', 'resource', 'sequence']
} as const satisfies Record<string, readonly Field[]>;

export type FieldGroup = keyof typeof FIELD_GROUPS;

/** What must be mapped before a file can be loaded, and is not. */
export function unmapped(kind: 'list' | 'events', fields: readonly (Field | null | undefined)[]): Field[] {
	const needed: Field[] =
		kind === 'events' ? ['incident_id', 'opened_at', 'at'] : ['incident_id', 'opened_at'];
	return needed.filter((field) => !fields.includes(field));
}
