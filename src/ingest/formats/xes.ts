import type { Format } from '../format.ts';

/**
 * Event logs in XES, or in the CSV that pm4py makes of them: attributes of the trace bear `case:`. The state is the
 * activity together with its transition, as in the BPI Challenge 2013, or the activity alone.
 */
export const xes: Format = {
	id: 'xes',
	kind: 'events',
	shape: 'csv',
	rank: 30,
	signature: [['case:concept:name'], ['concept:name'], ['time:timestamp']],
	fields: {
		incident_id: ['case:concept:name'],
		priority: ['priority', 'case:priority'],
		impact: ['impact', 'case:impact'],
		urgency: ['urgency', 'case:urgency'],
		category: ['category', 'case:category'],
		service: ['product', 'case:product', 'service'],
		assignment_group: ['org:group'],
		assignee: ['org:resource']
	},
	events: {
		at: ['time:timestamp'],
		activity: ['concept:name'],
		resource: ['org:resource'],
		assignment_group: ['org:group']
	},
	derived: {
		state: stateOf(),
		event_state: stateOf(),
		support_tier: tierOf(),
		event_support_tier: tierOf()
	},
	folded: {
		updated_at: 'max(event_at)',
		reassignment_count:
			'changes(list(event_assignment_group ORDER BY position) FILTER (event_assignment_group IS NOT NULL))',
		reopen_count: 'reopens(list(event_state ORDER BY position) FILTER (event_state IS NOT NULL))'
	},
	missing: ['unknown'],
	states: {
		'accepted/in progress': 'in_progress',
		'accepted/assigned': 'in_progress',
		'accepted/wait': 'on_hold',
		'accepted/wait - user': 'on_hold',
		'accepted/wait - customer': 'on_hold',
		'accepted/wait - vendor': 'on_hold',
		'accepted/wait - implementation': 'on_hold',
		'queued/awaiting assignment': 'in_progress',
		'completed/resolved': 'resolved',
		'completed/in call': 'resolved',
		'completed/closed': 'closed',
		'completed/cancelled': 'cancelled',
		'insert ticket': 'new',
		'assign seriousness': 'new',
		'take in charge ticket': 'in_progress',
		'require upgrade': 'in_progress',
		wait: 'on_hold',
		'resolve ticket': 'resolved',
		closed: 'closed'
	},
	priorities: {},
	levels: { major: 1, high: 2, medium: 3, low: 4 },
	requests: [],
	zone: 'site',
	order: 'time'
};

function stateOf(): string {
	return `CASE WHEN lower(coalesce({lifecycle:transition}, 'complete')) = 'complete' THEN {concept:name}
		ELSE concat({concept:name}, '/', {lifecycle:transition}) END`;
}

/** `G52 2nd`, `V5 3rd`: the line of support stands in the group's name; without one it is the first. */
function tierOf(): string {
	return `CASE WHEN {org:group} IS NOT NULL THEN CASE WHEN {org:group} LIKE '%3rd%' THEN 3 WHEN {org:group} LIKE '%2nd%' THEN 2 ELSE 1 END END`;
}
