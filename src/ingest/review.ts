import type { Database } from '../engine/database.ts';
import type { EventField, IncidentField } from '../model/fields.ts';
import { columnReports } from './columns.ts';
import { csvLine } from './csv.ts';
import { dateSql, orderOf, styleOf, type DateOrder } from './dates.ts';
import { quoted, textSql } from './cells.ts';
import { evidenceOf } from './evidence.ts';
import type { Format } from './format.ts';
import { formatOf } from './formats/index.ts';
import { own } from './formats/own.ts';
import { dateColumns, macrosFor, planFor, stageSelect, stageSql, type Plan } from './plan.ts';
import { mappingOf, recognise, withDefaults, type Mapping } from './recognise.ts';
import { suggest } from './suggest.ts';
import type { RawTable } from './table.ts';
import {
	Problem,
	type ColumnReport,
	type Decision,
	type RefusedReason,
	type Review,
	type ReviewColumn,
	type Words
} from './types.ts';

const PREVIEW_ROWS = 20;
/** Fields that only an update has; all others an incident has too. */
const EVENT_ONLY: readonly string[] = ['at', 'activity', 'sequence', 'resource'];

/** What the review begins with: the format's own mapping where one was recognised, else suggestions. */
export function firstDecision(table: RawTable, format: Format | null = null): Decision {
	if (format) {
		const { order } = planFor(table, format);
		return { kind: format.kind, fields: fieldsOf(format, table), date_order: order, format: format.id };
	}
	const fields = Object.fromEntries(
		suggest(table).flatMap(({ index, field }) => (field === null ? [] : [[index, field]]))
	) as Decision['fields'];
	const kind = Object.values(fields).includes('at') ? 'events' : 'list';
	return { kind, fields, date_order: planOf(table, { kind, fields, date_order: 'dmy' }).order, format: null };
}

/** One field per column, as the review shows a format's mapping. */
function fieldsOf(format: Format, table: RawTable): Decision['fields'] {
	const { incident, event } = mappingOf(format, table.header);
	const own = Object.entries(event).filter(([field]) => EVENT_ONLY.includes(field));
	return Object.fromEntries(
		[...own, ...Object.entries(incident)].flatMap(([field, columns]) =>
			columns.map((column) => [column, field])
		)
	) as Decision['fields'];
}

/**
 * Whether the reader can be asked at all: without any time, or anything that could tell incidents apart, no mapping helps.
 * @throws Problem `no_date` | `no_id`
 */
export function checkUsable(table: RawTable): void {
	if (table.shapes.every((shapes) => styleOf(shapes ?? []) === null))
		throw new Problem('no_date', { file: table.name, columns: table.header.length });
	const columns = suggest(table);
	const named = columns.some(({ field, confidence }) => field === 'incident_id' && confidence === 'high');
	if (!named && !columns.some(({ index }) => tellsApart(table, index)))
		throw new Problem('no_id', { file: table.name, columns: table.header.length });
}

function tellsApart(table: RawTable, column: number): boolean {
	const values = table.sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
	const different = new Set(values).size;
	const filled = values.length >= table.sample.length * 0.5;
	return (
		filled && different >= Math.max(1, values.length * 0.1) && styleOf(table.shapes[column] ?? []) === null
	);
}

/**
 * The plan that a reader's decision makes. A recognised format keeps its words and rules; where none was, the words of
 * states and priorities are those of own spreadsheets.
 */
export function planOf(table: RawTable, decision: Decision): Plan {
	const plan = undecided(table, decision);
	const reader =
		plan.order_from === 'assumed' || (plan.order_from !== null && plan.order !== decision.date_order);
	return reader ? { ...plan, order: decision.date_order, order_from: 'reader' } : plan;
}

