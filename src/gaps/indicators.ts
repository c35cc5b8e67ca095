import type { Part } from '../metrics/parts.ts';
import { METRICS } from '../metrics/registry.ts';
import type { Missing } from '../metrics/types.ts';
import type { Activity, Component } from '../model/activities.ts';

/** Where a starting ideal comes from (`ideal_source.<name>` in i18n). */
export type Source = 'sop' | 'response_p3' | 'warning_p2' | 'refused' | 'first_contact';

interface Definition {
	/** the metric's name; `logging.refused.rate` is quality.refused ÷ quality.rows */
	id: string;
	activity: Activity;
	component: Component;
	unit: 'ratio' | 'minutes';
	better: 'higher' | 'lower';
	/** ratio 0..1 or minutes, as long as the office has none of its own */
	ideal: number;
	weight: number;
	source: Source;
	/** the question of the SOP check with the same evidence; null where the source is another */
	question: string | null;
	/** the incidents behind its shortfall; null where no list of incidents is */
	part: Part | null;
}

/**
 * What tells how an activity stands, by activity and in the order shown. Most ideals are the values from which the SOP
 * check believes a yes; the others are said by their source. No indicator weighs more than another until the office
 * says so.
 */
export const INDICATORS = [
	of('identification', 'technology', 'proactive.rate', 'higher', 0.2, '001.08'),
	of('identification', 'people', 'time.response.median', 'lower', 120, 'response_p3'),
	of('identification', 'process', 'sla.response.rate', 'higher', 0.9, '001.24', 'response_breached'),
	of('logging', 'information', 'logging.completeness.rate', 'higher', 0.9, '001.04'),
	of('logging', 'technology', 'logging.refused.rate', 'lower', 0.01, 'refused'),
	of('categorization', 'process', 'categorization.rate', 'higher', 0.95, '001.09', 'no_category'),
	of('categorization', 'information', 'categorization.depth.rate', 'higher', 0.8, '001.10', 'no_detail'),
	of('prioritization', 'process', 'priority.consistency.rate', 'higher', 0.95, '001.12', 'off_matrix'),
	of('prioritization', 'process', 'order.priority.rate', 'higher', 0.9, '001.14', 'passed_over_priority'),
	of('initial_diagnosis', 'process', 'fcr.rate', 'higher', 0.6, 'first_contact'),
	of('initial_diagnosis', 'people', 'escalation.first_line.rate', 'higher', 0.6, '001.18'),
	of('escalation', 'process', 'escalation.in_time.rate', 'higher', 0.95, '002.03', 'handed_on_late'),
	of('escalation', 'process', 'escalation.ping_pong.rate', 'lower', 0.05, '002.07', 'ping_pong'),
	of('escalation', 'technology', 'escalation.time_to_first.median', 'lower', 240, 'warning_p2'),
	of('investigation', 'information', 'documentation.diagnosis.rate', 'higher', 0.8, '001.19', 'no_cause'),
	of('investigation', 'process', 'recurrence.rate', 'lower', 0.1, '003.09', 'recurring'),
	of('resolution', 'process', 'sla.resolution.rate', 'higher', 0.9, '001.23', 'breached'),
	of('resolution', 'information', 'documentation.resolution.rate', 'higher', 0.9, '001.20', 'no_solution'),
	of('resolution', 'information', 'documentation.knowledge.rate', 'higher', 0.3, '001.21', 'no_knowledge'),
	of('closure', 'process', 'closure.rechecked.rate', 'higher', 0.9, '003.02', 'not_rechecked'),
	of('closure', 'process', 'reopen.rate', 'lower', 0.03, '003.06', 'reopened'),
	of('closure', 'process', 'time.close_lag.median', 'lower', 5 * 1440, '003.07')
];
export type Indicator = (typeof INDICATORS)[number];
export type IndicatorId = Indicator['id'];

function of<const Id extends string>(
	activity: Activity,
	component: Component,
	id: Id,
	better: Definition['better'],
	ideal: number,
	from: Exclude<Source, 'sop'> | `${number}.${number}`,
	part: Part | null = null
): Definition & { id: Id } {
	const asked = /^\d/.test(from);
	return {
		id,
		activity,
		component,
		unit: id.startsWith('time.') || id.endsWith('.median') ? 'minutes' : 'ratio',
		better,
		ideal,
		weight: 1,
		source: asked ? 'sop' : (from as Source),
		question: asked ? from : null,
		part
	};
}

/** All that a log would have to hold before this indicator can be measured; empty where any log will do. */
export function neededBy(id: IndicatorId): readonly Missing[] {
	return METRICS.find(({ name }) => name === id)?.needs.map(({ missing }) => missing) ?? [];
}
