import type { Format } from '../format.ts';

/** osTicket: export of a queue. A count of nothing is an empty cell, and one exporter shields texts with an apostrophe. */
export const osticketCsv: Format = {
	id: 'osticket_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['ticket number'],
		['date created'],
		['current status'],
		['department', 'help topic', 'overdue']
	],
	fields: {
		incident_id: ['Ticket Number'],
		state: ['Current Status'],
		priority: ['Priority'],
		category: ['Help Topic'],
		channel: ['Source'],
		reporter: ['From'],
		assignment_group: ['Department'],
		assignee: ['Agent Assigned'],
		opened_at: ['Date Created'],
		closed_at: ['Closed Date'],
		updated_at: ['Last Updated']
	},
	derived: {
		title: "regexp_replace({Subject}, '^''([-=+@])', '\\1')",
		reopen_count: 'coalesce(number({Reopen Count}), 0)',
		reported_sla_met: `CASE WHEN lower({Overdue}) IN ('yes', 'ya', 'ja') THEN false
			WHEN lower({Overdue}) IN ('no', 'tidak', 'nein') AND {Closed Date} IS NOT NULL THEN true END`
	},
	missing: [],
	states: {
		new: 'new',
		open: 'in_progress',
		'in progress': 'in_progress',
		reopened: 'in_progress',
		'on hold': 'on_hold',
		pending: 'on_hold',
		resolved: 'resolved',
		closed: 'closed',
		archived: 'closed',
		deleted: 'cancelled'
	},
	priorities: { emergency: 1, high: 2, normal: 3, low: 4 },
	levels: {},
	requests: [],
	zone: 'site'
};
