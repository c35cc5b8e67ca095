import type { Basis } from './basis.ts';
import type { Missing } from './types.ts';

/** Something without which a metric cannot be measured, and what to name where it is lacking. */
export interface Need {
	met: (basis: Basis) => boolean;
	missing: Missing;
}

/** What metrics need, by name. */
export const NEEDS = {
	record_type: column((basis) => basis.has_record_type, 'record_type'),
	state: column((basis) => basis.has_state, 'state'),
	/** something that tells finished from unfinished */
	outcome: column((b) => b.has_state || b.has_resolved || b.has_closed, 'state', 'resolved_at', 'closed_at'),
	/** a time at which incidents finished */
	finish: column((b) => b.has_resolved || b.has_closed || b.has_event_states, 'resolved_at', 'closed_at'),
	resolved: column((b) => b.has_resolved || b.has_event_states, 'resolved_at'),
	closed: column((b) => b.has_closed || b.has_event_states, 'closed_at'),
	acknowledged: column((b) => b.has_acknowledged, 'acknowledged_at'),
	reported: column((b) => b.has_reported, 'reported_sla_met'),
	parent: column((b) => b.has_parent, 'parent_ref'),
	priority: column((b) => b.has_priority, 'priority'),
	target: { met: (b) => b.has_target, missing: { kind: 'no_target', fields: ['priority'] } },
	transfers: column(
		(b) => b.transfer_evidence !== null,
		'assignment_group',
		'support_tier',
		'reassignment_count'
	),
	hierarchical: column((b) => b.has_hierarchical, 'escalated_hierarchically'),
	reopens: column((b) => b.has_reopen_count || b.has_event_states, 'reopen_count'),
	events: { met: (b) => b.has_events, missing: { kind: 'no_events', fields: [] } },
	opened: any('opened_at'),
	event_states: column((b) => b.has_event_states, 'state'),
	event_tiers: column((b) => b.has_tiers, 'support_tier'),
	event_priority: column((b) => b.has_event_priorities, 'priority'),
	/** a time of an incident's life after its opening */
	life: column(
		(b) => b.has_acknowledged || b.has_resolved || b.has_closed || b.has_event_states,
		'acknowledged_at',
		'resolved_at',
		'closed_at'
	),
	event_groups: column((b) => b.has_groups, 'assignment_group'),
	matrix: { met: (b) => b.has_matrix, missing: { kind: 'no_cell', fields: ['impact', 'urgency'] } },
	impact: any('impact'),
	urgency: any('urgency'),
	group: any('assignment_group'),
	/** a time at which work began */
	start: column((b) => b.has_acknowledged || b.has_event_states, 'acknowledged_at'),
	/** what tells the first line from the others */
	line: column(
		(b) => b.has_tiers || b.fields.has('support_tier') || b.transfer_evidence !== null,
		'support_tier',
		'assignment_group',
		'reassignment_count'
	),
	/** who is to work on it */
	holder: any('assignee', 'assignment_group'),
	/** when something was last heard of it */
	heard: column((b) => b.has_events || b.fields.has('updated_at'), 'updated_at'),
	category: any('category'),
	depth: any('subcategory', 'service', 'configuration_item'),
	occurred: any('occurred_at'),
	/** something that tells closed from resolved */
	closing: column((b) => b.has_state || b.has_closed || b.has_event_states, 'state', 'closed_at'),
	closure_code: any('closure_code'),
	/** what a fault that is known refers to */
	reference: any('knowledge_ref', 'problem_ref'),
	cause: any('cause', 'problem_ref'),
	solution: any('resolution_notes', 'closure_code'),
	/** how a fault was resolved: what was done, or where that is written */
	resolution: any('resolution_notes', 'closure_code', 'knowledge_ref'),
	knowledge: any('knowledge_ref'),
	channel: any('channel'),
	/** what a fault that comes again has in common with the former one */
	key: any('customer_id', 'configuration_item', 'reporter'),
	/** somewhere in the events that an incident can move between */
	event_places: column((b) => b.has_groups || b.has_tiers, 'assignment_group', 'support_tier')
} satisfies Record<string, Need>;

/** Why the data set cannot show something that needs all of these; null where it can. */
export function lacking(needs: readonly Need[], basis: Basis): Missing | null {
	return needs.find((need) => !need.met(basis))?.missing ?? null;
}

/** At least one of these columns. */
function any(...fields: string[]): Need {
	return column((basis) => fields.some((field) => basis.fields.has(field)), ...fields);
}

function column(met: (basis: Basis) => boolean, ...fields: string[]): Need {
	return { met, missing: { kind: 'no_field', fields } };
}
