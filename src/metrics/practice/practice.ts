import type { Database } from '../../engine/database.ts';
import type { Matrix, Policy } from '../../model/policy.ts';
import { lazily } from '../lazy.ts';
import again from './again.sql?raw';
import practice from './practice.sql?raw';
import queue from './queue.sql?raw';
import recurring from './recurring.sql?raw';
import turn from './turn.sql?raw';
import word from './word.sql?raw';

const HELPS = ['queue', 'turn', 'again', 'word'];
const STEPS = [
	queue,
	turn,
	again,
	recurring,
	word,
	practice,
	...HELPS.map((table) => `DROP TABLE IF EXISTS ${table}`)
];

/** Builds `practice`, one narrow row per incident in scope, and `recurring`, of a data set that was prepared. */
export const practised = lazily(STEPS);

const POLICY_TABLES = [
	'CREATE OR REPLACE TABLE matrix (impact INTEGER, urgency INTEGER, priority INTEGER)',
	'CREATE OR REPLACE TABLE management_word (word VARCHAR)'
];

/** Keeps what the policy says of priorities and of management: `matrix`, one row per cell that has one, and the words. */
export async function setPractice(db: Database, { matrix, hierarchical_words }: Policy): Promise<void> {
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
