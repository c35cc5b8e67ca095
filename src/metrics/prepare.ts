import type { Database } from '../engine/database.ts';
import type { Policy } from '../model/policy.ts';
import { basisOf, keepBasis } from './basis.ts';
import basis from './basis.sql?raw';
import choice from './choice.sql?raw';
import clockSql from './clock.sql?raw';
import { layClock } from './clock.ts';
import condition from './condition.sql?raw';
import course from './course.sql?raw';
import dictionary from './dictionary.sql?raw';
import fact from './fact.sql?raw';
import family from './family.sql?raw';
import judge from './judge.sql?raw';
import kind from './kind.sql?raw';
import macros from './macros.sql?raw';
import moment from './moment.sql?raw';
import months from './months.sql?raw';
import pause from './pause.sql?raw';
import management from './practice/management.sql?raw';
import { setPractice } from './practice/practice.ts';
import reclock from './reclock.sql?raw';
import span from './span.sql?raw';
import special from './special.sql?raw';
import stay from './stay.sql?raw';
import step from './step.sql?raw';
import target from './target.sql?raw';
import trail from './trail.sql?raw';

const TARGETS =
	'CREATE OR REPLACE TABLE target (code INTEGER, response_seconds INTEGER, resolution_seconds INTEGER, is_new BOOLEAN)';
const POLICY_TABLES = [
	TARGETS,
	'CREATE OR REPLACE TABLE condition (code INTEGER, priority INTEGER, segment VARCHAR, service VARCHAR, category VARCHAR)',
	'CREATE OR REPLACE TABLE special (id INTEGER, code INTEGER)',
	'CREATE OR REPLACE TABLE choice (transfer_evidence VARCHAR, children VARCHAR, recurrence_days INTEGER)'
];
const CLOCK_TABLES = [
	'CREATE OR REPLACE TABLE clock (restarts BOOLEAN, pauses BOOLEAN)',
	'CREATE OR REPLACE TABLE pausing (state VARCHAR)',
	'CREATE OR REPLACE TABLE pause (id INTEGER, response_us BIGINT, resolution_us BIGINT, moved_us BIGINT)'
];

/** The policy that the tables of a data set are prepared for; none while they are being changed. */
const prepared = new WeakMap<Database, Policy>();

/**
 * Builds what all figures rest on, from the tables of model/tables.ts and the policy: `fact`, one narrow row per
 * record, and the small tables beside it. To be called once after a load; figures may be asked for only when it has
 * ended.
 */
export async function prepare(db: Database, policy: Policy): Promise<void> {
	prepared.delete(db);
	for (const statement of [...statements(macros), ...POLICY_TABLES]) await db.run(statement);
	await setTargets(db, policy, codesOf(policy));
	await setConditions(db, policy);
	await db.rows(choice, [policy.transfer_evidence, policy.children, policy.recurrence_days]);
	await setPractice(db, policy);
	await setClock(db, policy);
	for (const one of [basis, dictionary, step, trail, family, management, moment, course, stay])
		await db.run(one);
	await db.run('DROP TABLE step');
	if (policy.pause_states.length > 0) await db.run(pause);
	for (const one of [fact, judge, months, kind, span]) await db.run(one);
	await keepBasis(db);
	prepared.set(db, policy);
}

/**
 * The same for a changed policy on the same data: only what hangs on the change is made anew. Other targets for the same
 * incidents touch their verdicts alone, another clock the times on it and all verdicts.
 */
export async function rejudge(db: Database, policy: Policy): Promise<void> {
	const before = prepared.get(db);
	if (!before || !same(rest(before), rest(policy))) return prepare(db, policy);
	prepared.delete(db);
	const otherClock = !same(clockOf(before), clockOf(policy));
	const codes = codesOf(policy);
	const [was, is] = [targetsOf(before), targetsOf(policy)];
	await db.run(TARGETS);
	await setTargets(
		db,
		policy,
		otherClock ? codes : codes.filter((code) => !same(was.get(code), is.get(code)))
	);
	if (otherClock) {
		await setClock(db, policy);
		for (const one of [step, stay]) await db.run(one);
		await db.run('DROP TABLE step');
		if (policy.pause_states.length > 0) await db.run(pause);
		await db.run(reclock);
	}
	await db.run(judge);
	const { facts, clock } = basisOf(db);
	await keepBasis(db, otherClock ? { facts } : { facts, clock });
	prepared.set(db, policy);
}

/** The policy that a data set is prepared for. @throws Error while it is not */
export function policyOf(db: Database): Policy {
	const policy = prepared.get(db);
	if (!policy) throw new Error('The data set is not prepared: call prepare() first.');
	return policy;
}

interface Minutes {
	response_minutes: number | null;
	resolution_minutes: number | null;
}

/** Minutes by the code in `target`: the priority, or of a special target its place in the list, from -1 down. */
function targetsOf({ targets, special_targets }: Policy): Map<number, Minutes> {
	const minutes = ({ response_minutes, resolution_minutes }: Minutes) => ({
		response_minutes,
		resolution_minutes
	});
	return new Map([
		...Object.entries(targets).map(([priority, one]) => [Number(priority), minutes(one)] as const),
		...special_targets.map((one, i) => [-1 - i, minutes(one)] as const)
	]);
}

const codesOf = (policy: Policy) => [...targetsOf(policy).keys()];

const clockOf = ({ calendar, pause_states, reopen_clock }: Policy) => ({
	calendar,
	pause_states,
	reopen_clock
});

/** All of a policy but minutes and clock: for which incidents there are targets, and everything else. */
function rest({
	targets,
	special_targets,
	calendar: _,
	pause_states: __,
	reopen_clock: ___,
	...others
}: Policy) {
	const conditions = special_targets.map(({ priority, segment, service, category }) => ({
		priority,
		segment,
		service,
		category
	}));
	return { ...others, priorities: Object.keys(targets), conditions };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** @param fresh codes on which verdicts are still to be given */
async function setTargets(db: Database, policy: Policy, fresh: readonly number[]): Promise<void> {
	const all = [...targetsOf(policy)];
	if (all.length === 0) return;
	const rows = all.map(([code, { response_minutes, resolution_minutes }]) => [
		code,
		response_minutes,
		resolution_minutes,
		fresh.includes(code)
	]);
	await db.rows(target.replace('(?, ?, ?, ?)', all.map(() => '(?, ?, ?, ?)').join(', ')), rows.flat());
}

async function setConditions(db: Database, { special_targets }: Policy): Promise<void> {
	for (const [i, one] of special_targets.entries())
		await db.rows(condition, [-1 - i, one.priority, one.segment, one.service, one.category]);
	if (special_targets.length > 0) await db.run(special);
}

async function setClock(db: Database, policy: Policy): Promise<void> {
	for (const statement of CLOCK_TABLES) await db.run(statement);
	await layClock(db, policy.calendar);
	await db.rows(clockSql, [policy.reopen_clock === 'restart', policy.pause_states.length > 0]);
	for (const state of policy.pause_states)
		await db.rows('INSERT INTO pausing VALUES (?) RETURNING state', [state]);
}

function statements(sql: string): string[] {
	return sql.split(/;$/m).filter((statement) => statement.trim() !== '');
}
