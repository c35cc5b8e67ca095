import {
	EVENT_FIELDS,
	INCIDENT_FIELDS,
	type EventField,
	type FieldType,
	type IncidentField
} from '../model/fields.ts';
import { fieldSql, quoted, textSql } from './cells.ts';
import { dateSql, orderOf, styleOf, type DateOrder, type DateStyle } from './dates.ts';
import type { Format } from './format.ts';
import { mappingOf, type Mapping } from './recognise.ts';
import type { RawTable } from './table.ts';
import type { FileReport } from './types.ts';

/** How one table is read into canonical columns: everything that was decided about it. */
export interface Plan {
	format: Format;
	/** value of data-format: the format's id, or `mapped` where the reader made the mapping */
	format_id: string;
	kind: 'list' | 'events';
	mapping: Mapping;
	order: DateOrder;
	/** what decided the order: a value, the format's rule, an assumption; null where no date is ambiguous */
	order_from: 'values' | 'format' | 'assumed' | 'reader' | null;
	utc: boolean;
	zone: FileReport['zone'];
}

/** The plan that follows from a format, for this table. */
export function planFor(table: RawTable, format: Format, mapping = mappingOf(format, table.header)): Plan {
	const styles = dateColumns(mapping).map((column) => table.shapes[column] ?? []);
	const seen = orderOf(styles);
	const numeric = styles.some((shapes) => styleOf(shapes)?.numeric);
	const byValues = seen === 'dmy' || seen === 'mdy' ? seen : null;
	const utc = format.zone === 'utc' || (format.zone === 'utc_if_raw' && isRaw(table, mapping));
	const offset = dateColumns(mapping).some((column) => styleOf(table.shapes[column] ?? [])?.offset);
	return {
		format,
		format_id: format.id,
		kind: format.kind,
		mapping,
		order: byValues ?? format.date_order ?? 'dmy',
		order_from: !numeric ? null : byValues ? 'values' : format.date_order ? 'format' : 'assumed',
		utc,
		zone: offset ? 'offset' : utc ? 'utc' : 'site'
	};
}

/** Columns that a time field is read from. */
export function dateColumns(mapping: Mapping): number[] {
	const entries = [...Object.entries(mapping.incident), ...Object.entries(mapping.event)];
	return [
		...new Set(
			entries.filter(([field]) => field === 'at' || field.endsWith('_at')).flatMap(([, columns]) => columns)
		)
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

/** `read_csv` of the table's clean bytes, every option given, all columns as text c0, c1, …. */
function sourceSql(table: RawTable, file: string): string {
	const columns = table.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
	return (
		`read_csv(${quoted(file)}, auto_detect = false, header = false, columns = {${columns}}, delim = ${quoted(table.delimiter)}, ` +
		`quote = '"', escape = '"', strict_mode = true, max_line_size = 4000000)`
	);
}

/**
 * The statement that reads one table into canonical columns: incident fields by name, event fields as `event_*`, and
 * beside them `file`, `row` (from 1), `unread_dates` (filled cells of a time column that hold no time),
 * `opened_at_text`, `event_at_text` (what stands there), `state_word` (where no vocabulary knows it) and, for event
 * logs, `same` (equal for rows equal in every cell). Three layers, so that no expression is written twice: texts, times,
 * fields.
 */
export function stageSql(table: RawTable, plan: Plan, name: string, file: string, index: number): string {
	const fields = fieldsOf(plan);
	const texts = new Map<string, string>();
	const times = new Map<string, string>();
	const list = [`${index} AS file`, 'row'];
	for (const { as, field, type, columns } of fields) {
		const text = `t_${columns.join('_')}`;
		texts.set(text, textSql(columns, plan.format.missing));
		if (type !== 'TIMESTAMP') {
			list.push(`${fieldSql(field, type, text, plan.format)} AS ${as}`);
			if (as === 'state')
				list.push(
					`CASE WHEN ${fieldSql(field, type, text, plan.format)} IS NULL THEN ${text} END AS state_word`
				);
			continue;
		}
		const time = `d_${columns.join('_')}`;
		times.set(time, dateSql(text, styleIn(table, columns), plan.order, plan.utc));
		list.push(`${time} AS ${as}`);
		if (as === 'opened_at' || as === 'event_at') list.push(`${text} AS ${as}_text`);
	}
	const unread = [...times.keys()].map(
		(time) => `(t_${time.slice(2)} IS NOT NULL AND ${time} IS NULL)::INTEGER`
	);
	list.push(`${unread.join(' + ') || '0'} AS unread_dates`);
	if (plan.kind === 'events') list.push('same');
	const cells = [...texts].map(([alias, sql]) => `${sql} AS ${alias}`);
	const same =
		plan.kind === 'events' ? [`hash(${table.header.map((_, i) => `c${i}`).join(', ')}) AS same`] : [];
	const read = [...times].map(([alias, sql]) => `${sql} AS ${alias}`);
	return `CREATE OR REPLACE TABLE ${name} AS SELECT ${list.join(', ')} FROM (SELECT ${['*', ...read].join(', ')} FROM (
		SELECT ${['(row_number() OVER ())::INTEGER AS row', ...cells, ...same].join(', ')} FROM ${sourceSql(table, file)}))`;
}

function fieldsOf(plan: Plan): { as: string; field: string; type: FieldType; columns: readonly number[] }[] {
	const incident = Object.entries(plan.mapping.incident) as [IncidentField, number[]][];
	const event =
		plan.kind === 'events' ? (Object.entries(plan.mapping.event) as [EventField, number[]][]) : [];
	return [
		...incident.map(([field, columns]) => ({ as: field, field, type: INCIDENT_FIELDS[field], columns })),
		...event
			.filter(([field]) => field !== 'incident_id')
			.map(([field, columns]) => ({ as: `event_${field}`, field, type: EVENT_FIELDS[field], columns }))
	];
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
			translate: []
		}
	);
}
