import type { Format } from '../format.ts';

/** No acknowledgement is written as 0 or nothing. */
const acknowledged = `CASE WHEN number({seconds_to_first_ack}) > 0 THEN opened_at + to_seconds(number({seconds_to_first_ack})) END`;

/** PagerDuty: raw incidents of its analytics. */
export const pagerdutyJson: Format = {
	id: 'pagerduty_json',
	kind: 'list',
	shape: 'json',
	rank: 20,
	signature: [['id'], ['created_at'], ['incident_number', 'seconds_to_resolve'], ['service_name']],
	fields: {
		incident_id: ['id'],
		title: ['description'],
		state: ['status'],
		priority: ['priority_name'],
		service: ['service_name'],
		assignment_group: ['team_name'],
		opened_at: ['created_at', 'created_on'],
		resolved_at: ['resolved_at', 'resolved_on'],
		reported_resolution_minutes: ['seconds_to_resolve']
	},
	derived: {
		acknowledged_at: acknowledged,
		reassignment_count: 'greatest(number({assignment_count}) - 1, 0)',
		escalated_hierarchically: 'number({escalation_count}) > 0'
	},
	units: { reported_resolution_minutes: 'seconds' },
	missing: [],
	states: { triggered: 'new', acknowledged: 'in_progress', resolved: 'resolved' },
	priorities: {},
	levels: {},
	requests: [],
	zone: 'utc'
};

/** PagerDuty: the incidents report, which has no state column. */
export const pagerdutyCsv: Format = {
	...pagerdutyJson,
	id: 'pagerduty_csv',
	shape: 'csv',
	signature: [['id'], ['created_on'], ['resolved_on'], ['seconds_to_resolve', 'seconds_to_first_ack']],
	derived: {
		...pagerdutyJson.derived,
		state: `CASE WHEN {resolved_on} IS NOT NULL THEN 'resolved' WHEN number({seconds_to_first_ack}) > 0 THEN 'acknowledged' ELSE 'triggered' END`
	}
};
