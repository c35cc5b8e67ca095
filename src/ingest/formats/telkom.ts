import type { Format } from '../format.ts';

/** INSERA, NOSSA: tickets. A TTR of an open ticket is its age. */
export const insera: Format = {
	id: 'insera',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['incident'], ['reported date'], ['status'], ['ttr customer', 'witel', 'owner group']],
	fields: {
		incident_id: ['INCIDENT'],
		title: ['SUMMARY'],
		state: ['STATUS'],
		priority: ['REPORTED PRIORITY'],
		urgency: ['URGENCY'],
		category: ['SYMPTOM'],
		service: ['SERVICE TYPE'],
		configuration_item: ['DEVICE NAME'],
		channel: ['SOURCE TICKET'],
		site: ['WITEL', 'WORKZONE'],
		segment: ['CUSTOMER SEGMENT'],
		customer_id: ['CUSTOMER ID'],
		reporter: ['CONTACT NAME'],
		opened_by: ['REPORTED BY'],
		assignment_group: ['OWNER GROUP'],
		assignee: ['OWNER'],
		opened_at: ['REPORTED DATE'],
		resolved_at: ['RESOLVE DATE'],
		updated_at: ['DATEMODIFIED'],
		paused_minutes: ['TTR PENDING'],
		cause: ['CAUSE'],
		resolution_notes: ['DESCRIPTION ACTUAL SOLUTION'],
		parent_ref: ['TICKET ID GAMAS']
	},
	derived: {
		closed_at: "CASE WHEN upper({STATUS}) = 'CLOSED' THEN @{STATUS DATE} END",
		reported_resolution_minutes: 'CASE WHEN {RESOLVE DATE} IS NOT NULL THEN clock_minutes({TTR CUSTOMER}) END'
	},
	missing: ['n/a | n/a', '-'],
	states: {
		new: 'new',
		draft: 'new',
		analysis: 'in_progress',
		backend: 'in_progress',
		pending: 'on_hold',
		finalcheck: 'resolved',
		mediacare: 'resolved',
		salamsim: 'resolved',
		resolved: 'resolved',
		closed: 'closed',
		cancel: 'cancelled',
		cancelled: 'cancelled'
	},
	priorities: { critical: 1, high: 2, medium: 3, low: 4 },
	levels: { critical: 1, high: 2, medium: 3, low: 4 },
	requests: [],
	zone: 'site'
};

/** The board of mass outages: open ones only, each the parent of other tickets. */
export const gamas: Format = {
	...insera,
	id: 'gamas',
	signature: [['no tiket'], ['reported date'], ['sisa ttr (jam)'], ['target ttr (jam)', 'lama open (jam)']],
	fields: {
		incident_id: ['No Tiket'],
		title: ['Summary'],
		category: ['SEGMEN'],
		site: ['WITEL'],
		opened_at: ['Reported Date']
	},
	derived: {
		state: "'analysis'",
		reported_sla_met: 'CASE WHEN number({Sisa TTR (JAM)}) < 0 THEN false END'
	}
};
