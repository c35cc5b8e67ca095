import * as v from 'valibot';
import { ROLES } from '../../model/activities.ts';
import { isTime, longest, LONG, SHORT } from './check.ts';
import { ID } from './ids.ts';
import { effective, inOrder } from './merge.ts';
import type { Column } from './rows.ts';
import { ASKS, STEPS } from './steps.ts';
import { cleaned } from './text.ts';
import { NUMBERS, TEXTS, TIMES, type Case, type Data, type Event } from './types.ts';

/** A row of a file, every cell a text; blank and absent are the same. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** Why a file is no logbook that could be taken in, as a key of i18n (`logbook_problem.<key>`). */
export type LogbookProblem =
	| { key: 'too_large' | 'not_logbook' | 'broken' | 'too_many' }
	/** `row` counts from 1, without the header */
	| { key: 'bad_cell'; row: number; column: string }
	| { key: 'twice' | 'no_report' | 'withdraws_nothing'; id: string };

const MOST_CASES = 20_000;
const MOST_STEPS = 500;
/** Clocks of two computers differ; by more than a day they do not. */
const AHEAD_MS = 86_400_000;

const time = v.pipe(v.string(), v.check(isTime));
const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most), v.transform(cleaned)), '');
const level = v.optional(v.pipe(v.string(), v.regex(/^(?:[1-9]|10)?$/)), '');
const handle = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const RowSchema = v.object({
	incident_id: v.pipe(v.string(), v.regex(ID)),
	event_id: handle,
	at: time,
	noted_at: time,
	activity: v.picklist(STEPS),
	role: v.picklist(ROLES),
	person: text(SHORT),
	note: text(LONG),
	withdraws: v.optional(v.union([v.literal(''), handle]), ''),
	...v.entriesFromList(NUMBERS, level),
	...v.entriesFromList(TIMES, v.optional(v.union([v.literal(''), time]), '')),
	...(Object.fromEntries(TEXTS.map((field) => [field, text(longest(field))])) as Record<
		(typeof TEXTS)[number],
		ReturnType<typeof text>
	>)
});
type Known = v.InferOutput<typeof RowSchema>;

/**
 * The incidents of a file's rows, or what is wrong with the first row or incident that is not as the logbook writes it.
 * Columns that say how an incident stood are not read: that follows from the steps.
 * @param now_ms milliseconds since 1970: a step is at most a day ahead of it
 */
export function casesFrom(
	rows: readonly Cells[],
	now_ms: number
): { cases: Case[] } | { problem: LogbookProblem } {
	const found = new Map<string, Event[]>();
	for (const [i, row] of rows.entries()) {
		const read = v.safeParse(RowSchema, row, { abortEarly: true });
		if (!read.success)
			return { problem: { key: 'bad_cell', row: i + 1, column: v.getDotPath(read.issues[0]) ?? '' } };
		const known = read.output;
		if (known.at > known.noted_at || Date.parse(known.noted_at) > now_ms + AHEAD_MS)
			return { problem: { key: 'bad_cell', row: i + 1, column: 'at' } };
		const events = found.get(known.incident_id) ?? [];
		events.push(eventOf(known));
		found.set(known.incident_id, events);
	}
	if (found.size > MOST_CASES) return { problem: { key: 'too_many' } };
	const cases = [...found].map(([id, events]) => ({ id, events: inOrder(events) }));
	for (const one of cases) {
		const problem = faultIn(one);
		if (problem) return { problem };
	}
	return { cases };
}

/** Only what its step can put down; a blank is nothing. */
function eventOf(known: Known): Event {
	const { event_id, at, noted_at, activity, role, person, note, withdraws } = known;
	const fields = ASKS[activity].fields.flatMap((field) => {
		const value = known[field];
		if (value === '') return [];
		return [[field, (NUMBERS as readonly string[]).includes(field) ? Number(value) : value]];
	});
	return {
		id: event_id,
		at,
		noted_at,
		step: activity,
		role,
		person,
		note,
		...(withdraws !== '' && { withdraws }),
		data: Object.fromEntries(fields) as Data
	};
}

function faultIn({ id, events }: Case): LogbookProblem | null {
	const ids = new Set(events.map((event) => event.id));
	if (ids.size < events.length) return { key: 'twice', id };
	if (events.length > MOST_STEPS) return { key: 'too_many' };
	if (events.some(({ withdraws, step }) => (step === 'withdrawn') !== (withdraws !== undefined)))
		return { key: 'withdraws_nothing', id };
	if (events.some(({ withdraws }) => withdraws !== undefined && !ids.has(withdraws)))
		return { key: 'withdraws_nothing', id };
	const [first, ...rest] = effective(events);
	if (first?.step !== 'reported' || rest.some(({ step }) => step === 'reported'))
		return { key: 'no_report', id };
	return null;
}
