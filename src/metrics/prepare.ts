import type { Database } from '../engine/database.ts';
import type { Policy } from '../model/policy.ts';
import { keepBasis } from './basis.ts';
import basis from './basis.sql?raw';
import choice from './choice.sql?raw';
import dictionary from './dictionary.sql?raw';
import fact from './fact.sql?raw';
import family from './family.sql?raw';
import kind from './kind.sql?raw';
import macros from './macros.sql?raw';
import months from './months.sql?raw';
import span from './span.sql?raw';
import target from './target.sql?raw';
import trail from './trail.sql?raw';

const POLICY_TABLES = [
	'CREATE OR REPLACE TABLE target (priority INTEGER, response_seconds DOUBLE, resolution_seconds DOUBLE)',
	'CREATE OR REPLACE TABLE choice (transfer_evidence VARCHAR, children VARCHAR)'
];

/**
 * Builds what all figures rest on, from the tables of model/tables.ts and the policy: `fact`, one narrow row per
 * record, and the small tables beside it. To be called once after a load and again for a changed policy; figures may
 * be asked for only when it has ended.
 */
export async function prepare(db: Database, policy: Policy): Promise<void> {
	for (const statement of [...statements(macros), ...POLICY_TABLES]) await db.run(statement);
	for (const [priority, { response_minutes, resolution_minutes }] of Object.entries(policy.targets))
		await db.rows(target, [Number(priority), response_minutes, resolution_minutes]);
	await db.rows(choice, [policy.transfer_evidence, policy.children]);
	for (const step of [basis, dictionary, trail, family, fact, months, kind, span]) await db.run(step);
	await keepBasis(db);
}

function statements(sql: string): string[] {
	return sql.split(/;$/m).filter((statement) => statement.trim() !== '');
}
