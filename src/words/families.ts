import { maybe } from '../i18n/translate.ts';
import type { Part } from '../metrics/parts.ts';
import type { Metric, Metrics } from '../metrics/types.ts';

/** Families of figures in the order of the page, and the first words of the names that belong to each. */
const FAMILIES = {
	recap: ['recap'],
	sla: ['sla'],
	time: ['time'],
	escalation: ['escalation'],
	resolution: ['reopen', 'fcr', 'closure'],
	backlog: ['backlog'],
	order: ['priority', 'order'],
	record: ['logging', 'categorization', 'documentation'],
	prevention: ['proactive', 'recurrence'],
	quality: ['quality']
} as const;

export type Family = keyof typeof FAMILIES | 'other';

/** The metrics by family, in their own order; empty families are left out. */
export function families(metrics: Metrics): { family: Family; metrics: Metric[] }[] {
	const found = new Map<Family, Metric[]>(
		[...Object.keys(FAMILIES), 'other'].map((key) => [key as Family, []])
	);
	for (const metric of metrics.values()) found.get(familyOf(metric.name))?.push(metric);
	return [...found].flatMap(([family, list]) => (list.length > 0 ? [{ family, metrics: list }] : []));
}

function familyOf(name: string): Family {
	const first = name.slice(0, name.indexOf('.'));
	for (const [family, words] of Object.entries(FAMILIES)) {
		if ((words as readonly string[]).includes(first)) return family as Family;
	}
	return 'other';
}

/** A metric's name in words, never with its dots. */
export function metricName(name: string): string {
	return maybe(`metric.${name}`) ?? name.replaceAll(/[._]/g, ' ');
}

/** Its definition in a line. */
export function metricNote(name: string): string {
	return maybe(`metric_note.${name}`) ?? '';
}

/** The list behind a figure, where it has one. */
const BEHIND: Readonly<Record<string, Part>> = {
	'recap.occurred': 'occurred',
	'recap.resolved': 'resolved',
	'recap.unresolved': 'unresolved',
	'recap.cancelled': 'cancelled',
	'recap.service_requests': 'service_requests',
	'sla.resolution.rate': 'breached',
	'sla.response.rate': 'response_breached',
	'sla.reported.rate': 'reported_breached',
	'sla.agreement.rate': 'disagreed',
	'escalation.functional.rate': 'escalated',
	'escalation.hierarchical.rate': 'escalated_hierarchically',
	'escalation.ping_pong.rate': 'ping_pong',
	'escalation.first_line.rate': 'first_line',
	'escalation.in_time.rate': 'handed_on_late',
	'reopen.rate': 'reopened',
	'fcr.rate': 'first_contact',
	'closure.rechecked.rate': 'not_rechecked',
	'backlog.open': 'unresolved',
	'backlog.overdue': 'overdue',
	'backlog.age.d1': 'd1',
	'backlog.age.d3': 'd3',
	'backlog.age.d7': 'd7',
	'backlog.age.d30': 'd30',
	'backlog.age.more': 'more',
	'priority.consistency.rate': 'off_matrix',
	'order.priority.rate': 'passed_over_priority',
	'order.arrival.rate': 'passed_over_arrival',
	'categorization.rate': 'no_category',
	'categorization.depth.rate': 'no_detail',
	'documentation.diagnosis.rate': 'no_cause',
	'documentation.resolution.rate': 'no_solution',
	'documentation.knowledge.rate': 'no_knowledge',
	'proactive.rate': 'proactive',
	'recurrence.rate': 'recurring',
	'quality.negative_duration': 'negative_duration',
	'quality.closed_before_resolved': 'closed_before_resolved',
	'quality.unknown_state': 'unknown_state',
	'quality.finish_from_events': 'finish_from_events',
	'quality.finish_from_closed': 'finish_from_closed',
	'quality.parents': 'parents',
	'quality.children': 'children'
};

/** The part whose list stands behind a metric; null where no list of incidents does. */
export function partBehind(name: string): Part | null {
	return BEHIND[name] ?? null;
}
