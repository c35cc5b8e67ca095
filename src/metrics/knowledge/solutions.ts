import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { basisOf } from '../basis.ts';
import { lacking, NEEDS as N } from '../needs.ts';
import { under } from '../scope.ts';
import type { Missing } from '../types.ts';
import sql from './solutions.sql?raw';

/** What was written of a resolution, and how often in a category. */
export interface Solution {
	text: string;
	field: 'resolution_notes' | 'knowledge_ref' | 'closure_code';
	n: number;
	/** the last incident with it, and when that was opened */
	incident_id: string;
	last_at: Date;
}

/** The resolutions that are on record most often in one category; '' = not recorded. */
export interface Category {
	category: string;
	finished: number;
	/** finished ones that have any resolution on record */
	told: number;
	/** at most five */
	solutions: Solution[];
}

export interface Solutions {
	/** what the data set lacks, so that no resolution can be on record */
	missing: Missing | null;
	/** those with finished incidents, the largest first */
	categories: Category[];
}

/** A row of solutions.sql; a category without any resolution has one, with nulls. */
interface Told extends Pick<Category, 'category' | 'finished' | 'told'> {
	resolution: string | null;
	field: Solution['field'] | null;
	n: number;
	incident_id: string | null;
	last_at: Date | null;
}

/** How the incidents of each category were resolved, under a filter. @throws the signal's reason, once aborted */
export async function solutions(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<Solutions> {
	const rows = await db.rows<Told>(under(filter, sql), [], options);
	const categories = new Map<string, Category>();
	for (const { category, finished, told, resolution, field, n, incident_id, last_at } of rows) {
		const one = categories.get(category) ?? { category, finished, told, solutions: [] };
		categories.set(category, one);
		if (resolution !== null && field && incident_id !== null && last_at)
			one.solutions.push({ text: resolution, field, n, incident_id, last_at });
	}
	return { missing: lacking([N.outcome, N.resolution], basisOf(db)), categories: [...categories.values()] };
}
