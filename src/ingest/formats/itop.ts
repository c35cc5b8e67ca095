import type { Format } from '../format.ts';

/** iTop: incidents with their labels. `SLA ttr passed` says that the limit was passed; its clocks are plain seconds. */
export const itopCsv: Format = {
	id: 'itop_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['ref'],
		['title'],
		['status'],
		['start date'],
		['sla ttr passed', 'team->full name', 'caller->full name']
	],
	fields: {
		incident_id: ['Ref'],
		title: ['Title'],
		description: ['Description'],
		state: ['Status'],
		priority: ['Priority'],
		impact: ['Impact'],
		urgency: ['Urgency'],
		service: ['Service name'],
		subcategory: ['Service subcategory name'],
		channel: ['Origin'],
		reporter: ['Caller->Full name'],
		assignment_group: ['Team->Full name'],
		assignee: ['Agent->Full name'],
		opened_at: ['Start date'],
		acknowledged_at: ['Assignment date'],
		resolved_at: ['Resolution date'],
		closed_at: ['Close date'],
		updated_at: ['Last update'],
		escalated_hierarchically: ['Hot Flag'],
		paused_minutes: ['Cumulated pending'],
		resolution_notes: ['Solution'],
		closure_code: ['Resolution code'],
		parent_ref: ['Parent incident ref'],
		change_ref: ['Parent change ref'],
		problem_ref: ['Parent problem ref']
	},
	derived: {
		reported_sla_met: `CASE WHEN lower({SLA ttr passed}) IN ('yes', 'ya', 'oui', 'ja') THEN false
			WHEN {SLA ttr passed} IS NOT NULL AND {Resolution date} IS NOT NULL THEN true END`,
		reported_resolution_minutes: 'CASE WHEN {Resolution date} IS NOT NULL THEN number({TTR}) / 60 END'
	},
	units: { paused_minutes: 'seconds' },
	missing: [],
	states: {
		new: 'new',
		'escalated tto': 'new',
		escalated_tto: 'new',
		assigned: 'in_progress',
		'escalated ttr': 'in_progress',
		escalated_ttr: 'in_progress',
		pending: 'on_hold',
		'waiting for approval': 'on_hold',
		waiting_for_approval: 'on_hold',
		resolved: 'resolved',
		closed: 'closed'
	},
	priorities: { critical: 1, high: 2, medium: 3, low: 4 },
	levels: { critical: 1, high: 2, medium: 3, low: 4, 'a department': 1, 'a service': 2, 'a person': 3 },
	requests: [],
	zone: 'site'
};
