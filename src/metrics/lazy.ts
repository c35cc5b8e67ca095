import type { Database } from '../engine/database.ts';
import { basisOf, type Basis } from './basis.ts';

/**
 * Tables that no recap needs: built once per prepared data set, when the first figure asks for them. Other questions of
 * the page are answered between the steps.
 * @param steps statements, run in order
 * @param of what the tables hold for: the preparation, if not given, so that they may read nothing that `rejudge`
 * changes; `VERDICTS` has them built anew after that too
 * @returns what builds them; it ends when they are there
 */
export function lazily(
	steps: readonly string[],
	of: (basis: Basis) => object = ({ facts }) => facts
): (db: Database) => Promise<void> {
	const made = new WeakMap<object, Promise<void>>();
	const ready = (db: Database): Promise<void> => {
		const held = of(basisOf(db));
		const known = made.get(held);
		if (known) return known;
		const making = make(db, held);
		made.set(held, making);
		making.catch(() => made.delete(held));
		return making;
	};
	const make = async (db: Database, held: object): Promise<void> => {
		for (const step of steps) {
			// Prepared anew meanwhile: what was made so far is of the former policy.
			if (of(basisOf(db)) !== held) return ready(db);
			await db.run(step);
		}
	};
	return ready;
}

/** Of the verdicts: each `prepare` and each `rejudge` leaves a basis of its own. */
export const VERDICTS = (basis: Basis): object => basis;
