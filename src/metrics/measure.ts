import type { Database, QueryOptions } from '../engine/database.ts';
import type { Scope } from '../model/filter.ts';
import backlog from './backlog.sql?raw';
import { basisOf, type Basis } from './basis.ts';
import escalation from './escalation.sql?raw';
import { lacking } from './needs.ts';
import { practised } from './practice/practice.ts';
import prevention from './prevention.sql?raw';
import priority from './priority.sql?raw';
import quality from './quality.sql?raw';
import recap from './recap.sql?raw';
import record from './record.sql?raw';
import { METRICS, type Definition, type Family } from './registry.ts';
import reopen from './reopen.sql?raw';
import { under } from './scope.ts';
import sla from './sla.sql?raw';
import { SURVIVAL_MEDIAN } from './survival.ts';
import time from './time.sql?raw';
import type { Metric, Metrics } from './types.ts';

/** The question of each family, as the reader may see it. */
export const FAMILIES: Record<Family, string> = {
	recap,
	sla,
	time,
	survival: SURVIVAL_MEDIAN,
	escalation,
	reopen,
	backlog,
	priority,
	record,
	prevention,
	quality
};

interface Answer {
	metric: string;
	value: number | null;
	n: number | null;
	numerator: number | null;
}

/**
 * Every metric of the registry under a filter, or on one side of a comparison, in its order. One that the data set cannot show has no value and says
 * what it lacks; one that can be shown but has nothing to divide says `none`, a median that lies beyond what was watched
 * `not_reached`.
 * @throws the signal's reason, once aborted
 */
export async function measure(db: Database, scope: Scope, options: QueryOptions = {}): Promise<Metrics> {
	const basis = basisOf(db);
	await practised(db);
	options.signal?.throwIfAborted();
	const families = Object.values(FAMILIES).map((sql) => db.rows<Answer>(under(scope, sql), [], options));
	const answers = new Map((await Promise.all(families)).flat().map((answer) => [answer.metric, answer]));
	return new Map(METRICS.map((one) => [one.name, metricOf(one, answers.get(one.name), basis)]));
}

function metricOf({ name, unit, needs }: Definition, answer: Answer | undefined, basis: Basis): Metric {
	const missing = lacking(needs, basis);
	if (missing || !answer) return { name, unit, value: null, n: null, numerator: null, missing };
	const { value, n, numerator } = answer;
	const kind = n ? 'not_reached' : 'none';
	return { name, unit, value, n, numerator, missing: value === null ? { kind, fields: [] } : null };
}
