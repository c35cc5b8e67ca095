import type { RuleId } from '../model/rules.ts';
import type { RuleKey } from './process/conformance.ts';

/** Those behind the figures that read `practice`, where the predicates hold. */
const OF_PRACTICE = {
	first_line: 'first_line',
	not_first_line: 'NOT first_line',
	not_rechecked: 'NOT rechecked',
	off_matrix: 'NOT consistent',
	passed_over_priority: 'NOT by_priority',
	passed_over_arrival: 'NOT by_arrival',
	no_category: 'NOT categorized',
	no_detail: 'NOT detailed',
	no_cause: 'NOT has_cause',
	no_solution: 'NOT has_solution',
	no_knowledge: 'NOT has_knowledge',
	no_group: 'NOT has_group',
	proactive: 'proactive',
	not_proactive: 'NOT proactive',
	recurring: 'recurs'
} as const;

/** Those that broke a rule of the handling flow, which read `conformance`. */
const OF_CONFORMANCE = {
	breaks_logged_first: 'NOT logged_first',
	breaks_prioritised_first: 'NOT prioritised_first',
	breaks_started_first: 'NOT started_first',
	breaks_tiers_in_turn: 'NOT tiers_in_turn',
	breaks_resolved_first: 'NOT resolved_first',
	breaks_confirmed_first: 'NOT confirmed_first',
	breaks_closed_stays: 'NOT closed_stays',
	breaks_finish_reached: 'NOT finish_reached',
	breaks_life_in_order: 'NOT life_in_order'
} as const satisfies Record<`breaks_${RuleKey}`, string>;

/** Those that broke a rule of the SOPs, and others that speak against one of their questions, which read `ruling`. */
const OF_RULING = {
	fails_r1: 'NOT r1',
	fails_r2: 'NOT r2',
	fails_r3: 'NOT r3',
	fails_r4: 'NOT r4',
	fails_r5: 'NOT r5',
	fails_r6: 'NOT r6',
	fails_r7: 'NOT r7',
	fails_r8: 'NOT r8',
	fails_r9: 'NOT r9',
	fails_r10: 'NOT r10',
	fails_r11: 'NOT r11',
	fails_r12: 'NOT r12',
	fails_r13: 'NOT r13',
	fails_r14: 'NOT r14',
	fails_r15: 'NOT r15',
	fails_r16: 'NOT r16',
	fails_r17: 'NOT r17',
	no_closure_code: 'NOT coded',
	escalated_incomplete: 'NOT handed_whole'
} as const satisfies Record<`fails_${Lowercase<RuleId>}`, string> & Record<string, string>;

/**
 * The incidents behind each figure: named predicates on `fact`. Those without a word of it are about incidents in
 * scope; `children` and `parents` are the same whether the policy folds or counts; `null` as a part stands for every
 * incident that occurred.
 */
export const PARTS = {
	occurred: 'is_counted',
	resolved: 'is_resolved',
	unresolved: 'is_open',
	cancelled: 'is_cancelled',
	service_requests: 'is_request',
	met: "sla_resolution = 'met'",
	breached: "sla_resolution = 'breached'",
	pending: "sla_resolution = 'pending'",
	not_measurable: '(is_resolved OR is_open) AND sla_resolution IS NULL',
	response_met: "sla_response = 'met'",
	response_breached: "sla_response = 'breached'",
	reported_met: '(is_resolved OR is_open) AND sla_reported',
	reported_breached: '(is_resolved OR is_open) AND NOT sla_reported',
	disagreed: "sla_resolution <> 'pending' AND sla_reported <> (sla_resolution = 'met')",
	met_tool_met: "sla_resolution = 'met' AND sla_reported",
	met_tool_breached: "sla_resolution = 'met' AND NOT sla_reported",
	breached_tool_met: "sla_resolution = 'breached' AND sla_reported",
	breached_tool_breached: "sla_resolution = 'breached' AND NOT sla_reported",
	escalated: '(is_resolved OR is_open) AND escalated',
	escalated_hierarchically: '(is_resolved OR is_open) AND escalated_hierarchically',
	ping_pong: '(is_resolved OR is_open) AND ping_pong',
	handed_on_late: 'NOT in_time',
	reopened: '(is_resolved OR is_open) AND ever_finished AND reopened',
	first_contact: 'is_resolved AND NOT escalated AND NOT reopened',
	overdue: "is_open AND sla_resolution = 'breached'",
	d1: "age_band = 'd1'",
	d3: "age_band = 'd3'",
	d7: "age_band = 'd7'",
	d30: "age_band = 'd30'",
	more: "age_band = 'more'",
	negative_duration: 'negative_duration',
	closed_before_resolved: 'closed_before_resolved',
	closed_late: 'close_lag_seconds > 5 * 86400',
	finish_from_events: 'finish_from_events',
	finish_from_closed: 'finish_from_closed',
	unknown_state: 'unknown_state',
	parents: 'is_parent',
	children: 'is_child',
	...OF_PRACTICE,
	...OF_CONFORMANCE,
	...OF_RULING
} as const satisfies Record<string, string>;

export type Part = keyof typeof PARTS;

/** @throws RangeError for a part that does not exist */
export function predicateOf(part: string | null): string {
	if (part === null) return PARTS.occurred;
	if (!Object.hasOwn(PARTS, part)) throw new RangeError(`There is no part "${part}".`);
	const predicate = PARTS[part as Part];
	const table = tableOf(part);
	return table ? `id IN (SELECT id FROM ${table} WHERE ${predicate})` : predicate;
}

/** The table that must be there before a part can be listed, besides `fact`. */
export function tableOf(part: string | null): 'practice' | 'conformance' | 'ruling' | null {
	if (part === null) return null;
	if (Object.hasOwn(OF_PRACTICE, part)) return 'practice';
	if (Object.hasOwn(OF_RULING, part)) return 'ruling';
	return Object.hasOwn(OF_CONFORMANCE, part) ? 'conformance' : null;
}
