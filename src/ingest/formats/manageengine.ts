import type { Format } from '../format.ts';

/** Look-ups come as `{name, id}`; an older interface gives plain text. */
const named = (column: string) => [`${column}.name`, column];
/** Milliseconds: what is displayed beside them has neither seconds nor a zone. */
const time = (column: string) => [`${column}.value`, column];

/** ManageEngine ServiceDesk Plus: answer of the requests interface. */
export const manageengineJson: Format = {
	id: 'manageengine_json',
	kind: 'list',
	shape: 'json',
	rank: 20,
	signature: [
		['display_id', 'id'],
		['subject'],
		['created_time.value', 'created_time'],
		['status.name', 'status'],
		['requester.name', 'requester']
	],
	fields: {
		incident_id: ['display_id', 'id'],
		record_type: named('request_type'),
		title: ['subject'],
		description: ['short_description', 'description'],
		state: named('status'),
		priority: named('priority'),
		impact: named('impact'),
		urgency: named('urgency'),
		category: named('category'),
		subcategory: named('subcategory'),
		channel: named('mode'),
		site: named('site'),
		reporter: named('requester'),
		opened_by: named('created_by'),
		assignment_group: named('group'),
		assignee: named('technician'),
		support_tier: named('level'),
		opened_at: time('created_time'),
		acknowledged_at: time('responded_time'),
		resolved_at: time('resolved_time'),
		closed_at: time('completed_time'),
		updated_at: time('last_updated_time'),
		reopen_count: ['is_reopened'],
		escalated_hierarchically: ['is_escalated']
	},
	derived: {
		reported_sla_met: `CASE WHEN {is_overdue} = 'true' THEN false
			WHEN {is_overdue} = 'false' AND {resolved_time.value|resolved_time} IS NOT NULL THEN true END`,
		resolution_notes: `trim(regexp_replace({resolution.content|resolution}, '<[^>]*>', '', 'g'))`
	},
	missing: [],
	states: {
		open: 'in_progress',
		'in progress': 'in_progress',
		assigned: 'in_progress',
		onhold: 'on_hold',
		'on hold': 'on_hold',
		resolved: 'resolved',
		closed: 'closed',
		cancelled: 'cancelled',
		canceled: 'cancelled'
	},
	priorities: { urgent: 1, high: 2, medium: 3, normal: 3, low: 4 },
	levels: { high: 1, medium: 2, low: 3 },
	requests: ['service request', 'request for information'],
	zone: 'utc'
};
