/** SQL type of a canonical column. */
export type FieldType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';

/**
 * The canonical columns of `incident`: one row per incident. Times are UTC. `resolved_at` is the recorded time
 * (derived from events only if the file has no such column); what fills its blanks lives in `fact.finished_at`.
 * impact and urgency count from 1 = strongest on the source's own scale, priority from 1 = highest.
 */
export const INCIDENT_FIELDS = {
	incident_id: 'VARCHAR',
	record_type: 'VARCHAR',
	title: 'VARCHAR',
	description: 'VARCHAR',
	state: 'VARCHAR',
	priority: 'INTEGER',
	impact: 'INTEGER',
	urgency: 'INTEGER',
	category: 'VARCHAR',
	subcategory: 'VARCHAR',
	service: 'VARCHAR',
	configuration_item: 'VARCHAR',
	channel: 'VARCHAR',
	site: 'VARCHAR',
	segment: 'VARCHAR',
	customer_id: 'VARCHAR',
	reporter: 'VARCHAR',
	opened_by: 'VARCHAR',
	assignment_group: 'VARCHAR',
	assignee: 'VARCHAR',
	support_tier: 'INTEGER',
	occurred_at: 'TIMESTAMP',
	opened_at: 'TIMESTAMP',
	acknowledged_at: 'TIMESTAMP',
	resolved_at: 'TIMESTAMP',
	closed_at: 'TIMESTAMP',
	updated_at: 'TIMESTAMP',
	reassignment_count: 'INTEGER',
	reopen_count: 'INTEGER',
	update_count: 'INTEGER',
	escalated_hierarchically: 'BOOLEAN',
	paused_minutes: 'DOUBLE',
	reported_sla_met: 'BOOLEAN',
	reported_resolution_minutes: 'DOUBLE',
	resolution_notes: 'VARCHAR',
	closure_code: 'VARCHAR',
	cause: 'VARCHAR',
	knowledge_ref: 'VARCHAR',
	problem_ref: 'VARCHAR',
	change_ref: 'VARCHAR',
	parent_ref: 'VARCHAR'
} as const satisfies Record<string, FieldType>;

export type IncidentField = keyof typeof INCIDENT_FIELDS;

/**
 * The canonical columns of `event`: one row per update of an incident. The table has `position` (INTEGER, 1..n within
 * the incident) besides: the order the format prescribes.
 */
export const EVENT_FIELDS = {
	incident_id: 'VARCHAR',
	sequence: 'DOUBLE',
	at: 'TIMESTAMP',
	activity: 'VARCHAR',
	state: 'VARCHAR',
	assignment_group: 'VARCHAR',
	resource: 'VARCHAR',
	support_tier: 'INTEGER',
	priority: 'INTEGER',
	category: 'VARCHAR'
} as const satisfies Record<string, FieldType>;

export type EventField = keyof typeof EVENT_FIELDS;

export const STATES = ['new', 'in_progress', 'on_hold', 'resolved', 'closed', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** Fields whose words are looked up in a vocabulary, which the reader can complete. */
export const VOCABULARIES = ['state', 'priority', 'impact', 'urgency'] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

export function isVocabulary(field: string): field is Vocabulary {
	return (VOCABULARIES as readonly string[]).includes(field);
}

/** What the reader can narrow the data to. */
export const DIMENSIONS = ['month', 'priority', 'category', 'group', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
