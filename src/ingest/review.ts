import type { Database } from '../engine/database.ts';
import { EVENT_FIELDS, type EventField } from '../model/fields.ts';
import { csvLine } from './csv.ts';
import { dateSql, orderOf, styleOf, type DateOrder } from './dates.ts';
import { quoted, textSql } from './cells.ts';
import { own } from './formats/own.ts';
import { dateColumns, planFor, stageSql, type Plan } from './plan.ts';
import { withDefaults, type Mapping } from './recognise.ts';
import { suggest } from './suggest.ts';
import type { RawTable } from './table.ts';
import { Problem, type Decision, type RefusedReason, type Review, type ReviewColumn } from './types.ts';
import { zoneMacros } from './zone.ts';

const PREVIEW_ROWS = 20;

/** What the review begins with: suggestions, and the preview that follows from them. */
export function firstDecision(table: RawTable): Decision {
	const columns = suggest(table);
	const fields = Object.fromEntries(
		columns.flatMap(({ index, field }) => (field === null ? [] : [[index, field]]))
	);
	const kind = Object.values(fields).includes('at') ? 'events' : 'list';
	return { kind, fields, date_order: planOf(table, { kind, fields, date_order: 'dmy' }).order };
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

/** The plan that a reader's decision makes; the words of states and priorities are those of own spreadsheets. */
export function planOf(table: RawTable, decision: Decision): Plan {
	const incident: Mapping['incident'] = {};
	const event: Mapping['event'] = {};
	for (const [index, field] of Object.entries(decision.fields)) {
		const eventOnly = field in EVENT_FIELDS && ['at', 'activity', 'sequence', 'resource'].includes(field);
		const fields = (eventOnly ? event : incident) as Record<string, number[]>;
		fields[field] = [...(fields[field] ?? []), Number(index)];
	}
	const format = { ...own, kind: decision.kind, shape: table.shape };
	const mapping = { incident, event: decision.kind === 'events' ? withDefaults(event, incident) : {} };
	const plan = planFor(table, format, mapping);
	if (plan.order_from === 'assumed')
		return { ...plan, format_id: 'mapped', order: decision.date_order, order_from: 'reader' };
	return { ...plan, format_id: 'mapped' };
}

/** Everything the review shows for a decision: the preview is made by the same SQL as the load. */
export async function reviewOf(
	db: Database,
	table: RawTable,
	decision: Decision,
	zone: string
): Promise<Review> {
	for (const macro of zoneMacros(zone)) await db.run(macro);
	const plan = planOf(table, decision);
	const suggested = suggest(table);
	const columns = suggested.map((column): ReviewColumn => {
		const field = decision.fields[column.index] ?? null;
		return field === column.field
			? column
			: { ...column, field, confidence: field && 'high', reason: field && 'reader' };
	});
	const shapes = dateColumns(plan.mapping).map((column) => table.shapes[column] ?? []);
	return {
		name: table.name,
		rows: table.kept + table.refused.length,
		columns,
		kind: decision.kind,
		date_order: shapes.some((one) => styleOf(one)?.numeric) ? plan.order : null,
		date_ambiguous: plan.order_from === 'reader',
		date_example: orderOf(shapes) === null ? await example(db, table, plan) : null,
		preview: await preview(db, table, plan)
	};
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
	for (const column of dateColumns(plan.mapping)) {
		const style = styleOf(table.shapes[column] ?? []);
		const value = table.sample
			.map((row) => (row[column] ?? '').trim())
			.find((cell) => /^(\d{1,2})\D(?!\1\D)\d{1,2}\D/.test(cell));
		if (!style?.numeric || value === undefined) continue;
		const reading = (order: DateOrder) => `${dateSql('c0', style, order, true)}::VARCHAR AS ${order}`;
		const [made] = await db.rows<{ dmy: string | null; mdy: string | null }>(
			`SELECT ${reading('dmy')}, ${reading('mdy')} FROM (SELECT ${textSql([0], []).replace('c0', quoted(value))} AS c0)`
		);
		return { value, dmy: made?.dmy ?? null, mdy: made?.mdy ?? null };
	}
	return null;
}
