import type { Database } from '../../src/engine/database.ts';
import { ruled } from '../../src/metrics/check/ruling.ts';
import { answer, list, prepare, type Part } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { RULES } from '../../src/model/rules.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

export const db: Database = await bootEngine();

/** Fills and prepares. */
export async function load(data: Data, policy: Partial<Policy> = {}): Promise<void> {
	await fill(db, data);
	await prepare(db, { ...DEFAULT_POLICY, ...policy });
}

/** Every rule's verdicts, by incident: kept +, broken -, cannot tell or does not apply ?; rules without any left out. */
export async function verdicts(): Promise<Record<string, string>> {
	await ruled(db);
	const rows = await db.rows('SELECT incident_id, ruling.* FROM ruling JOIN incident USING (id) ORDER BY id');
	const sign = (kept: unknown) => (kept === null ? '?' : kept ? '+' : '-');
	const lines = RULES.map((rule): [string, string] => [
		rule,
		rows.map((row) => `${String(row.incident_id)}${sign(row[rule.toLowerCase()])}`).join(' ')
	]);
	return Object.fromEntries(lines.filter(([, line]) => /[+-]/.test(line)));
}

/** What is answered of each rule: [n, broken], or what is missing. */
export async function counts(): Promise<Record<string, unknown>> {
	const { rules } = await answer(db, {}, 'checks', {});
	return Object.fromEntries(
		rules.map(({ rule, n, broken, missing }) => [
			rule,
			missing ? [missing.kind, ...missing.fields].join(' ') : [n, broken]
		])
	);
}

export const idsOf = async (part: Part) =>
	(await list(db, {}, { page: 0, sort: 'incident_id', descending: false, part })).rows
		.map(({ incident_id }) => String(incident_id))
		.join(' ');
