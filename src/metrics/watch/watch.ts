import type { Database, QueryOptions } from '../../engine/database.ts';
import { clockDays } from '../../model/calendar.ts';
import type { Filter } from '../../model/filter.ts';
import type { Calendar } from '../../model/policy.ts';
import { basisOf } from '../basis.ts';
import { lazily, VERDICTS } from '../lazy.ts';
import { lacking, NEEDS as N, type Need } from '../needs.ts';
import { policyOf } from '../prepare.ts';
import { under } from '../scope.ts';
import type { Missing } from '../types.ts';
import attention from './attention.sql?raw';
import { MARKS, type Mark } from './marks.ts';
import marked from './marks.sql?raw';
import soon from './soon.sql?raw';
import watched from './watch.sql?raw';

/** What the data set must have for each mark. */
const NEEDED: Record<Mark, readonly Need[]> = {
	overdue: [N.target],
	due: [N.target],
	response_overdue: [N.acknowledged, N.target],
	unassigned: [N.holder],
	silent: [N.heard],
	reopened: [N.reopens],
	bouncing: [N.transfers]
};

/** An open incident; a mark is null where nothing can tell. */
export interface Watched extends Record<Mark, boolean | null> {
	incident_id: string;
	/** its description where it has none */
	title: string | null;
	priority: number | null;
	state: string | null;
	assignment_group: string | null;
	assignee: string | null;
	opened_at: Date;
	/** its newest event or recorded update */
	last_at: Date | null;
	/** elapsed at as_of */
	age_days: number;
	/** on the policy's clock; null where no target holds */
	target_minutes: number | null;
	/** the same; negative past the target */
	left_minutes: number | null;
	/** share of the target that has passed, above 1 past it */
	passed: number | null;
	/** the policy's clock stands still in its state */
	is_paused: boolean;
	transfers: number | null;
	/** which of the two it is unassigned for; false where the data have no such column */
	no_assignee: boolean;
	no_group: boolean;
}

/** Open incidents that bear a mark, of those that can be told; `missing`: what the whole data set lacks for it. */
export interface MarkCount {
	n: number;
	told: number;
	missing: Missing | null;
}

/** One page of the open incidents, by the time left to their target, and how many there are of each mark. */
export interface WatchList {
	as_of: Date;
	open: number;
	/** with a target that is lost within a day from as_of, if nothing is done */
	soon: number;
	marks: Record<Mark, MarkCount>;
	/** what the data set lacks to tell finished from open */
	missing: Missing | null;
	/** 0-based; the last where fewer pages are left than asked for */
	page: number;
	page_size: number;
	/** rows of all pages */
	total: number;
	rows: Watched[];
}

export interface WatchQuery extends QueryOptions {
	/** only those that bear it */
	mark: Mark | null;
	/** 0-based */
	page: number;
	/** 50 if not given */
	page_size?: number;
}

/** Whatever they ask: past the target first, then by what is left of it; those without one last, the oldest first. */
const ORDER = 'ORDER BY left_minutes NULLS LAST, opened_at, incident_id';

const attended = lazily([attention], VERDICTS);

/**
 * The open incidents that somebody should look at, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function watch(
	db: Database,
	filter: Filter,
	{ mark, page, page_size = 50, signal }: WatchQuery
): Promise<WatchList> {
	// the policy of now: that of a later moment would not fit the marks
	const { calendar } = policyOf(db);
	const basis = basisOf(db);
	await attended(db);
	signal?.throwIfAborted();
	const counts = await db.rows<Counted>(under(filter, marked), [], { signal });
	const [context] = await db.rows<{ as_of: Date; zone: string }>('SELECT as_of, zone FROM context', [], {
		signal
	});
	if (!context) throw new Error('The data set has no context.');
	const ahead = dayAhead(calendar, context.zone, context.as_of.getTime());
	const [hurried] = await db.rows<{ n: number }>(under(filter, soon), [ahead], { signal });
	const counted = new Map(counts.map((one) => [one.mark, one]));
	const total = counted.get(mark ?? 'open')?.n ?? 0;
	const at = Math.min(page, Math.max(0, Math.ceil(total / page_size) - 1));
	const kept = mark === null ? 'true' : MARKS.find((one) => one === mark);
	const span = `LIMIT ${page_size} OFFSET ${at * page_size}`;
	const rows = await db.rows<Watched>(
		under(filter, `SELECT * FROM (\n${watched}\n) WHERE ${kept} ${ORDER} ${span}`),
		[],
		{ signal }
	);
	const countOf = (one: Mark): MarkCount => ({
		n: counted.get(one)?.n ?? 0,
		told: counted.get(one)?.told ?? 0,
		missing: counted.has(one) ? null : lacking(NEEDED[one], basis)
	});
	return {
		as_of: context.as_of,
		open: counted.get('open')?.n ?? 0,
		soon: hurried?.n ?? 0,
		marks: Object.fromEntries(MARKS.map((one) => [one, countOf(one)])) as Record<Mark, MarkCount>,
		missing: lacking([N.outcome], basis),
		page: at,
		page_size,
		total,
		rows
	};
}

/** A row of marks.sql. */
interface Counted {
	mark: Mark | 'open';
	n: number;
	told: number;
}

const DAY_SECONDS = 86_400;

/** How many seconds the policy's clock runs in the day after a time, in milliseconds since 1970. */
function dayAhead(calendar: Calendar, zone: string, from_ms: number): number {
	if (calendar.week === null) return DAY_SECONDS;
	const from = from_ms / 1000;
	const today = Math.floor(from / DAY_SECONDS);
	return clockDays(calendar, zone, today, today + 1)
		.flatMap(({ day, open }) =>
			open.map(([begin, end]) => [begin, end].map((one) => one + day * DAY_SECONDS))
		)
		.reduce(
			(sum, [begin = 0, end = 0]) =>
				sum + Math.max(0, Math.min(end, from + DAY_SECONDS) - Math.max(begin, from)),
			0
		);
}
