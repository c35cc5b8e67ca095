import { STATES } from '../../model/fields.ts';
import type { Format } from '../format.ts';

const TEXTS = [
	'record_type',
	'description',
	'category',
	'service',
	'channel',
	'site',
	'customer_id',
	'reporter',
	'assignment_group',
	'cause',
	'resolution_notes',
	'closure_code',
	'knowledge_ref'
] as const;
const LEVELS = ['priority', 'impact', 'urgency'] as const;

/** A step that was withdrawn says nothing. */
const counting = (sql: string) => `CASE WHEN {withdrawn} IS NULL THEN ${sql} END`;

/** The text without the apostrophe that shields it from spreadsheets. */
const bare = (name: string) =>
	counting(`regexp_replace({${name}}, '^''(''*[\\s\u00a0]*[=+@\uff1d\uff0b\uff0d\uff20-])', '\\1')`);

/**
 * Rekap's own logbook: one row per step, UTC. The state on a row is how the incident stood after the step; the row of a
 * withdrawn step is there, but only its time counts.
 */
export const logbookCsv: Format = {
	id: 'rekap_logbook',
	kind: 'events',
	shape: 'csv',
	rank: 50,
	signature: [['incident_id'], ['event_id'], ['at'], ['activity'], ['noted_at']],
	fields: {
		incident_id: ['incident_id'],
		state: ['state'],
		occurred_at: ['occurred_at'],
		opened_at: ['opened_at'],
		acknowledged_at: ['acknowledged_at'],
		escalated_hierarchically: ['escalated_hierarchically']
	},
	events: { at: ['at'], sequence: ['sequence'], resource: ['person'] },
	derived: {
		...Object.fromEntries(TEXTS.map((name) => [name, bare(name)])),
		...Object.fromEntries(LEVELS.map((name) => [name, counting(`{${name}}`)])),
		event_activity: counting('{activity}'),
		event_assignment_group: bare('assignment_group'),
		event_category: bare('category'),
		event_priority: counting('{priority}'),
		event_support_tier: counting('try_cast({support_tier} AS INTEGER)'),
		support_tier: counting('try_cast({support_tier} AS INTEGER)')
	},
	folded: {
		updated_at: 'max(event_at)',
		reassignment_count:
			'changes(list(event_assignment_group ORDER BY position) FILTER (event_assignment_group IS NOT NULL))',
		reopen_count: 'reopens(list(event_state ORDER BY position) FILTER (event_state IS NOT NULL))'
	},
	missing: [],
	states: Object.fromEntries(STATES.map((state) => [state, state])),
	priorities: {},
	levels: {},
	requests: ['service_request'],
	zone: 'utc',
	order: 'time'
};

export const logbookJson: Format = { ...logbookCsv, shape: 'json' };
