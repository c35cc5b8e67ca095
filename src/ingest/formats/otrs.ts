import type { Format } from '../format.ts';

/** States of OTRS and its relatives; closing is the only end they stamp. */
const states = {
	new: 'new',
	open: 'in_progress',
	'pending reminder': 'on_hold',
	'pending close': 'on_hold',
	'pending auto close+': 'on_hold',
	'pending auto close-': 'on_hold',
	closed: 'closed',
	'closed successful': 'closed',
	'closed unsuccessful': 'closed',
	merged: 'cancelled',
	removed: 'cancelled',
	neu: 'new',
	offen: 'in_progress',
	'warten zur erinnerung': 'on_hold',
	'warten auf erfolgreich schließen': 'on_hold',
	'warten auf erfolglos schließen': 'on_hold',
	'erfolgreich geschlossen': 'closed',
	'erfolglos geschlossen': 'closed',
	geschlossen: 'closed',
	zusammengeführt: 'cancelled',
	zusammengefügt: 'cancelled'
} as const;

/** OTRS, Znuny: result of a ticket search. The number before a priority counts upwards. */
export const otrsCsv: Format = {
	id: 'otrs_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['ticket number', 'ticketnummer'],
		['created', 'erstellt'],
		['state', 'status'],
		['queue'],
		['age', 'alter', 'closed', 'geschlossen']
	],
	fields: {
		incident_id: ['Ticket Number', 'Ticketnummer'],
		title: ['Subject', 'Betreff'],
		state: ['State', 'Status'],
		priority: ['Priority', 'Priorität'],
		customer_id: ['CustomerID', 'Kundennummer'],
		reporter: ['Customer Realname'],
		assignment_group: ['Queue'],
		assignee: ['Owner', 'Besitzer'],
		opened_at: ['Created', 'Erstellt'],
		acknowledged_at: ['FirstResponse'],
		closed_at: ['Closed', 'Geschlossen'],
		reported_resolution_minutes: ['SolutionInMin'],
		closure_code: ['State', 'Status']
	},
	derived: { reported_sla_met: 'number({SolutionDiffInMin}) >= 0' },
	missing: ['root@localhost'],
	states,
	priorities: {
		'5 very high': 1,
		'4 high': 2,
		'3 normal': 3,
		'2 low': 4,
		'1 very low': 5
	},
	levels: {},
	requests: [],
	zone: 'site'
};

/** Zammad: ticket report as a workbook, its zone in the last line. */
export const zammadXlsx: Format = {
	id: 'zammad_xlsx',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['#'],
		['title'],
		['state'],
		['created at'],
		['create channel', 'close in min', 'close escalation at']
	],
	fields: {
		incident_id: ['#'],
		title: ['Title'],
		state: ['State'],
		priority: ['Priority'],
		channel: ['Create Channel'],
		reporter: ['Customer'],
		assignment_group: ['Group'],
		assignee: ['Owner'],
		opened_at: ['Created At'],
		acknowledged_at: ['First Response At'],
		closed_at: ['Closed At'],
		updated_at: ['Updated At'],
		reported_resolution_minutes: ['Close In Min']
	},
	derived: { reported_sla_met: 'number({Close Diff In Min}) >= 0' },
	missing: ['-'],
	states,
	priorities: { '3 high': 2, '2 normal': 3, '1 low': 4 },
	levels: {},
	requests: [],
	zone: 'site',
	export_limit: 6_000
};
