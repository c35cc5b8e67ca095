import type { Database } from '../../engine/database.ts';
import type { Matrix, Policy } from '../../model/policy.ts';
import { basisOf } from '../basis.ts';
import again from './again.sql?raw';
import practice from './practice.sql?raw';
import queue from './queue.sql?raw';
import turn from './turn.sql?raw';
import word from './word.sql?raw';

const HELPS = ['queue', 'turn', 'again', 'word'];
const STEPS = [queue, turn, again, word, practice, ...HELPS.map((table) => `DROP TABLE IF EXISTS ${table}`)];

const made = new WeakMap<Database, Promise<void>>();

/**
 * Builds `practice`, one narrow row per incident in scope, of a data set that was prepared: once, when the first figure
 * asks for it, since the recap need not wait for it. Other questions of the page are answered between its steps.
 */
export function practised(db: Database): Promise<void> {
	basisOf(db);
	const known = made.get(db);
	if (known) return known;
	const making: Promise<void> = Promise.resolve().then(async () => {
		for (const step of STEPS) {
			// Prepared anew meanwhile: what was made so far is of the former policy.
			if (made.get(db) !== making) return practised(db);
			await db.run(step);
		}
	});
	made.set(db, making);
	making.catch(() => made.get(db) === making && made.delete(db));
	return making;
}

const POLICY_TABLES = [
	'CREATE OR REPLACE TABLE matrix (impact INTEGER, urgency INTEGER, priority INTEGER)',
	'CREATE OR REPLACE TABLE management_word (word VARCHAR)'
];

/**
 * Keeps what the policy says of priorities and of management: `matrix`, one row per cell that has one, and the words. What
 * was made of a former policy is forgotten.
 */
export async function setPractice(db: Database, { matrix, hierarchical_words }: Policy): Promise<void> {
	made.delete(db);
	for (const statement of POLICY_TABLES) await db.run(statement);
	for (const cell of cells(matrix))
		await db.rows('INSERT INTO matrix VALUES (?, ?, ?) RETURNING priority', cell);
	for (const one of hierarchical_words.map((text) => text.trim()).filter((text) => text !== ''))
		await db.rows('INSERT INTO management_word VALUES (lower(?)) RETURNING word', [one]);
}

/** Impact, urgency and priority, each counted from 1. */
function cells({ priorities }: Matrix): [number, number, number][] {
	return priorities.flatMap((row, impact) =>
		row.flatMap((priority, urgency): [number, number, number][] =>
			priority === null ? [] : [[impact + 1, urgency + 1, priority]]
		)
	);
}
