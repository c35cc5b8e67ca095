import type { Database } from '../engine/database.ts';
import type { Policy } from '../model/policy.ts';
import { keepBasis } from './basis.ts';
import basis from './basis.sql?raw';
import choice from './choice.sql?raw';
import clock from './clock.sql?raw';
import { layClock } from './clock.ts';
import condition from './condition.sql?raw';
import dictionary from './dictionary.sql?raw';
import fact from './fact.sql?raw';
import family from './family.sql?raw';
import kind from './kind.sql?raw';
import macros from './macros.sql?raw';
import moment from './moment.sql?raw';
import months from './months.sql?raw';
import pause from './pause.sql?raw';
import management from './practice/management.sql?raw';
import { setPractice } from './practice/practice.ts';
import span from './span.sql?raw';
import special from './special.sql?raw';
import stay from './stay.sql?raw';
import step from './step.sql?raw';
import target from './target.sql?raw';
import trail from './trail.sql?raw';

const POLICY_TABLES = [
	'CREATE OR REPLACE TABLE target (code INTEGER, response_seconds INTEGER, resolution_seconds INTEGER)',
	'CREATE OR REPLACE TABLE condition (code INTEGER, priority INTEGER, segment VARCHAR, service VARCHAR, category VARCHAR)',
	'CREATE OR REPLACE TABLE special (id INTEGER, code INTEGER)',
	'CREATE OR REPLACE TABLE choice (transfer_evidence VARCHAR, children VARCHAR, recurrence_days INTEGER)',
	'CREATE OR REPLACE TABLE clock (restarts BOOLEAN, pauses BOOLEAN)',
	'CREATE OR REPLACE TABLE pausing (state VARCHAR)',
	'CREATE OR REPLACE TABLE pause (id INTEGER, response_us BIGINT, resolution_us BIGINT)'
];

/**
 * Builds what all figures rest on, from the tables of model/tables.ts and the policy: `fact`, one narrow row per
 * record, and the small tables beside it. To be called once after a load and again for a changed policy; figures may
 * be asked for only when it has ended.
 */
export async function prepare(db: Database, policy: Policy): Promise<void> {
	for (const statement of [...statements(macros), ...POLICY_TABLES]) await db.run(statement);
	await setTargets(db, policy);
	await db.rows(choice, [policy.transfer_evidence, policy.children, policy.recurrence_days]);
	await setPractice(db, policy);
	await setClock(db, policy);
	for (const one of [basis, dictionary, step, trail, family, management, moment, stay]) await db.run(one);
	await db.run('DROP TABLE step');
	if (policy.pause_states.length > 0) await db.run(pause);
	for (const one of [fact, months, kind, span]) await db.run(one);
	await keepBasis(db);
}

async function setTargets(db: Database, { targets, special_targets }: Policy): Promise<void> {
	for (const [priority, { response_minutes, resolution_minutes }] of Object.entries(targets))
		await db.rows(target, [Number(priority), response_minutes, resolution_minutes]);
	for (const [i, one] of special_targets.entries()) {
		await db.rows(target, [-1 - i, one.response_minutes, one.resolution_minutes]);
		await db.rows(condition, [-1 - i, one.priority, one.segment, one.service, one.category]);
	}
	if (special_targets.length > 0) await db.run(special);
}

async function setClock(db: Database, policy: Policy): Promise<void> {
	await layClock(db, policy.calendar);
	await db.rows(clock, [policy.reopen_clock === 'restart', policy.pause_states.length > 0]);
	for (const state of policy.pause_states)
		await db.rows('INSERT INTO pausing VALUES (?) RETURNING state', [state]);
}

function statements(sql: string): string[] {
	return sql.split(/;$/m).filter((statement) => statement.trim() !== '');
}
