import type { Database } from '../engine/database.ts';
import { DIMENSIONS } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import { basisOf, type Basis } from './basis.ts';

const KEPT = 8;

/**
 * Keeps the last few answers by filter, that of all data among them.
 * @param of what an answer holds for: it is forgotten with that
 * @returns the answer under a filter, made by the last argument where it is not known
 */
export function remembered<T>(
	of: (basis: Basis) => object
): (db: Database, filter: Filter, make: () => Promise<T>) => Promise<T> {
	const made = new WeakMap<object, Map<string, T>>();
	return async (db, filter, make) => {
		const held = of(basisOf(db));
		const answers = made.get(held) ?? new Map<string, T>();
		made.set(held, answers);
		const key = JSON.stringify(DIMENSIONS.map((dimension) => [...(filter[dimension] ?? [])].sort()));
		const known = answers.get(key);
		if (known !== undefined) return known;
		const answer = await make();
		// what was prepared anew meanwhile has another answer
		if (of(basisOf(db)) !== held) return answer;
		for (const old of [...answers.keys()].slice(1, 1 + Math.max(0, answers.size - KEPT))) answers.delete(old);
		answers.set(key, answer);
		return answer;
	};
}
