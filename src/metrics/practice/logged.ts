import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { under } from '../scope.ts';
import sql from './logged.sql?raw';
import { practised } from './practice.ts';

/** One of the seven things that `logging.completeness.rate` asks for: incidents that have it, of those that should. */
export interface Logged {
	field: 'customer' | 'category' | 'urgency' | 'impact' | 'description' | 'assignment_group' | 'finish_time';
	filled: number;
	n: number;
}

/** How often each thing that should be logged is, under a filter. @throws the signal's reason, once aborted */
export async function logged(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Logged[]> {
	await practised(db);
	return db.rows<Logged>(under(filter, sql), [], options);
}
