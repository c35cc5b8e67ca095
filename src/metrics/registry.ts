import { NEEDS, type Need } from './needs.ts';
import type { Unit } from './types.ts';

/** The SQL file that answers: `sla` stands for sla.sql. */
export type Family =
	| 'recap'
	| 'sla'
	| 'time'
	| 'survival'
	| 'escalation'
	| 'reopen'
	| 'backlog'
	| 'priority'
	| 'record'
	| 'prevention'
	| 'quality';

export interface Definition {
	name: string;
	family: Family;
	unit: Unit;
	/** which way is good; null where neither is */
	better: 'higher' | 'lower' | null;
	/** what the data set must have; the first that it lacks is the reason for having no value */
	needs: readonly Need[];
}

const N = NEEDS;
const JUDGED = [N.priority, N.target, N.finish];
const TIMED_RESPONSE = [N.acknowledged];
const TIMED_RESOLUTION = [N.resolved];
const MOVED = [N.events, N.event_places];

/** Every metric that is measured, in the order in which figures are shown; the names are public. */
export const METRICS: readonly Definition[] = [
	metric('recap.occurred', 'recap', 'count', null),
	metric('recap.resolved', 'recap', 'count', 'higher', N.outcome),
	metric('recap.unresolved', 'recap', 'count', 'lower', N.outcome),
	metric('recap.cancelled', 'recap', 'count', null, N.state),
	metric('recap.service_requests', 'recap', 'count', null, N.record_type),
	metric('sla.resolution.rate', 'sla', 'ratio', 'higher', ...JUDGED),
	metric('sla.response.rate', 'sla', 'ratio', 'higher', N.acknowledged, N.priority, N.target),
	metric('sla.reported.rate', 'sla', 'ratio', 'higher', N.reported),
	metric('sla.agreement.rate', 'sla', 'ratio', 'higher', N.reported, ...JUDGED),
	metric('time.response.mean', 'time', 'minutes', 'lower', ...TIMED_RESPONSE),
	metric('time.response.median', 'time', 'minutes', 'lower', ...TIMED_RESPONSE),
	metric('time.response.p90', 'time', 'minutes', 'lower', ...TIMED_RESPONSE),
	metric('time.resolution.mean', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution.median', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution.p90', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution_clock.mean', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution_clock.median', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution_clock.p90', 'time', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.resolution.survival_median', 'survival', 'minutes', 'lower', ...TIMED_RESOLUTION),
	metric('time.close_lag.median', 'time', 'minutes', null, N.resolved, N.closed),
	metric('escalation.functional.rate', 'escalation', 'ratio', 'lower', N.transfers),
	metric('escalation.hierarchical.rate', 'escalation', 'ratio', null, N.hierarchical),
	metric('escalation.transfers.mean', 'escalation', 'index', 'lower', N.transfers),
	metric('escalation.ping_pong.rate', 'escalation', 'ratio', 'lower', N.events, N.event_groups),
	metric('escalation.time_to_first.median', 'escalation', 'minutes', 'lower', N.transfers, ...MOVED),
	metric('escalation.first_line.rate', 'escalation', 'ratio', 'higher', N.line, N.outcome),
	metric(
		'escalation.in_time.rate',
		'escalation',
		'ratio',
		'higher',
		N.transfers,
		...MOVED,
		N.priority,
		N.target
	),
	metric('reopen.rate', 'reopen', 'ratio', 'lower', N.reopens),
	metric('fcr.rate', 'reopen', 'ratio', 'higher', N.transfers, N.reopens, N.outcome),
	metric('closure.rechecked.rate', 'reopen', 'ratio', 'higher', N.resolved, N.closed),
	metric('backlog.open', 'backlog', 'count', 'lower', N.outcome),
	metric('backlog.overdue', 'backlog', 'count', 'lower', N.outcome, N.priority, N.target),
	metric('backlog.age.d1', 'backlog', 'count', null, N.outcome),
	metric('backlog.age.d3', 'backlog', 'count', null, N.outcome),
	metric('backlog.age.d7', 'backlog', 'count', null, N.outcome),
	metric('backlog.age.d30', 'backlog', 'count', null, N.outcome),
	metric('backlog.age.more', 'backlog', 'count', 'lower', N.outcome),
	metric(
		'priority.consistency.rate',
		'priority',
		'ratio',
		'higher',
		N.priority,
		N.impact,
		N.urgency,
		N.matrix
	),
	metric('order.priority.rate', 'priority', 'ratio', 'higher', N.start, N.group, N.priority),
	metric('order.arrival.rate', 'priority', 'ratio', null, N.start, N.group),
	metric('logging.completeness.rate', 'record', 'ratio', 'higher'),
	metric('categorization.rate', 'record', 'ratio', 'higher', N.category),
	metric('categorization.depth.rate', 'record', 'ratio', 'higher', N.depth),
	metric('documentation.diagnosis.rate', 'record', 'ratio', 'higher', N.cause, N.outcome),
	metric('documentation.resolution.rate', 'record', 'ratio', 'higher', N.solution, N.outcome),
	metric('documentation.knowledge.rate', 'record', 'ratio', 'higher', N.knowledge, N.outcome),
	metric('proactive.rate', 'prevention', 'ratio', 'higher', N.channel),
	metric('recurrence.rate', 'prevention', 'ratio', 'lower', N.key, N.category),
	metric('quality.rows', 'quality', 'count', null),
	metric('quality.refused', 'quality', 'count', 'lower'),
	metric('quality.duplicates', 'quality', 'count', 'lower'),
	metric('quality.negative_duration', 'quality', 'count', 'lower', N.finish),
	metric('quality.closed_before_resolved', 'quality', 'count', 'lower', N.resolved, N.closed),
	metric('quality.unknown_state', 'quality', 'count', 'lower'),
	metric('quality.unparsed_dates', 'quality', 'count', 'lower'),
	metric('quality.finish_from_events', 'quality', 'count', null),
	metric('quality.finish_from_closed', 'quality', 'count', null),
	metric('quality.parents', 'quality', 'count', null, N.parent),
	metric('quality.children', 'quality', 'count', null, N.parent)
];

function metric(
	name: string,
	family: Family,
	unit: Unit,
	better: Definition['better'],
	...needs: Need[]
): Definition {
	return { name, family, unit, better, needs };
}