/** The plan but for the order of dates, which is what the file itself says. */
function undecided(table: RawTable, decision: Decision): Plan {
	const known = decision.format ? (recognise(table.header, table.shape) ?? formatOf(decision.format)) : null;
	const asIs =
		known !== null && known.kind === decision.kind && sameFields(fieldsOf(known, table), decision.fields);
	const format = withWords(
		{ ...(known ?? own), kind: decision.kind, shape: table.shape },
		decision.words ?? {}
	);
	const plan = asIs ? planFor(table, format) : changedPlan(table, format, decision);
	return { ...plan, format_id: asIs ? format.id : 'mapped' };
}

/** The format with the reader's words beside its own. */
function withWords(format: Format, { state, priority, impact, urgency }: Words): Format {
	return {
		...format,
		states: { ...format.states, ...(state as Format['states']) },
		priorities: { ...format.priorities, ...(priority as Format['priorities']) },
		levels: { ...format.levels, ...((impact ?? {}) as Format['levels']), ...(urgency as Format['levels']) }
	};
}

/**
 * What was decided for an earlier file with this header, as it holds for this one: whether day or month comes first is
 * said by this file's own dates where they can. Null where it does not hold: no time where the opening should be.
 */
export function recalled(table: RawTable, before: Decision): Decision | null {
	const opened = Object.entries(before.fields).find(([, field]) => field === 'opened_at')?.[0];
	if (opened === undefined || !styleOf(table.shapes[Number(opened)] ?? [])) return null;
	const { order, order_from } = undecided(table, before);
	const settled = order_from !== null && order_from !== 'assumed';
	return { ...before, date_order: settled ? order : before.date_order };
}

/** The format's plan but for the fields that the reader gave other columns. */
function changedPlan(table: RawTable, format: Format, decision: Decision): Plan {
	const shown = fieldsOf(format, table);
	const given = mappingOf(format, table.header);
	const chosen = mappingFrom(decision);
	const columnsIn = (fields: Decision['fields'], field: string) =>
		Object.keys(fields)
			.filter((column) => fields[Number(column)] === field)
			.join();
	const derived: Record<string, string> = {};
	for (const [field, sql] of Object.entries(format.derived ?? {})) {
		if (columnsIn(shown, field) !== columnsIn(decision.fields, field)) continue;
		const event = field.startsWith('event_');
		const columns = event
			? given.event[field.slice(6) as EventField]
			: given.incident[field as IncidentField];
		if (!columns) continue;
		derived[field] = sql;
		if (!event) chosen.incident[field as IncidentField] = columns;
		else if (decision.kind === 'events') chosen.event[field.slice(6) as EventField] = columns;
	}
	return planFor(table, { ...format, derived }, chosen);
}

function mappingFrom({ fields, kind }: Decision): Mapping {
	const incident: Mapping['incident'] = {};
	const event: Mapping['event'] = {};
	for (const [column, field] of Object.entries(fields)) {
		const into = (EVENT_ONLY.includes(field) ? event : incident) as Record<string, number[]>;
		into[field] = [...(into[field] ?? []), Number(column)];
	}
	return { incident, event: kind === 'events' ? withDefaults(event, incident) : {} };
}

function sameFields(a: Decision['fields'], b: Decision['fields']): boolean {
	const columns = new Set([...Object.keys(a), ...Object.keys(b)].map(Number));
	return [...columns].every((column) => a[column] === b[column]);
}

/** Everything the review shows for a decision: the preview is made by the same SQL as the load. */
export async function reviewOf(
	db: Database,
	table: RawTable,
	decision: Decision,
	zone: string
): Promise<Review> {
	const plan = planOf(table, decision);
	for (const macro of macrosFor(zone, [plan])) await db.run(macro);
	const known = decision.format ? recognise(table.header, table.shape) : null;
	const base = known ? fieldsOf(known, table) : {};
	const suggested = suggest(table);
	const opened = plan.mapping.incident.opened_at?.[0];
	const columns = suggested.map((column): ReviewColumn => {
		const field = decision.fields[column.index] ?? null;
		const evidence = field && evidenceOf(table, column.index, opened, plan.order);
		if (field === column.field) return { ...column, evidence };
		const given = field !== null && field === base[column.index];
		return {
			...column,
			evidence,
			field,
			confidence: field && 'high',
			reason: field && (given ? 'header' : 'reader')
		};
	});
	const shapes = dateColumns(plan.mapping, plan.format, table.header).map(
		(column) => table.shapes[column] ?? []
	);
	return {
		name: table.name,
		rows: table.kept + table.refused.length,
		columns,
		kind: decision.kind,
		date_order: shapes.some((one) => styleOf(one)?.numeric) ? plan.order : null,
		date_ambiguous: plan.order_from === 'reader',
		date_example: orderOf(shapes) === null ? await example(db, table, plan) : null,
		preview: await preview(db, table, plan),
		counts: null,
		counting: true,
		words: decision.words ?? {},
		sheets: table.remarks.sheets ?? []
	};
}

