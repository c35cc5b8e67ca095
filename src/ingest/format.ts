import type { EventField, IncidentField, State } from '../model/fields.ts';
import type { RawTable } from './table.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the columns a field is read from; a row takes the first that is filled. */
export type Names = readonly string[];

/** Unit of a bare number in a column of durations; text such as `2 h 5 m`, `HH:MM:SS` says its own. */
export type DurationUnit = 'seconds' | 'minutes' | 'hours';

/**
 * One export format: data, not code. A new format is one such object in a file under `formats/` and a line in
 * `formats/index.ts`.
 */
export interface Format {
	/** value of data-format */
	id: string;
	/** one row per incident, or one row per update */
	kind: 'list' | 'events';
	shape: RawTable['shape'];
	/** the file is this format if it has, for each entry, at least one of the names: then it loads without asking */
	signature: readonly Names[];
	/** more specific formats are tried first; higher = more specific */
	rank: number;
	fields: Partial<Record<IncidentField, Names>>;
	/** only for event logs: what one row says of the update itself; no names: nothing, though the incident has it */
	events?: Partial<Record<EventField, Names>>;
	/**
	 * Fields that more than one column makes, as SQL: `{Name}` is the text of that column (`{Name|Other}`: the first filled
	 * of these), `@{Name}` its time in UTC, `number(…)` and `minutes(…)` read a text, and a canonical field stands for
	 * itself. Where the file has none of the columns named, the field is not there.
	 */
	derived?: Partial<Record<IncidentField | `event_${EventField}`, string>>;
	/** JSON: what has to happen to a record before it is laid flat, where its shape is not that of columns */
	prepare?: (record: JsonObject, root: JsonObject | null) => JsonObject;
	/**
	 * Event logs: what an incident's rows together say of it, as SQL aggregates over `event_at`, `event_activity`,
	 * `event_state`, `event_assignment_group`, `position`; `changes(list)` and `reopens(list)` count within a list.
	 */
	folded?: Partial<Record<IncidentField, string>>;
	/** event logs: the group on a row is who acted, not who holds the ticket, and says nothing of transfers */
	acting_group?: boolean;
	/** regular expression of cells that say "nothing", where words do not do */
	missing_pattern?: string;
	/** cells that say "nothing", besides blank ones; compared without case */
	missing: readonly string[];
	states: Record<string, State>;
	priorities: Record<string, number>;
	/** levels of impact and urgency by word, where the text does not begin with the number */
	levels: Record<string, number>;
	/** words of the record type column that mean service request */
	requests: readonly string[];
	units?: Partial<Record<IncidentField, DurationUnit>>;
	/**
	 * zone of times that carry none: `utc`, the site's, or UTC exactly where the export is raw (state codes instead of
	 * words)
	 */
	zone: 'site' | 'utc' | 'utc_if_raw';
	/** order of times where the tool prescribes it and no value decides */
	date_order?: 'dmy' | 'mdy';
	/** event logs: what orders the rows of an incident. `sequence`: a counter per incident; `time`: the time stamp, ties by sequence */
	order?: 'sequence' | 'time';
	/** a list of exactly this many rows was probably cut by the tool */
	export_limit?: number;
	/** the tool's own SLA flag is known not to be kept up: true on every row means unknown */
	legacy_sla_flag?: boolean;
}

/** Trim, quotes, byte-order mark and no-break spaces off, inner spaces to one, lower case. */
export function normalise(name: string): string {
	return name
		.replace(/[\u00a0\u202f\ufeff\s]+/g, ' ')
		.trim()
		.replace(/^["']|["']$/g, '')
		.trim()
		.toLowerCase();
}

/** Columns by their normalised name, in the order of the file; pandas' `X.1` is the second `X`. */
export function columnFinder(header: readonly string[]): (names: readonly string[]) => number[] {
	const columns = new Map<string, number[]>();
	header.forEach((name, index) => {
		const key = normalise(name).replace(/(?<=\D)\.\d+$/, '');
		columns.set(key, [...(columns.get(key) ?? []), index]);
	});
	return (names) =>
		names.flatMap((name) => {
			const first = name.endsWith('[first]');
			const found = columns.get(normalise(name.replace('[first]', ''))) ?? [];
			return first ? found.slice(0, 1) : found;
		});
}

/** The column names in a derived field's SQL: `{A|B}` for a text, `@{A}` for a time. */
export function placeholders(sql: string): { text: string; names: string[]; time: boolean }[] {
	return [...sql.matchAll(/(@?)\{([^}]+)\}/g)].map(([text, at, names]) => ({
		text,
		names: (names ?? '').split('|'),
		time: at === '@'
	}));
}
