import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { basisOf } from '../basis.ts';
import { lacking, NEEDS as N } from '../needs.ts';
import { practised } from '../practice/practice.ts';
import { under } from '../scope.ts';
import type { Missing } from '../types.ts';
import sql from './faults.sql?raw';
import members from './members.sql?raw';
import records from './records.sql?raw';
import recurrences from './recurrences.sql?raw';
import { hits, worded } from './search.ts';
import { wordsOf } from './words.ts';

/** What was written of a resolution of one fault, and how often. */
export interface FaultRecord {
	resolution_notes: string | null;
	closure_code: string | null;
	cause: string | null;
	knowledge_ref: string | null;
	n: number;
	last_at: Date;
}

/** An incident behind a fault. */
export interface Member {
	incident_id: string;
	/** its description where it has none */
	title: string | null;
	opened_at: Date;
	is_open: boolean;
}

/** A fault that came again: one key, one category. All but `repeats` is of the whole fault, whatever the filter. */
export interface Fault {
	fault: number;
	/** incidents under the filter that recur */
	repeats: number;
	key: string;
	/** which field the key is of */
	field: 'customer_id' | 'configuration_item' | 'reporter';
	category: string;
	incidents: number;
	open: number;
	/** incidents with a resolution on record */
	solved: number;
	/** incidents with a knowledge or problem reference */
	referred: number;
	first_at: Date;
	last_at: Date;
	/** that had its incidents at the end, by name */
	groups: string[];
	/** the newest first; at most 20 */
	records: FaultRecord[];
	/** the newest first; at most 50 */
	members: Member[];
}

/** One page of the faults that come again: those without any resolution on record first, then the most frequent. */
export interface Faults {
	/** of all pages and whatever words: incidents that recur, faults, and those without a resolution on record */
	repeats: number;
	faults: number;
	unsolved: number;
	/** what the data set lacks to tell that a fault comes again; to have a resolution on record; to refer to one that is known */
	missing: Missing | null;
	unwritten: Missing | null;
	unreferred: Missing | null;
	page: number;
	page_size: number;
	/** faults of all pages */
	total: number;
	rows: Fault[];
}

export interface FaultQuery extends QueryOptions {
	/** only faults of which an incident under the filter holds all of its words; '' for all */
	text: string;
	/** 0-based */
	page: number;
}

const PAGE_ROWS = 10;

/** A row of faults.sql. */
interface Grouped extends Omit<Fault, 'groups' | 'records' | 'members'> {
	groups: string | null;
	total: number;
}

/** The faults that come again under a filter. @throws the signal's reason, once aborted */
export async function faults(db: Database, filter: Filter, query: FaultQuery): Promise<Faults> {
	const { text, page, signal } = query;
	const words = wordsOf(text);
	const basis = basisOf(db);
	await practised(db);
	if (words.length > 0) await worded(db);
	signal?.throwIfAborted();
	const named = words.length === 0 ? '' : `${hits(words)}, `;
	const kept = words.length === 0 ? '' : 'WHERE fault IN (SELECT fault FROM recurring JOIN hit USING (id))';
	const span = `LIMIT ${PAGE_ROWS} OFFSET ${page * PAGE_ROWS}`;
	const statement = `WITH ${named}fault AS (\n${sql}\n)
		SELECT *, count(*) OVER ()::INTEGER AS total FROM fault ${kept} ${ORDER} ${span}`;
	const rows = await db.rows<Grouped>(under(filter, statement), words, { signal });
	// fewer are left than when the page was asked for
	if (rows.length === 0 && page > 0) return faults(db, filter, { ...query, page: 0 });
	const shown = [`[${rows.map(({ fault }) => fault).join(', ')}]`];
	const written = await db.rows<FaultRecord & { fault: number }>(records, shown, { signal });
	const behind = await db.rows<Member & { fault: number }>(members, shown, { signal });
	const [counts] = await db.rows<Pick<Faults, 'repeats' | 'faults' | 'unsolved'>>(
		under(filter, recurrences),
		[],
		{ signal }
	);
	return {
		repeats: counts?.repeats ?? 0,
		faults: counts?.faults ?? 0,
		unsolved: counts?.unsolved ?? 0,
		missing: lacking([N.key, N.category], basis),
		unwritten: lacking([N.resolution], basis),
		unreferred: lacking([N.reference], basis),
		page,
		page_size: PAGE_ROWS,
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _, groups, ...row }) => ({
			...row,
			groups: groups === null ? [] : groups.split('\n'),
			records: written.filter(({ fault }) => fault === row.fault).map(({ fault: _, ...one }) => one),
			members: behind.filter(({ fault }) => fault === row.fault).map(({ fault: _, ...one }) => one)
		}))
	};
}

const ORDER = 'ORDER BY solved > 0, incidents DESC, last_at DESC, fault';
