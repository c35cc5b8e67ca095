import type { Format } from '../format.ts';

/** Freshdesk: ticket export. Durations "in hrs" are `HH:MM:SS` or a number of hours. */
export const freshdeskCsv: Format = {
	id: 'freshdesk_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['ticket id'], ['created time'], ['status'], ['last update time', 'contact id']],
	fields: {
		incident_id: ['Ticket ID'],
		record_type: ['Type'],
		title: ['Subject'],
		description: ['Description'],
		state: ['Status'],
		priority: ['Priority'],
		impact: ['Impact'],
		urgency: ['Urgency'],
		category: ['Category'],
		subcategory: ['Sub-Category'],
		channel: ['Source[first]'],
		site: ['Requester Location'],
		reporter: ['Full name', 'Requester Name'],
		assignment_group: ['Group'],
		assignee: ['Agent'],
		opened_at: ['Created time'],
		acknowledged_at: ['Initial response time'],
		resolved_at: ['Resolved time'],
		closed_at: ['Closed time'],
		updated_at: ['Last update time', 'Last updated time'],
		reported_resolution_minutes: ['Resolution time (in hrs)']
	},
	derived: {
		reported_sla_met: `CASE lower({Resolution status}) WHEN 'within sla' THEN true WHEN 'sla violated' THEN false END`
	},
	units: { reported_resolution_minutes: 'hours' },
	missing: ['no agent', 'no group'],
	states: {
		open: 'in_progress',
		pending: 'on_hold',
		'waiting on customer': 'on_hold',
		'waiting on third party': 'on_hold',
		resolved: 'resolved',
		closed: 'closed'
	},
	priorities: { urgent: 1, high: 2, medium: 3, low: 4 },
	levels: { high: 1, medium: 2, low: 3 },
	requests: ['service request', 'question', 'request'],
	zone: 'site'
};

/** Freshservice: the same columns with other names for the last update and the requester. */
export const freshserviceCsv: Format = {
	...freshdeskCsv,
	id: 'freshservice_csv',
	signature: [['ticket id'], ['created time'], ['status'], ['last updated time', 'requester name']]
};
