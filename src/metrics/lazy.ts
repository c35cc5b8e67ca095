import type { Database } from '../engine/database.ts';
import { basisOf } from './basis.ts';

/**
 * Tables that no recap needs: built once per prepared data set, when the first figure asks for them. Other questions of
 * the page are answered between the steps.
 * @param steps statements, run in order; they read nothing that `rejudge` changes
 * @returns what builds them; it ends when they are there
 */
export function lazily(steps: readonly string[]): (db: Database) => Promise<void> {
	const made = new WeakMap<object, Promise<void>>();
	const ready = (db: Database): Promise<void> => {
		const { facts } = basisOf(db);
		const known = made.get(facts);
		if (known) return known;
		const making = make(db, facts);
		made.set(facts, making);
		making.catch(() => made.delete(facts));
		return making;
	};
	const make = async (db: Database, facts: object): Promise<void> => {
		for (const step of steps) {
			// Prepared anew meanwhile: what was made so far is of the former policy.
			if (basisOf(db).facts !== facts) return ready(db);
			await db.run(step);
		}
	};
	return ready;
}
