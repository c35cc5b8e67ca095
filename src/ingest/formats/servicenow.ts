import type { Format } from '../format.ts';

/** Display words and codes of ServiceNow's incident table; shared by its list, label, JSON and audit exports. */
const vocabulary = {
	missing: [],
	states: {
		new: 'new',
		'1': 'new',
		'in progress': 'in_progress',
		active: 'in_progress',
		'2': 'in_progress',
		'on hold': 'on_hold',
		'3': 'on_hold',
		'4': 'on_hold',
		'5': 'on_hold',
		'awaiting user info': 'on_hold',
		'awaiting caller': 'on_hold',
		'awaiting problem': 'on_hold',
		'awaiting vendor': 'on_hold',
		'awaiting change': 'on_hold',
		'awaiting evidence': 'on_hold',
		resolved: 'resolved',
		'6': 'resolved',
		closed: 'closed',
		'7': 'closed',
		canceled: 'cancelled',
		cancelled: 'cancelled',
		'8': 'cancelled'
	},
	priorities: { critical: 1, high: 2, moderate: 3, low: 4, planning: 5 },
	levels: { high: 1, medium: 2, low: 3 },
	requests: []
} as const satisfies Pick<Format, 'missing' | 'states' | 'priorities' | 'levels' | 'requests'>;

/** Column of a REST record: as plain text, or as the object `{display_value, value, link}`. Names come from the display. */
const named = (column: string) => [`${column}.display_value`, `${column}.value`, column];
/** Times, durations and codes come from the raw value, which is UTC and never translated. */
const raw = (column: string) => [`${column}.value`, column];

const columns = {
	incident_id: ['number'],
	title: ['short_description'],
	description: ['description'],
	state: ['state', 'incident_state'],
	priority: ['priority'],
	impact: ['impact'],
	urgency: ['urgency'],
	category: ['category'],
	subcategory: ['subcategory'],
	service: ['business_service'],
	configuration_item: ['cmdb_ci'],
	channel: ['contact_type'],
	site: ['location'],
	reporter: ['caller_id'],
	opened_by: ['opened_by'],
	assignment_group: ['assignment_group'],
	assignee: ['assigned_to'],
	opened_at: ['opened_at'],
	resolved_at: ['resolved_at'],
	closed_at: ['closed_at'],
	updated_at: ['sys_updated_on'],
	reassignment_count: ['reassignment_count'],
	reopen_count: ['reopen_count'],
	update_count: ['sys_mod_count'],
	reported_sla_met: ['made_sla'],
	reported_resolution_minutes: ['calendar_stc', 'calendar_duration'],
	resolution_notes: ['close_notes'],
	closure_code: ['close_code'],
	cause: ['caused_by'],
	problem_ref: ['problem_id'],
	change_ref: ['rfc'],
	parent_ref: ['parent_incident']
} as const satisfies Format['fields'];

/** List export with field names as headers. */
export const servicenowCsv: Format = {
	id: 'servicenow_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['number'],
		['opened_at'],
		['state', 'incident_state'],
		['sys_updated_on', 'short_description', 'sys_id']
	],
	fields: columns,
	...vocabulary,
	units: { reported_resolution_minutes: 'seconds' },
	zone: 'utc_if_raw',
	export_limit: 10_000,
	legacy_sla_flag: true
};

/** The same list with the labels of the form as headers (Excel's default; CSV on request). */
export const servicenowLabel: Format = {
	...servicenowCsv,
	id: 'servicenow_label',
	signature: [
		['number'],
		['opened'],
		['short description'],
		['state'],
		['updated', 'assignment group', 'caller']
	],
	fields: {
		incident_id: ['Number'],
		title: ['Short description'],
		description: ['Description'],
		state: ['State'],
		priority: ['Priority'],
		impact: ['Impact'],
		urgency: ['Urgency'],
		category: ['Category'],
		subcategory: ['Subcategory'],
		service: ['Service'],
		configuration_item: ['Configuration item'],
		channel: ['Channel'],
		site: ['Location'],
		reporter: ['Caller'],
		opened_by: ['Opened by'],
		assignment_group: ['Assignment group'],
		assignee: ['Assigned to'],
		opened_at: ['Opened'],
		resolved_at: ['Resolved'],
		closed_at: ['Closed'],
		updated_at: ['Updated'],
		reassignment_count: ['Reassignment count'],
		reopen_count: ['Reopen count'],
		update_count: ['Updates'],
		reported_sla_met: ['Made SLA'],
		reported_resolution_minutes: ['Duration'],
		resolution_notes: ['Resolution notes'],
		closure_code: ['Resolution code'],
		problem_ref: ['Problem'],
		change_ref: ['Change Request'],
		parent_ref: ['Parent Incident']
	},
	zone: 'site'
};

