import {
	EVENT_FIELDS,
	INCIDENT_FIELDS,
	isVocabulary,
	VOCABULARIES,
	type EventField,
	type FieldType,
	type IncidentField
} from '../model/fields.ts';
import { READING_MACROS, fieldSql, quoted, textSql } from './cells.ts';
import { dateSql, orderOf, styleOf, type DateOrder, type DateStyle } from './dates.ts';
import { columnFinder, placeholders, type Format } from './format.ts';
import { orderBySequence } from './order.ts';
import type { Shape } from './profile.ts';
import { mappingOf, type Mapping } from './recognise.ts';
import type { RawTable } from './table.ts';
import type { FileReport } from './types.ts';
import { macroOf, zoneMacro, zoneMacros } from './zone.ts';

/** How one table is read into canonical columns: everything that was decided about it. */
export interface Plan {
	format: Format;
	/** value of data-format: the format's id, or `mapped` where the reader made the mapping */
	format_id: string;
	kind: 'list' | 'events';
	mapping: Mapping;
	order: DateOrder;
	/**
	 * what decided the order: a value that reads one way only, the format's rule, the order of the steps, that of the
	 * file, an assumption, the reader; null where no date is ambiguous
	 */
	order_from: 'values' | 'format' | 'steps' | 'file' | 'assumed' | 'reader' | null;
	/** IANA name of the zone that times without an offset are read in; `site` for the site clock */
	clock: string;
	zone: FileReport['zone'];
	/** true where the reader decided it for an earlier file with the same header */
	remembered?: boolean;
}

/** The plan that follows from a format, for this table. */
export function planFor(table: RawTable, format: Format, mapping = mappingOf(format, table.header)): Plan {
	const styles = dateColumns(mapping, format, table.header).map((column) => table.shapes[column] ?? []);
	const numeric = styles.some((shapes) => styleOf(shapes)?.numeric);
	const { order, from } = orderFor(table, format, mapping, styles);
	const utc = format.zone === 'utc' || (format.zone === 'utc_if_raw' && isRaw(table, mapping));
	const clock = table.remarks.zone ?? (utc ? 'UTC' : 'site');
	const offset = dateColumns(mapping, format, table.header).some(
		(column) => styleOf(table.shapes[column] ?? [])?.offset
	);
	return {
		format,
		format_id: format.id,
		kind: format.kind,
		mapping,
		order,
		order_from: numeric ? from : null,
		clock,
		zone: offset ? 'offset' : table.remarks.zone ? 'file' : utc ? 'utc' : 'site'
	};
}

/** Day first or month first: by a value of these columns, else of the file's other times, else by what follows what. */
function orderFor(
	table: RawTable,
	format: Format,
	mapping: Mapping,
	styles: readonly (readonly Shape[])[]
): { order: DateOrder; from: Plan['order_from'] } {
	const seen = orderOf(styles);
	const others = seen ?? orderOf(table.shapes.map((shapes) => shapes ?? []));
	if (others === 'dmy' || others === 'mdy') return { order: others, from: 'values' };
	if (format.date_order) return { order: format.date_order, from: 'format' };
	return (
		(seen === null ? orderBySequence(table, mapping) : null) ?? {
			order: 'dmy',
			from: 'assumed'
		}
	);
}

/** Columns that a time field is read from. */
export function dateColumns(mapping: Mapping, format?: Format, header: readonly string[] = []): number[] {
	const find = columnFinder(header);
	const derived = Object.values(format?.derived ?? {})
		.flatMap(placeholders)
		.flatMap(({ names, time }) => (time ? find(names) : []));
	const entries = [...Object.entries(mapping.incident), ...Object.entries(mapping.event)];
	return [
		...new Set([
			...entries
				.filter(
					([field]) => (field === 'at' || field.endsWith('_at')) && !format?.derived?.[field as IncidentField]
				)
				.flatMap(([, columns]) => columns),
			...derived
		])
	];
}

/** State codes instead of words: the export is raw, and raw times are UTC. */
function isRaw(table: RawTable, mapping: Mapping): boolean {
	const columns = mapping.incident.state ?? [];
	const words = table.sample
		.flatMap((row) => columns.map((column) => row[column] ?? ''))
		.filter((word) => word !== '');
	return words.length > 0 && words.every((word) => /^-?\d+$/.test(word));
}

/** Fields whose derived SQL gives a word for the vocabulary; that of all others gives the value itself. */
const WORDED: readonly string[] = ['record_type', ...VOCABULARIES];

/** The macro that reads this plan's times, null where they are UTC. */
function clockOf({ clock }: Plan): string | null {
	if (clock === 'UTC') return null;
	return clock === 'site' ? 'to_utc' : macroOf(clock);
}

/** The macros that reading under these plans needs, on this site clock. */
export function macrosFor(zone: string, plans: readonly Plan[]): string[] {
	const named = new Set(
		plans.map(({ clock }) => clock).filter((clock) => clock !== 'site' && clock !== 'UTC')
	);
	return [...zoneMacros(zone), ...READING_MACROS, ...[...named].map(zoneMacro)];
}

/** `read_csv` of the table's clean bytes, every option given, all columns as text c0, c1, …. */
function sourceSql(table: RawTable, file: string): string {
	const columns = table.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
	// told where it can be: the engine takes the first line break for it, even one inside quotes; '\\r\\n' it cannot be told
	const newline = table.newline === '\n' ? "new_line = '\\n', " : '';
	return (
		`read_csv(${quoted(file)}, auto_detect = false, header = false, columns = {${columns}}, delim = ${quoted(table.delimiter)}, ` +
		`quote = '"', escape = '"', strict_mode = true, ${newline}max_line_size = 4000000)`
	);
}

