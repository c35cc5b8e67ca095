import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { practised } from '../practice/practice.ts';
import { under } from '../scope.ts';
import sql from './order.sql?raw';

/** Starts of work with somebody waiting, and those that passed over nobody. */
export interface Order {
	key: string;
	/** with at least one other incident waiting in the same group */
	starts: number;
	in_arrival: number;
	/** of these, with a priority of their own */
	ranked: number;
	in_priority: number;
}

/** Everything that the page on the order of work draws. */
export interface Orders {
	total: Order;
	priority: Order[];
	month: Order[];
}

/**
 * Whether work was led by priority or by arrival, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function orders(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Orders> {
	await practised(db);
	const rows = await db.rows<Order & { dimension: 'all' | 'priority' | 'month' }>(
		under(filter, sql),
		[],
		options
	);
	const of = (dimension: string) => rows.filter((row) => row.dimension === dimension);
	return {
		total: of('all')[0] ?? { key: '', starts: 0, in_arrival: 0, ranked: 0, in_priority: 0 },
		priority: of('priority'),
		month: of('month')
	};
}
