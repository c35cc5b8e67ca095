import type { Format } from '../format.ts';

/** HP Service Manager, as published with the BPI Challenge 2014: incident records. */
export const hpsmIncidents: Format = {
	id: 'hpsm_incidents',
	kind: 'list',
	shape: 'csv',
	rank: 20,
	signature: [
		['incident id'],
		['open time', 'open_time'],
		['close time', 'close_time'],
		['ci name (aff)', 'ci_name_aff', '# reassignments', 'no_of_reassignments']
	],
	fields: {
		incident_id: ['Incident ID'],
		record_type: ['Category'],
		state: ['Status'],
		priority: ['Priority'],
		impact: ['Impact'],
		urgency: ['Urgency'],
		category: ['CI Type (aff)', 'CI_TypeName (aff)', 'CI_Cat'],
		subcategory: ['CI Subtype (aff)', 'CI_Subcat'],
		service: ['Service Component WBS (aff)', 'WBS'],
		configuration_item: ['CI Name (aff)', 'CI_Name'],
		opened_at: ['Open Time', 'Open_Time'],
		resolved_at: ['Resolved Time', 'Resolved_Time'],
		closed_at: ['Close Time', 'Close_Time'],
		reassignment_count: ['# Reassignments', 'No_of_Reassignments'],
		reported_resolution_minutes: ['Handle Time (Hours)'],
		closure_code: ['Closure Code', 'Closure_Code'],
		knowledge_ref: ['KM number', 'KB_number'],
		change_ref: ['Related Change', 'Related_Change']
	},
	derived: { reopen_count: 'CASE WHEN {Reopen Time|Reopen_Time} IS NULL THEN 0 ELSE 1 END' },
	units: { reported_resolution_minutes: 'hours' },
	missing: ['ns', 'na', '#multivalue'],
	states: { open: 'new', 'work in progress': 'in_progress', closed: 'closed', resolved: 'resolved' },
	priorities: {},
	levels: {},
	requests: ['request for information', 'complaint'],
	zone: 'site',
	date_order: 'dmy'
};

/** The activities of these incidents. Their number is global, and the group is who acted. */
export const hpsmActivities: Format = {
	...hpsmIncidents,
	id: 'hpsm_activities',
	kind: 'events',
	signature: [['incident id'], ['datestamp'], ['incidentactivity_type']],
	fields: {
		incident_id: ['Incident ID'],
		assignment_group: ['Assignment Group'],
		knowledge_ref: ['KM number']
	},
	derived: {
		// the last three digits of a number may be all that tells two in one second apart: it is compared as a number of its own
		event_sequence: "try_cast(regexp_replace({IncidentActivity_Number}, '\\D', '', 'g') AS DOUBLE)",
		state: stateOf(),
		event_state: stateOf()
	},
	folded: {
		updated_at: 'max(event_at)',
		reassignment_count: "count(*) FILTER (event_activity = 'Reassignment')",
		reopen_count: "count(*) FILTER (event_activity = 'Reopen')"
	},
	acting_group: true,
	events: { at: ['DateStamp'], activity: ['IncidentActivity_Type'] },
	states: {
		open: 'new',
		closed: 'closed',
		resolved: 'resolved',
		'pending vendor': 'on_hold',
		other: 'in_progress'
	},
	order: 'time'
};

/** Every activity but these four means work. */
function stateOf(): string {
	return `CASE WHEN lower({IncidentActivity_Type}) IN ('open', 'closed', 'resolved', 'pending vendor') THEN {IncidentActivity_Type}
		WHEN {IncidentActivity_Type} IS NOT NULL THEN 'other' END`;
}