/** What would come out of each column of the whole file; it takes as long as the load does. */
export async function countsOf(
	db: Database,
	table: RawTable,
	decision: Decision,
	signal: AbortSignal
): Promise<ColumnReport[]> {
	const plan = planOf(table, decision);
	return db.withFile(table.csv, (file) =>
		columnReports(
			(sql) => db.rows(sql, [], { signal }),
			plan,
			table.header,
			`(${stageSelect(table, plan, file, 0)})`
		)
	);
}

async function preview(db: Database, table: RawTable, plan: Plan): Promise<Review['preview']> {
	const { incident_id, opened_at } = plan.mapping.incident;
	const rows = table.sample.slice(0, PREVIEW_ROWS);
	if (rows.length === 0) return [];
	const csv = new Blob(rows.map((row) => csvLine(row, table.delimiter) + '\n'));
	await db.withFile(csv, (file) => db.run(stageSql(table, plan, 'preview', file, 0)));
	const names = [
		...Object.keys(plan.mapping.incident),
		...(plan.kind === 'events' ? ['event_at', 'event_activity'] : [])
	].filter((name) => !name.startsWith('event_') || plan.mapping.event[name.slice(6) as EventField]);
	const list = names.map((name) => `${name}::VARCHAR AS ${name}`);
	const reason = [
		incident_id ? "WHEN incident_id IS NULL THEN 'no_id'" : '',
		opened_at
			? "WHEN opened_at IS NULL AND opened_at_text IS NULL THEN 'no_opened_at' WHEN opened_at IS NULL THEN 'bad_opened_at'"
			: ''
	].join(' ');
	const found = await db.rows<Record<string, string | null>>(
		`SELECT row::VARCHAR AS row, ${reason.trim() && plan.kind === 'list' ? `CASE ${reason} END` : 'NULL::VARCHAR'} AS refused, ${list.join(', ') || "'' AS nothing"} FROM preview ORDER BY preview.row`
	);
	await db.run('DROP TABLE preview');
	return found.map(({ row, refused, ...cells }) => ({
		row: Number(row),
		cells,
		refused: refused as RefusedReason | null
	}));
}

/** A real value of the file that reads both ways, and the time it makes under each order. */
async function example(db: Database, table: RawTable, plan: Plan): Promise<Review['date_example']> {
	for (const column of dateColumns(plan.mapping, plan.format, table.header)) {
		const style = styleOf(table.shapes[column] ?? []);
		const value = table.sample
			.map((row) => (row[column] ?? '').trim())
			.find((cell) => /^(?:[a-z']+,? )?(\d{1,2})\D(?!\1\D)\d{1,2}\D/i.test(cell));
		if (!style?.numeric || value === undefined) continue;
		const reading = (order: DateOrder) => `${dateSql('c0', style, order, null)}::VARCHAR AS ${order}`;
		const [made] = await db.rows<{ dmy: string | null; mdy: string | null }>(
			`SELECT ${reading('dmy')}, ${reading('mdy')} FROM (SELECT ${textSql([0], { missing: [] }).replace('c0', quoted(value))} AS c0)`
		);
		return { value, dmy: made?.dmy ?? null, mdy: made?.mdy ?? null };
	}
	return null;
}