/** The statement that makes the table `name` of what `stageSelect` reads. */
export function stageSql(table: RawTable, plan: Plan, name: string, file: string, index: number): string {
	return `CREATE OR REPLACE TABLE ${name} AS ${stageSelect(table, plan, file, index)}`;
}

/**
 * The query that reads one table into canonical columns: incident fields by name, event fields as `event_*`, and
 * beside them `file`, `row` (from 1), `unread_dates` (filled cells of a time column that hold no time), `unread` (the
 * bit of each field whose cell is filled and could not be read, as numbered by `fieldsOf`), `opened_at_text`,
 * `event_at_text` (what stands there), `state_word` and the like (where no vocabulary knows it) and, for event logs,
 * `same` (equal for rows equal in every cell). Three layers, so that no expression is written twice: texts, times,
 * fields.
 */
export function stageSelect(table: RawTable, plan: Plan, file: string, index: number): string {
	const fields = fieldsOf(plan);
	const find = columnFinder(table.header);
	const texts = new Map<string, string>();
	const times = new Map<string, string>();
	const list = [`${index} AS file`, 'row'];
	const textOf = (columns: readonly number[]) => {
		const text = `t_${columns.join('_')}`;
		texts.set(text, textSql(columns, plan.format));
		return text;
	};
	const timeOf = (columns: readonly number[]) => {
		const time = `d_${columns.join('_')}`;
		times.set(time, dateSql(textOf(columns), styleIn(table, columns), plan.order, clockOf(plan)));
		return time;
	};
	const filledIn = (sql: string) =>
		placeholders(sql).reduce((made, { text, names, time }) => {
			const columns = find(names);
			const value =
				columns.length === 0 ? `NULL::${time ? 'TIMESTAMP' : 'VARCHAR'}` : (time ? timeOf : textOf)(columns);
			return made.replaceAll(text, value);
		}, sql);
	const unread: string[] = [];
	for (const { as, field, type, columns, bit } of fields) {
		const own = plan.format.derived?.[as as IncidentField];
		const derived = own && filledIn(own);
		const check = (text: string, value: string) =>
			unread.push(`(${text} IS NOT NULL AND ${value} IS NULL)::BIGINT << ${bit}`);
		if (type === 'TIMESTAMP') {
			list.push(`${derived ?? timeOf(columns)} AS ${as}`);
			if (derived === undefined) check(textOf(columns), timeOf(columns));
			if (as === 'opened_at' || as === 'event_at') list.push(`${textOf(columns)} AS ${as}_text`);
			continue;
		}
		const worded = WORDED.includes(field);
		const text = derived === undefined ? textOf(columns) : `(${derived})`;
		const value =
			derived === undefined || worded ? fieldSql(field, type, text, plan.format) : `(${derived})::${type}`;
		list.push(`${value} AS ${as}`);
		if (isVocabulary(field)) list.push(`CASE WHEN ${value} IS NULL THEN ${text} END AS ${as}_word`);
		else if (type !== 'VARCHAR' && derived === undefined) check(text, value);
	}
	const dates = [...times.keys()].map(
		(time) => `(t_${time.slice(2)} IS NOT NULL AND ${time} IS NULL)::INTEGER`
	);
	list.push(`${dates.join(' + ') || '0'} AS unread_dates`, `${unread.join(' | ') || '0'} AS unread`);
	if (plan.kind === 'events') list.push('same');
	const cells = [...texts].map(([alias, sql]) => `${sql} AS ${alias}`);
	const same =
		plan.kind === 'events' ? [`hash(${table.header.map((_, i) => `c${i}`).join(', ')}) AS same`] : [];
	const read = [...times].map(([alias, sql]) => `${sql} AS ${alias}`);
	return `SELECT ${list.join(', ')} FROM (SELECT ${['*', ...read].join(', ')} FROM (
		SELECT ${['(row_number() OVER ())::INTEGER AS row', ...cells, ...same].join(', ')} FROM ${sourceSql(table, file)}))`;
}

/** A canonical field as it is read: incident fields under their own name, those of events as `event_*`. */
export interface ReadField {
	as: string;
	field: IncidentField | EventField;
	type: FieldType;
	columns: readonly number[];
	/** place in `unread` */
	bit: number;
}

/** What is read under this plan. */
export function fieldsOf(plan: Plan): ReadField[] {
	const incident = Object.entries(plan.mapping.incident) as [IncidentField, number[]][];
	const event =
		plan.kind === 'events' ? (Object.entries(plan.mapping.event) as [EventField, number[]][]) : [];
	return [
		...incident.map(([field, columns]) => ({ as: field, field, type: INCIDENT_FIELDS[field], columns })),
		...event
			.filter(([field]) => field !== 'incident_id')
			.map(([field, columns]) => ({ as: `event_${field}`, field, type: EVENT_FIELDS[field], columns }))
	].map((one, bit) => ({ ...one, bit }));
}

function styleIn(table: RawTable, columns: readonly number[]): DateStyle {
	const style = styleOf(
		columns.flatMap((column) => table.shapes[column] ?? []),
		0
	);
	return (
		style ?? {
			share: 0,
			numeric: false,
			formats: { dmy: [], mdy: [] },
			iso: true,
			offset: false,
			epoch: null,
			weekday: false,
			translate: []
		}
	);
}
