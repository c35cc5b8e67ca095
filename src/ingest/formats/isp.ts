import type { Format } from '../format.ts';

const vocabulary = {
	missing: ['-'],
	states: {
		open: 'in_progress',
		pending: 'on_hold',
		done: 'closed',
		close: 'closed',
		closed: 'closed',
		cancel: 'cancelled',
		batal: 'cancelled'
	},
	priorities: { critical: 1, high: 2, medium: 3, low: 4 },
	levels: {},
	requests: [],
	zone: 'site',
	date_order: 'dmy'
} as const satisfies Partial<Format>;

/** Incident template of Indonesian providers, one sheet a month. A pause without an end is still running. */
export const ispIncidents: Format = {
	id: 'isp_incidents',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['no case'], ['start'], ['end'], ['ncal', 'odp/bts', 'ts']],
	fields: {
		incident_id: ['No Case'],
		title: ['Problem'],
		state: ['Status'],
		priority: ['Priority'],
		category: ['Klasifikasi Gangguan'],
		configuration_item: ['ODP/BTS'],
		site: ['Site'],
		assignment_group: ['TS'],
		opened_at: ['Start'],
		resolved_at: ['End'],
		cause: ['Penyebab'],
		resolution_notes: ['Action Terakhir'],
		reported_resolution_minutes: ['Duration']
	},
	derived: {
		paused_minutes: `coalesce(minutes_between(@{Pause|Start Pause}, @{Restart|End Pause}), 0)
			+ coalesce(minutes_between(@{Pause2|Start Pause 2}, @{Restart2|End Pause 2}), 0)`
	},
	...vocabulary
};

/** Ticket template: without a number, so customer and opening time make one; up to five steps of handling side by side. */
export const ispTickets: Format = {
	id: 'isp_tickets',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['customer id'], ['waktu open'], ['waktu close tiket'], ['penanganan 1', 'close penanganan']],
	fields: {
		title: ['Deskripsi'],
		state: ['Status'],
		category: ['Klasifikasi'],
		subcategory: ['Sub Klasifikasi'],
		site: ['Cabang'],
		segment: ['Kategori'],
		customer_id: ['Customer ID'],
		reporter: ['Nama'],
		opened_by: ['Open By'],
		opened_at: ['Waktu Open'],
		resolved_at: ['Waktu Close Tiket'],
		cause: ['Penyebab'],
		resolution_notes: ['Penanganan'],
		reported_resolution_minutes: ['Durasi']
	},
	derived: {
		incident_id: "{Customer ID} || ' ' || strftime(@{Waktu Open}, '%Y-%m-%dT%H:%M:%SZ')",
		reassignment_count: `greatest(${[1, 2, 3, 4, 5].map((step) => `({Penanganan ${step}} IS NOT NULL)::INTEGER`).join(' + ')} - 1, 0)`
	},
	...vocabulary
};
