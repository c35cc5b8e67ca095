import Papa from 'papaparse';
import { casesFrom, type Cells, type LogbookProblem } from '../sop/walk/read.ts';
import { COLUMNS, rowsOf, type Column } from '../sop/walk/rows.ts';
import type { Case } from '../sop/walk/types.ts';
import { csvOf, formulaSafe } from './safe.ts';

const SCHEMA = 'rekap/logbook@1';
/** Characters; what the limits of the logbook allow is far less. */
export const LARGEST = 100_000_000;

export type ReadLogbook = { cases: Case[] } | { problem: LogbookProblem };

/** The logbook as CSV, one row per step; `logbookOf` takes it back as it was. */
export function logbookCsv(cases: readonly Case[]): string {
	return csvOf(
		COLUMNS,
		rowsOf(cases).map((row) => COLUMNS.map((column) => shielded(row[column] ?? null)))
	);
}

/** The same rows as JSON. */
export function logbookJson(cases: readonly Case[]): string {
	const lines = rowsOf(cases).map((row) => `\t\t${JSON.stringify(row)}`);
	return `{\n\t"schema": "${SCHEMA}",\n\t"steps": [\n${lines.join(',\n')}\n\t]\n}\n`;
}

/**
 * The logbook that a file holds, CSV or JSON by its content, or why it holds none.
 * @param now_ms milliseconds since 1970
 */
export function logbookOf(text: string, now_ms: number): ReadLogbook {
	if (text.length > LARGEST) return { problem: { key: 'too_large' } };
	const rows = /^\s*[[{]/.test(text) ? rowsInJson(text) : rowsInCsv(text);
	return Array.isArray(rows) ? casesFrom(rows, now_ms) : { problem: rows };
}

function rowsInCsv(text: string): Cells[] | LogbookProblem {
	// a spreadsheet may have put other marks between cells and lines than the logbook did
	const delimiter = /incident_id"?([,;\t|])/.exec(text.slice(0, 2_000))?.[1] ?? ',';
	const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
		delimiter,
		skipEmptyLines: true
	});
	const [header = [], ...lines] = data;
	const columns = COLUMNS.map((name) => [name, header.indexOf(name)] as const);
	if (!header.includes('event_id') || !header.includes('incident_id')) return { key: 'not_logbook' };
	if (errors.some(({ type }) => type === 'Quotes') || lines.length === 0) return { key: 'broken' };
	return lines.map((line) => Object.fromEntries(columns.map(([name, i]) => [name, bare(line[i] ?? '')])));
}

function rowsInJson(text: string): Cells[] | LogbookProblem {
	let root: unknown;
	try {
		root = JSON.parse(text);
	} catch {
		return { key: 'broken' };
	}
	const { schema, steps } = (root ?? {}) as { schema?: unknown; steps?: unknown };
	if (schema !== SCHEMA || !Array.isArray(steps)) return { key: 'not_logbook' };
	if (steps.length === 0) return { key: 'broken' };
	const wrong = steps.findIndex((step) => typeof step !== 'object' || step === null);
	if (wrong !== -1) return { key: 'bad_cell', row: wrong + 1, column: '' };
	return steps.map((step: Record<string, unknown>) => cellsOf(step));
}

/** Only columns that there are: whatever else an object brings stays outside. What is neither text nor number is kept as it is, to be refused. */
function cellsOf(step: Record<string, unknown>): Cells {
	const cells = COLUMNS.filter((name) => Object.hasOwn(step, name)).map((name): [Column, unknown] => {
		const value = step[name];
		return [name, typeof value === 'number' ? String(value) : value];
	});
	return Object.fromEntries(cells) as Cells;
}

/** A text that begins with the very mark by which others are made safe gets one more, so that it comes back whole. */
function shielded(cell: string | number | null): string | number | null {
	return typeof cell === 'string' && isMarked(cell) ? `'${cell}` : cell;
}

/** The text of a cell without the mark that made it safe. */
function bare(cell: string): string {
	return isMarked(cell) ? cell.slice(1) : cell;
}

/** Whether the text begins with apostrophes before what a spreadsheet would take for a formula, or before a number with a sign. */
function isMarked(cell: string): boolean {
	const rest = cell.replace(/^'+/, '');
	return rest.length < cell.length && (formulaSafe(rest) !== rest || /^[\s\u00a0]*[+-]/.test(rest));
}
