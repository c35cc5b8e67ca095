import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import type { RuleId } from '../../model/rules.ts';
import { basisOf, type Basis } from '../basis.ts';
import { measure } from '../measure.ts';
import { lacking, NEEDS as N, type Need } from '../needs.ts';
import { PARTS, type Part } from '../parts.ts';
import { under } from '../scope.ts';
import type { Metrics, Missing, Unit } from '../types.ts';
import { ruleChecks, type Check } from './checks.ts';
import sql from './signs.sql?raw';

/** What the log shows of how the desk works, beside metrics and rules (`sign.<name>` in i18n). */
export const SIGNS = {
	'sign.group_known': { unit: 'ratio', needs: [N.group] },
	'sign.largest_category': { unit: 'ratio', needs: [N.category] },
	'sign.web_reports': { unit: 'count', needs: [N.channel] },
	'sign.request_types': { unit: 'count', needs: [N.record_type] },
	'sign.parents_used': { unit: 'count', needs: [N.parent] },
	'sign.both_escalations': { unit: 'count', needs: [] },
	'sign.closure_code': { unit: 'ratio', needs: [N.closure_code, N.closing] },
	'sign.escalated_complete': { unit: 'ratio', needs: [N.transfers] }
} satisfies Record<string, { unit: Unit; needs: readonly Need[] }>;
export type SignName = keyof typeof SIGNS;

/** The incidents that speak against a yes, by what the question rests on; a rule's are those that broke it. */
const AGAINST: Readonly<Record<string, Part>> = {
	'sla.resolution.rate': 'breached',
	'sla.response.rate': 'response_breached',
	'sla.reported.rate': 'reported_breached',
	'sla.agreement.rate': 'disagreed',
	'time.close_lag.median': 'closed_late',
	'escalation.ping_pong.rate': 'ping_pong',
	'escalation.first_line.rate': 'not_first_line',
	'escalation.in_time.rate': 'handed_on_late',
	'reopen.rate': 'reopened',
	'closure.rechecked.rate': 'not_rechecked',
	'priority.consistency.rate': 'off_matrix',
	'order.priority.rate': 'passed_over_priority',
	'order.arrival.rate': 'passed_over_arrival',
	'logging.completeness.rate': 'fails_r2',
	'categorization.rate': 'no_category',
	'categorization.depth.rate': 'no_detail',
	'documentation.diagnosis.rate': 'no_cause',
	'documentation.resolution.rate': 'no_solution',
	'documentation.knowledge.rate': 'no_knowledge',
	'proactive.rate': 'not_proactive',
	'recurrence.rate': 'recurring',
	'sign.group_known': 'no_group',
	'sign.closure_code': 'no_closure_code',
	'sign.escalated_complete': 'escalated_incomplete'
};

/** What the log says of something that a question of the SOPs may rest on. */
export interface Evidence {
	/** ratio 0..1, minutes or a count; of a rule the share that kept it; null where it cannot be told */
	value: number | null;
	unit: Unit;
	n: number | null;
	/** of a rule those that kept it */
	numerator: number | null;
	/** why there is no value; null where there is one */
	missing: Missing | null;
	/** the incidents that speak against a yes; null where no list of incidents does, or there is no value */
	part: Part | null;
	/** as many as that list has under the same filter; null where there is none */
	cases: number | null;
}

type Told = Omit<Evidence, 'part' | 'cases'>;

/**
 * All that a question of the SOPs can rest on, under a filter, by its name: every metric, as `measure` has it, every
 * rule (`R6`) and every sign.
 * @param options.metrics what `measure` has said under the same filter, where it was asked already
 * @throws the signal's reason, once aborted
 */
export async function evidence(
	db: Database,
	filter: Filter,
	{ metrics: known, ...options }: QueryOptions & { metrics?: Metrics } = {}
): Promise<ReadonlyMap<string, Evidence>> {
	const rules = await ruleChecks(db, filter, options);
	const metrics = known ?? (await measure(db, filter, options));
	const signs = await db.rows<Sign>(under(filter, sql), [], options);
	const told = new Map<string, Told>([
		...[...metrics.values()].map(({ name, ...metric }) => [name, metric] as const),
		...rules.map((check) => [check.rule, ofRule(check)] as const),
		...signs.map((sign) => [sign.sign, ofSign(sign, basisOf(db))] as const)
	]);
	const parts = new Map<string, Part>([
		...Object.entries(AGAINST),
		...rules.map(({ rule }) => [rule, failing(rule)] as const)
	]);
	const cases = await casesOf(db, filter, new Set(parts.values()), options);
	return new Map(
		[...told].map(([name, one]) => {
			const part = one.value === null ? null : (parts.get(name) ?? null);
			return [name, { ...one, part, cases: part && (cases.get(part) ?? 0) }];
		})
	);
}

/** The incidents that broke a rule. */
export function failing(rule: RuleId): Part {
	return `fails_${rule.toLowerCase() as Lowercase<RuleId>}`;
}

/** A row of signs.sql. */
interface Sign {
	sign: SignName;
	value: number | null;
	n: number | null;
	numerator: number | null;
}

function ofRule({ n, broken, missing }: Check): Told {
	const told =
		missing === null || missing.kind === 'none' ? { n, numerator: n - broken } : { n: null, numerator: null };
	return { value: missing ? null : (n - broken) / n, unit: 'ratio', ...told, missing };
}

function ofSign({ sign, value, n, numerator }: Sign, basis: Basis): Told {
	const { unit, needs } = SIGNS[sign];
	const missing = lacking(needs, basis);
	if (missing) return { value: null, unit, n: null, numerator: null, missing };
	return { value, unit, n, numerator, missing: value === null ? { kind: 'none', fields: [] } : null };
}

/** How many incidents each part lists: its own predicate, over the tables that it may be about side by side. */
async function casesOf(
	db: Database,
	filter: Filter,
	parts: ReadonlySet<Part>,
	options: QueryOptions
): Promise<Map<string, number>> {
	const counts = [...parts].map((part) => `(count(*) FILTER (${PARTS[part]}))::INTEGER AS ${part}`);
	const [row = {}] = await db.rows<Record<string, number>>(
		under(
			filter,
			`SELECT ${counts.join(', ')} FROM selected LEFT JOIN practice USING (id) LEFT JOIN ruling USING (id)`
		),
		[],
		options
	);
	return new Map(Object.entries(row));
}
