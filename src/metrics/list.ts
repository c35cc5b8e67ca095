import type { Cell, Database, QueryOptions, Row } from '../engine/database.ts';
import { INCIDENT_FIELDS, type IncidentField } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import { ruled } from './check/ruling.ts';
import sqlOfList from './list.sql?raw';
import { predicateOf, tableOf } from './parts.ts';
import { practised } from './practice/practice.ts';
import { conformed } from './process/conformance.ts';
import sqlOfRows from './rows.sql?raw';
import { under } from './scope.ts';

/** The columns of a list, in order; each can be sorted by. */
export const LIST_COLUMNS = [
	'incident_id',
	'title',
	'state',
	'priority',
	'category',
	'assignment_group',
	'channel',
	'opened_at',
	'resolved_at',
	'closed_at',
	'sla_resolution',
	'target_minutes',
	'special_target',
	'reassignment_count',
	'reopen_count',
	'transfers',
	'reopened',
	'age_days',
	'is_child'
] as const;

export interface ListQuery extends QueryOptions {
	/** 0-based */
	page: number;
	/** one of LIST_COLUMNS */
	sort: string;
	descending: boolean;
	/** a name of parts.ts; null lists every incident that occurred */
	part: string | null;
	/** rows per page; 50 if not given */
	page_size?: number;
}

export interface ListPage {
	/** rows of all pages */
	total: number;
	page_size: number;
	/** the LIST_COLUMNS; times in UTC, unknown last whatever the direction */
	rows: Row[];
}

/**
 * One page of the incidents behind a figure, under a filter.
 * @throws RangeError for a column or part that does not exist
 */
export async function list(db: Database, filter: Filter, query: ListQuery): Promise<ListPage> {
	const { page, sort, descending, part, page_size = 50, signal } = query;
	const column = LIST_COLUMNS.find((one) => one === sort);
	if (!column) throw new RangeError(`A list cannot be sorted by "${sort}".`);
	const listed = `WITH listed AS NOT MATERIALIZED (FROM selected WHERE ${predicateOf(part)})`;
	const table = tableOf(part);
	if (table === 'practice') await practised(db);
	if (table === 'conformance') await conformed(db);
	if (table === 'ruling') await ruled(db);
	const order = `ORDER BY ${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST, incident_id`;
	const span = `LIMIT ${whole(page_size)} OFFSET ${whole(page) * whole(page_size)}`;
	const [rows, [count]] = await Promise.all([
		db.rows(under(filter, `${listed} SELECT * FROM (\n${sqlOfList}\n) ${order} ${span}`), [], { signal }),
		db.rows<{ total: number }>(under(filter, `${listed} SELECT count(*)::INTEGER AS total FROM listed`), [], {
			signal
		})
	]);
	return { total: count?.total ?? 0, page_size, rows };
}

/** What every data set has, and what a load finds from events where no column has it. */
const ALWAYS = ['incident_id', 'opened_at'];
const FROM_EVENTS = ['resolved_at', 'closed_at'];

/** One page (0-based) of the records themselves: cells in the order of `columns`, times as ISO-8601 UTC. */
export interface IncidentRows {
	columns: IncidentField[];
	rows: Exclude<Cell, Date>[][];
}

/**
 * One page of all records under a filter, service requests, cancelled and folded incidents included (so that the file
 * loads back to the same figures), in the order of the data, with every canonical column that the data set has.
 */
export async function incidentRows(
	db: Database,
	filter: Filter,
	{ page, page_size, signal }: Pick<ListQuery, 'page' | 'signal'> & { page_size: number }
): Promise<IncidentRows> {
	const present = await db.rows<{ field: string; source: 'incident' | 'event' }>(
		'SELECT field, source FROM present',
		[],
		{ signal }
	);
	const known = present.filter(({ source }) => source === 'incident').map(({ field }) => field);
	const fields = new Set([...ALWAYS, ...known, ...(known.length < present.length ? FROM_EVENTS : [])]);
	const columns = (Object.keys(INCIDENT_FIELDS) as IncidentField[]).filter((field) => fields.has(field));
	const span = `LIMIT ${whole(page_size)} OFFSET ${whole(page) * whole(page_size)}`;
	const listed = `WITH listed AS MATERIALIZED (SELECT id FROM selected ORDER BY id ${span})`;
	const rows = await db.rows(under(filter, `${listed} SELECT * FROM (\n${sqlOfRows}\n)`), [], { signal });
	return { columns, rows: rows.map((row) => columns.map((column) => plain(row[column] ?? null))) };
}

function plain(cell: Cell): Exclude<Cell, Date> {
	return cell instanceof Date ? cell.toISOString() : cell;
}

function whole(number: number): number {
	return Math.max(0, Math.trunc(number) || 0);
}
