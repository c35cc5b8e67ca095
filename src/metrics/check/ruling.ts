import type { Database, QueryOptions } from '../../engine/database.ts';
import { RULES, type RuleId } from '../../model/rules.ts';
import { basisOf } from '../basis.ts';
import { lazily, VERDICTS } from '../lazy.ts';
import { lacking, NEEDS as N, type Need } from '../needs.ts';
import { conformed } from '../process/conformance.ts';
import type { Missing } from '../types.ts';
import desk from './desk.sql?raw';
import ruling from './ruling.sql?raw';
import spoken from './spoken.sql?raw';
import watched from './watched.sql?raw';
import web from './web.sql?raw';

/** What the data set must have for each rule; of what is the same as a metric's, the same. */
const NEEDED: Record<RuleId, readonly Need[]> = {
	R1: [N.occurred],
	R2: [],
	R3: [N.category],
	R4: [N.priority, N.impact, N.urgency, N.matrix],
	R5: [N.acknowledged, N.priority, N.target],
	R6: [N.events, N.event_places],
	R7: [N.transfers, N.events, N.event_places, N.priority, N.target],
	R8: [N.events, N.event_tiers],
	R9: [N.events, N.event_groups],
	R10: [N.priority, N.target, N.finish],
	R11: [N.category, N.cause, N.solution, N.closing],
	R12: [N.resolved, N.closed],
	R13: [N.key, N.category, N.reference],
	R14: [N.reopens],
	R15: [N.life],
	R16: [N.hierarchical, N.priority],
	R17: [N.events, N.priority, N.target]
};

/** Events name groups, but none that is called a desk. */
const NO_DESK: Missing = { kind: 'no_field', fields: ['support_tier'] };

const gather = lazily([spoken, desk, web]);
const judge = lazily([watched, ruling, 'DROP TABLE IF EXISTS watched'], VERDICTS);

/** Builds `ruling`, one row per incident in scope with its verdict by each rule, of a data set that was prepared. */
export async function ruled(db: Database): Promise<void> {
	await conformed(db);
	await gather(db);
	await judge(db);
}

/** What the data set lacks for each rule, whatever the filter; null where it has all. `ruled` comes before. */
export async function lackings(
	db: Database,
	options: QueryOptions = {}
): Promise<Record<RuleId, Missing | null>> {
	const basis = basisOf(db);
	const told = await db.rows('SELECT true AS told FROM desk LIMIT 1', [], options);
	const lackingOf = (rule: RuleId) =>
		lacking(NEEDED[rule], basis) ?? (rule === 'R6' && told.length === 0 ? NO_DESK : null);
	return Object.fromEntries(RULES.map((rule) => [rule, lackingOf(rule)])) as Record<RuleId, Missing | null>;
}
