import { isObject, type Format, type Json, type JsonObject } from '../format.ts';

/** Words of Jira Service Management. Statuses are free text per project: the status category stands in for unknown ones. */
const vocabulary = {
	missing: ['{}', 'none', 'unassigned'],
	missing_pattern: 'com\\.atlassian\\..*|.*@[0-9a-f]{6,}|\\{\\}',
	states: {
		open: 'new',
		'to do': 'new',
		'waiting for support': 'new',
		new: 'new',
		'in progress': 'in_progress',
		'work in progress': 'in_progress',
		escalated: 'in_progress',
		reopened: 'in_progress',
		'under investigation': 'in_progress',
		'waiting for customer': 'on_hold',
		pending: 'on_hold',
		'on hold': 'on_hold',
		'awaiting approval': 'on_hold',
		resolved: 'resolved',
		done: 'resolved',
		completed: 'resolved',
		closed: 'closed',
		canceled: 'cancelled',
		cancelled: 'cancelled',
		declined: 'cancelled',
		"won't do": 'cancelled'
	},
	priorities: { highest: 1, high: 2, medium: 3, low: 4, lowest: 5 },
	levels: {
		'extensive / widespread': 1,
		'significant / large': 2,
		'moderate / limited': 3,
		'minor / localized': 4,
		extensive: 1,
		significant: 2,
		moderate: 3,
		minor: 4,
		critical: 1,
		high: 2,
		medium: 3,
		low: 4
	},
	requests: ['[system] service request', 'service request', 'question']
} as const satisfies Partial<Format>;

/** SQL for the status, or for its category where the vocabulary does not know the status. */
function stateOf(status: string, category: string): string {
	const known = Object.keys(vocabulary.states).map((word) => `'${word.replaceAll("'", "''")}'`);
	return `CASE WHEN lower(${status}) IN (${known.join(', ')}) THEN ${status} ELSE coalesce(${category}, ${status}) END`;
}

/** Issue list with all fields. The SLA columns hold the time that is left, `-` in front where it ran out. */
export const jiraCsv: Format = {
	id: 'jira_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['issue key'], ['summary'], ['status'], ['created']],
	fields: {
		incident_id: ['Issue key'],
		record_type: ['Issue Type'],
		title: ['Summary'],
		description: ['Description'],
		state: ['Status'],
		priority: ['Priority'],
		impact: ['Custom field (Impact)'],
		category: ['Custom field (Category)'],
		subcategory: ['Custom field (Request Type)'],
		service: ['Custom field (Affected services)'],
		channel: ['Custom field (Source)'],
		reporter: ['Reporter'],
		opened_by: ['Creator'],
		assignee: ['Assignee'],
		opened_at: ['Created'],
		acknowledged_at: ['Custom field ([CHART] Date of First Response)'],
		resolved_at: ['Resolved'],
		updated_at: ['Updated'],
		closure_code: ['Resolution'],
		parent_ref: ['Parent key']
	},
	derived: {
		state: stateOf('{Status}', '{Status Category}'),
		reported_sla_met: `CASE WHEN {Custom field (Time to resolution)} LIKE '-%' THEN false
			WHEN {Custom field (Time to resolution)} IS NOT NULL AND {Resolved} IS NOT NULL THEN true END`
	},
	...vocabulary,
	zone: 'site',
	date_order: 'dmy',
	export_limit: 1_000
};

/** Answer of the search interface; SLA fields are found by the name they carry, other custom fields by `names`. */
export const jiraJson: Format = {
	...jiraCsv,
	id: 'jira_json',
	shape: 'json',
	signature: [['key'], ['fields.summary'], ['fields.created']],
	fields: {
		incident_id: ['key'],
		record_type: ['fields.issuetype.name'],
		title: ['fields.summary'],
		description: ['fields.description'],
		state: ['fields.status.name'],
		priority: ['fields.priority.name'],
		impact: ['Impact.value', 'Impact'],
		category: ['Category.value', 'Category'],
		subcategory: ['Request Type.requestType.name', 'Request Type'],
		service: ['Affected services.value', 'Affected services'],
		channel: ['Source.value', 'Source'],
		reporter: ['fields.reporter.displayName'],
		opened_by: ['fields.creator.displayName'],
		assignee: ['fields.assignee.displayName'],
		opened_at: ['fields.created'],
		resolved_at: ['fields.resolutiondate'],
		updated_at: ['fields.updated'],
		closure_code: ['fields.resolution.name'],
		parent_ref: ['fields.parent.key'],
		acknowledged_at: ['sla.Time to first response.answered']
	},
	derived: {
		state: stateOf('{fields.status.name}', '{fields.status.statusCategory.name}'),
		reported_sla_met: `CASE WHEN {sla.Time to resolution.breached} IS NOT NULL THEN {sla.Time to resolution.breached} = 'false'
			WHEN {sla.Time to resolution.running} = 'true' THEN false END`,
		reported_resolution_minutes: 'number({sla.Time to resolution.elapsed}) / 60000'
	},
	prepare: prepareIssue
};

/** Custom fields under their names; of an SLA's cycles the last completed one, of a first response the first. */
function prepareIssue(issue: JsonObject, root: JsonObject | null): JsonObject {
	const fields = objectIn(issue['fields']) ?? {};
	const names = objectIn(root?.['names']) ?? {};
	const kept: JsonObject = {};
	const named: JsonObject = {};
	const sla: JsonObject = {};
	for (const [key, value] of Object.entries(fields)) {
		const cycles = objectIn(value)?.['completedCycles'];
		if (Array.isArray(cycles))
			sla[String(objectIn(value)?.['name'])] = clockOf(cycles, objectIn(value)?.['ongoingCycle']);
		else if (key.startsWith('customfield_')) named[String(names[key] ?? key)] = value;
		else kept[key] = key === 'description' ? textIn(value) : value;
	}
	return { key: issue['key'] ?? null, fields: kept, sla, ...named };
}

function clockOf(cycles: Json[], ongoing: Json | undefined): JsonObject {
	const first = objectIn(cycles[0]);
	const last = objectIn(cycles.at(-1));
	return {
		answered: objectIn(first?.['stopTime'])?.['iso8601'] ?? null,
		breached: last?.['breached'] ?? null,
		elapsed: objectIn(last?.['elapsedTime'])?.['millis'] ?? null,
		running: objectIn(ongoing)?.['breached'] ?? null
	};
}

/** The words of a document object, or the text itself. */
function textIn(value: Json | undefined): string {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join(' ');
	const node = objectIn(value);
	return node ? (typeof node['text'] === 'string' ? node['text'] : textIn(node['content'])) : '';
}

function objectIn(value: Json | undefined): JsonObject | null {
	return isObject(value) ? value : null;
}
