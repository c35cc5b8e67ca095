import type { Format } from '../format.ts';

/** `2000 2-High`, `1 High`: the number in front belongs to the store, and counts from another end. */
const word = (column: string) => `regexp_replace({${column}}, '^\\d+\\s+', '')`;

/** BMC Remedy, Helix: a report with its title and footer rows. */
export const remedyCsv: Format = {
	id: 'remedy_csv',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [['incident id*+'], ['reported date+'], ['status*']],
	fields: {
		incident_id: ['Incident ID*+'],
		record_type: ['Incident Type*'],
		title: ['Summary*'],
		description: ['Notes'],
		service: ['Product Categorization Tier 1'],
		category: ['Product Categorization Tier 2'],
		subcategory: ['Product Categorization Tier 3'],
		channel: ['Reported Source'],
		site: ['Site+'],
		assignment_group: ['Assigned Group*+'],
		assignee: ['Assignee+'],
		occurred_at: ['Impact Start Date/Time+'],
		opened_at: ['Reported Date+'],
		acknowledged_at: ['Responded Date+'],
		resolved_at: ['Last Resolved Date'],
		closed_at: ['Closed Date'],
		updated_at: ['Last Modified Date'],
		reassignment_count: ['Transfers between Groups:'],
		resolution_notes: ['Resolution'],
		closure_code: ['Closure Source']
	},
	derived: {
		state: word('Status*'),
		priority: word('Priority*'),
		impact: word('Impact*'),
		urgency: word('Urgency*'),
		reporter: "nullif(concat_ws(' ', {First Name+}, {Last Name+}), '')",
		escalated_hierarchically: `CASE WHEN {Escalated?} ILIKE '%yes' THEN true WHEN {Escalated?} ILIKE '%no' THEN false END`,
		reported_sla_met: `CASE lower({SLM Real Time Status}) WHEN 'service targets breached' THEN false
			WHEN 'all service targets met' THEN true END`
	},
	missing: ['- none -'],
	missing_pattern: '(?i)- none -|0?1/0?1/1970\\b.*|1970-01-01\\b.*',
	states: {
		new: 'new',
		assigned: 'in_progress',
		'in progress': 'in_progress',
		pending: 'on_hold',
		resolved: 'resolved',
		closed: 'closed',
		cancelled: 'cancelled',
		canceled: 'cancelled'
	},
	priorities: { critical: 1, high: 2, medium: 3, low: 4 },
	levels: { critical: 1, high: 2, medium: 3, low: 4 },
	requests: ['user service request'],
	zone: 'site',
	date_order: 'mdy'
};