/** Rows of the metric report, one per change of group or person: `Change` says which of them `Value` is. */
export const servicenowMetric: Format = {
	...servicenowLabel,
	id: 'servicenow_metric',
	kind: 'events',
	rank: 30,
	signature: [['number'], ['opened'], ['change'], ['value'], ['start']],
	fields: { ...servicenowLabel.fields, reporter: ['Requested For', 'Caller'] },
	// every row repeats the state in which the incident is now
	events: { at: ['Start'], activity: ['Change'], state: [] },
	derived: {
		event_assignment_group: "CASE WHEN lower({Change}) = 'assignment group' THEN {Value} END",
		event_resource: "CASE WHEN lower({Change}) = 'assigned to' THEN {Value} END"
	},
	order: 'time'
};

/** Records of the list view or the Table API, with or without display values. */
export const servicenowJson: Format = {
	...servicenowCsv,
	id: 'servicenow_json',
	shape: 'json',
	signature: [
		['number', 'number.value'],
		['opened_at', 'opened_at.value'],
		['sys_id', 'sys_id.value', 'short_description', 'short_description.value']
	],
	fields: {
		...Object.fromEntries(Object.entries(columns).map(([field, [first]]) => [field, named(first)])),
		state: [...raw('state'), ...raw('incident_state')],
		priority: raw('priority'),
		impact: raw('impact'),
		urgency: raw('urgency'),
		opened_at: raw('opened_at'),
		resolved_at: raw('resolved_at'),
		closed_at: raw('closed_at'),
		updated_at: raw('sys_updated_on'),
		reassignment_count: raw('reassignment_count'),
		reopen_count: raw('reopen_count'),
		update_count: raw('sys_mod_count'),
		reported_sla_met: raw('made_sla'),
		reported_resolution_minutes: [...raw('calendar_stc'), ...raw('calendar_duration')]
	},
	zone: 'utc'
};

/** Audit log, one row per update, as published with the UCI incident log. */
export const servicenowAudit: Format = {
	id: 'servicenow_audit',
	kind: 'events',
	shape: 'csv',
	rank: 30,
	signature: [['number'], ['incident_state'], ['sys_mod_count'], ['sys_updated_at'], ['opened_at']],
	fields: {
		...columns,
		updated_at: ['sys_updated_at'],
		closure_code: ['closed_code'],
		knowledge_ref: ['knowledge']
	},
	events: {
		sequence: ['sys_mod_count'],
		at: ['sys_updated_at'],
		activity: ['incident_state'],
		state: ['incident_state'],
		assignment_group: ['assignment_group'],
		resource: ['assigned_to'],
		priority: ['priority'],
		category: ['category']
	},
	...vocabulary,
	missing: ['?'],
	zone: 'site',
	date_order: 'dmy',
	order: 'sequence'
};

/** A renamed copy of the audit log that goes round: a running number in front, no priority. */
export const servicenowAuditCopy: Format = {
	...servicenowAudit,
	signature: [['id'], ['id_status'], ['count_updated'], ['updated_at'], ['opened_time']],
	fields: {
		incident_id: ['ID'],
		state: ['ID_status'],
		impact: ['impact'],
		category: ['category_ID'],
		channel: ['type_contact'],
		site: ['location'],
		reporter: ['ID_caller'],
		opened_by: ['opened_by'],
		assignment_group: ['Support_group'],
		assignee: ['support_incharge'],
		opened_at: ['opened_time'],
		resolved_at: ['resolved_time', 'resolved_at'],
		closed_at: ['closed_time', 'closed_at'],
		updated_at: ['updated_at'],
		reassignment_count: ['count_reassign'],
		reopen_count: ['count_opening'],
		update_count: ['count_updated'],
		knowledge_ref: ['Doc_knowledge'],
		problem_ref: ['problem_ID'],
		change_ref: ['change_request']
	},
	events: {
		sequence: ['count_updated'],
		at: ['updated_at'],
		activity: ['ID_status'],
		state: ['ID_status'],
		assignment_group: ['Support_group'],
		resource: ['support_incharge'],
		category: ['category_ID']
	}
};
