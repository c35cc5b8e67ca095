import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { lazily } from '../lazy.ts';
import { under } from '../scope.ts';
import found from './found.sql?raw';
import wording from './wording.sql?raw';
import { wordsOf } from './words.ts';

/** An incident that holds the words. Times in UTC. */
export interface Found {
	incident_id: string;
	title: string | null;
	description: string | null;
	cause: string | null;
	resolution_notes: string | null;
	closure_code: string | null;
	knowledge_ref: string | null;
	category: string | null;
	state: string | null;
	opened_at: Date;
}

/** One page of what was found. */
export interface Search {
	/** what was looked for */
	text: string;
	page: number;
	page_size: number;
	/** rows of all pages */
	total: number;
	rows: Found[];
}

export interface SearchQuery extends QueryOptions {
	text: string;
	/** 0-based */
	page: number;
}

const PAGE_ROWS = 10;
/** Builds `wording`, the texts that are searched, of a data set that was prepared. */
export const worded = lazily([wording]);

/**
 * `hit`, the incidents in scope that hold all words, for a WITH in front of a statement; each word is a parameter of it, in
 * their order. place: 1 where all stand in number or title, 2 where they do with the description, else 3.
 */
export function hits(words: readonly string[]): string {
	const all = (...columns: string[]) =>
		words
			.map((_, i) => `(${columns.map((column) => `contains(${column}, ${plain(i)})`).join(' OR ')})`)
			.join(' AND ');
	const plain = (i: number) => `strip_accents(lower($${i + 1}))`;
	return `hit AS MATERIALIZED (
		SELECT id, opened_at, CASE WHEN ${all('head')} THEN 1 WHEN ${all('head', 'body')} THEN 2 ELSE 3 END AS place
		FROM wording
		JOIN scope USING (id)
		WHERE ${all('head', 'body', 'tail')}
	)`;
}

/**
 * The incidents under a filter that hold every word of a text in their number, title, description, cause or resolution
 * notes, whatever its case and accents; those that hold them in the title first. None without a word.
 * @throws the signal's reason, once aborted
 */
export async function search(db: Database, filter: Filter, query: SearchQuery): Promise<Search> {
	const { text, page, signal } = query;
	const words = wordsOf(text);
	if (words.length === 0) return { text, page: 0, page_size: PAGE_ROWS, total: 0, rows: [] };
	await worded(db);
	signal?.throwIfAborted();
	const shown = `shown AS (
		SELECT *, count(*) OVER ()::INTEGER AS total FROM hit
		ORDER BY place, opened_at DESC, id LIMIT ${PAGE_ROWS} OFFSET ${page * PAGE_ROWS}
	)`;
	const rows = await db.rows<Found & { total: number }>(
		under(filter, `WITH ${hits(words)}, ${shown} SELECT * FROM (\n${found}\n)`),
		words,
		{ signal }
	);
	// fewer are left than when the page was asked for
	if (rows.length === 0 && page > 0) return search(db, filter, { ...query, page: 0 });
	return {
		text,
		page,
		page_size: PAGE_ROWS,
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _, ...row }) => row)
	};
}
