import type { Database } from '../../engine/database.ts';
import { basisOf } from '../basis.ts';
import { lazily } from '../lazy.ts';
import { lacking, NEEDS as N, type Need } from '../needs.ts';
import { practised } from '../practice/practice.ts';
import type { Missing } from '../types.ts';
import conformance from './conformance.sql?raw';

/** The rules of the handling flow that a log can show, in its order, and what the data set must have for each. */
const RULES = {
	logged_first: [N.events, N.opened],
	prioritised_first: [N.events, N.event_places, N.event_priority],
	started_first: [N.outcome, N.start],
	tiers_in_turn: [N.events, N.event_tiers],
	resolved_first: [N.resolved, N.closed],
	confirmed_first: [N.resolved, N.closed],
	closed_stays: [N.events, N.event_states],
	finish_reached: [N.events, N.event_states],
	life_in_order: [N.life]
} satisfies Record<string, readonly Need[]>;

export type RuleKey = keyof typeof RULES;

/** Steps of the flow that no log shows; whether they are taken is asked, not measured. */
export const UNSEEN = ['backed_up', 'looked_up', 'informed', 'knowledge', 'reviewed', 'lessons'] as const;

/** One rule under a filter: incidents to which it applies, those that broke it, or what the data set lacks. */
export interface Rule {
	key: RuleKey;
	/** null where the rule can be judged; kind `none` where it applies to nothing */
	missing: Missing | null;
	n: number;
	broken: number;
}

const build = lazily([conformance]);

/** Builds `conformance`, one row per incident in scope, of a data set that was prepared. */
export async function conformed(db: Database): Promise<void> {
	await practised(db);
	await build(db);
}

/** Rules in the order of the flow, from the rows of rules.sql. */
export function rulesOf(db: Database, rows: readonly { rule: string; n: number; broken: number }[]): Rule[] {
	const basis = basisOf(db);
	return (Object.keys(RULES) as RuleKey[]).map((key) => {
		const { n = 0, broken = 0 } = rows.find(({ rule }) => rule === key) ?? {};
		const missing = lacking(RULES[key], basis);
		if (missing) return { key, missing, n: 0, broken: 0 };
		return { key, missing: n === 0 ? { kind: 'none', fields: [] } : null, n, broken };
	});
}
