import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { lazily } from '../lazy.ts';
import { under } from '../scope.ts';
import activities from './activities.sql?raw';
import activity from './activity.sql?raw';
import cases from './cases.sql?raw';
import { conformed, rulesOf, type Rule } from './conformance.ts';
import trace from './trace.sql?raw';
import follows from './follows.sql?raw';
import rules from './rules.sql?raw';
import variants from './variants.sql?raw';
import walk from './walk.sql?raw';

/** What is taken for the activity of an event: its canonical state, or the text of its activity. */
export const PERSPECTIVES = ['state', 'activity'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** One activity: its events, the cases that have it, and those that start and end with it. */
export interface Activity {
	name: string;
	events: number;
	cases: number;
	starts: number;
	ends: number;
}

/** One activity directly after another (or itself), in cases; elapsed minutes between the two over `measured` of `times`. */
export interface Follow {
	from: string;
	to: string;
	times: number;
	cases: number;
	measured: number;
	/** the later event has the earlier time: left out of both */
	backwards: number;
	mean_minutes: number | null;
	median_minutes: number | null;
}

/** One way that cases take; elapsed minutes from their first event to the last, over `measured` of `cases`. */
export interface Variant {
	names: string[];
	cases: number;
	measured: number;
	median_minutes: number | null;
}

/** The cases seen in one perspective. */
export interface Walked {
	/** incidents in scope with at least one such event */
	cases: number;
	/** from a case's first event to its last, elapsed, over `measured` cases */
	measured: number;
	median_minutes: number | null;
	/** different ones, and how often one activity follows another: those listed below are the most frequent */
	totals: { variants: number; activities: number; times: number };
	activities: Activity[];
	follows: Follow[];
	variants: Variant[];
}

/** Everything that the page on the process draws; a perspective that the events have no words for is null. */
export interface Process {
	walked: Record<Perspective, Walked | null>;
	rules: Rule[];
}

type Seen<T> = T & { perspective: Perspective };
type CaseRow = Seen<Pick<Walked, 'cases' | 'measured' | 'median_minutes'> & Walked['totals']>;

const SEPARATOR = '\u001f';

const walkedAll = lazily([activity, walk, trace]);

/**
 * What follows what in the cases, and how well they keep to the handling flow, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function process(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Process> {
	await walkedAll(db);
	await conformed(db);
	options.signal?.throwIfAborted();
	const ask = <T extends object>(sql: string) => db.rows<T>(under(filter, sql), [], options);
	const totals = await ask<CaseRow>(cases);
	const happened = await ask<Seen<Activity>>(activities);
	const followed = await ask<Seen<Follow>>(follows);
	const ways = await ask<Seen<Omit<Variant, 'names'> & { names: string }>>(variants);
	const of = (perspective: Perspective): Walked | null => {
		const total = totals.find((row) => row.perspective === perspective);
		if (!total) return null;
		return {
			cases: total.cases,
			measured: total.measured,
			median_minutes: total.median_minutes,
			totals: { variants: total.variants, activities: total.activities, times: total.times },
			activities: only(happened, perspective),
			follows: only(followed, perspective),
			variants: only(ways, perspective).map((way) => ({ ...way, names: way.names.split(SEPARATOR) }))
		};
	};
	return { walked: { state: of('state'), activity: of('activity') }, rules: rulesOf(db, await ask(rules)) };
}

function only<T extends { perspective: Perspective }>(
	rows: readonly T[],
	wanted: Perspective
): Omit<T, 'perspective'>[] {
	return rows.flatMap(({ perspective, ...row }) => (perspective === wanted ? [row] : []));
}
