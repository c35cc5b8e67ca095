import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { RULES, type RuleId } from '../../model/rules.ts';
import { under } from '../scope.ts';
import type { Missing } from '../types.ts';
import months from './months.sql?raw';
import rates from './rates.sql?raw';
import { lackings, ruled } from './ruling.ts';

/** One rule under a filter. */
export interface Check {
	rule: RuleId;
	/** incidents to which it applies and of which it can be told */
	n: number;
	/** of these */
	broken: number;
	/** null where it can be judged; kind `none` where it applies to nothing */
	missing: Missing | null;
}

/** One rule over the incidents opened in one site month. */
export interface MonthCheck {
	/** YYYY-MM */
	month: string;
	rule: RuleId;
	/** at least one */
	n: number;
	broken: number;
}

export interface Checks {
	/** all rules, in their order */
	rules: Check[];
	/** by month, then by rule; only where the rule applied */
	months: MonthCheck[];
}

/**
 * How well the incidents keep the rules of the SOPs, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function checks(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Checks> {
	const rules = await ruleChecks(db, filter, options);
	const rows = await db.rows<Counted & { month: string }>(under(filter, months), [], options);
	const order = new Map(rules.map(({ rule }, i) => [rule, i]));
	const place = ({ month, rule }: MonthCheck) => `${month} ${String(order.get(rule)).padStart(2, '0')}`;
	const told = new Set(rules.flatMap(({ rule, missing }) => (missing ? [] : [rule])));
	return {
		rules,
		months: rows
			.map(({ month, rule, n, broken }) => ({ month, rule: ruleOf(rule), n, broken }))
			.filter(({ rule }) => told.has(rule))
			.sort((a, b) => place(a).localeCompare(place(b)))
	};
}

/** Each rule under a filter, in their order. @throws the signal's reason, once aborted */
export async function ruleChecks(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Check[]> {
	await ruled(db);
	options.signal?.throwIfAborted();
	const lacks = await lackings(db, options);
	const rows = await db.rows<Counted>(under(filter, rates), [], options);
	const counts = new Map(rows.map((row) => [ruleOf(row.rule), row]));
	return RULES.map((rule) => {
		const { n = 0, broken = 0 } = counts.get(rule) ?? {};
		if (lacks[rule]) return { rule, n: 0, broken: 0, missing: lacks[rule] };
		return { rule, n, broken, missing: n === 0 ? { kind: 'none', fields: [] } : null };
	});
}

/** A row of rates.sql: the rule's name is that of its column, `r1`. */
interface Counted {
	rule: Lowercase<RuleId>;
	n: number;
	broken: number;
}

const ruleOf = (column: Lowercase<RuleId>) => column.toUpperCase() as RuleId;
