import Papa from 'papaparse';
import { expect } from 'vitest';
import { readTables } from '../../src/ingest/read.ts';
import type { RawTable } from '../../src/ingest/table.ts';
import { Problem } from '../../src/ingest/types.ts';

/** The tables of a file, or the problem with it; any other error is passed on. */
export async function readOrProblem(name: string, content: BlobPart): Promise<RawTable[] | Problem> {
	try {
		return await readTables(name, new Blob([content]), { progress: () => {} });
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
}

/** The one table of a file that has no problem. */
export async function readTable(content: BlobPart, name = 'a.csv'): Promise<RawTable> {
	const [table, ...more] = await readTables(name, new Blob([content]), { progress: () => {} });
	if (!table || more.length > 0) throw new Error(`${more.length + 1} tables`);
	return table;
}

/** The clean CSV of a table, read strictly by another reader. */
export async function strictRows(table: RawTable): Promise<string[][]> {
	// a mark at the beginning would be taken for the file's own, by `text()` and by the engine
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await table.csv.arrayBuffer());
	expect(text.startsWith('\ufeff')).toBe(false);
	if (text === '') return [];
	const newline = text.endsWith('\r\n') ? '\r\n' : '\n';
	const body = text.endsWith(newline) ? text.slice(0, -newline.length) : text;
	const { data, errors } = Papa.parse<string[]>(body, { delimiter: table.delimiter, newline });
	expect(errors).toEqual([]);
	return body === '' ? [['']] : data;
}

/** A record of a CSV as text of one byte per character. */
interface Span {
	start: number;
	end: number;
	line: number;
	/** null where a quote is out of place: then the record is that line alone */
	cells: string[] | null;
}

/** A second reading of where records stand, by pattern instead of byte by byte. */
function spansOf(text: string, delimiter: string): Span[] {
	const eol = text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
	const d = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`;
	const cell = `(?:"[^"]*(?:""[^"]*)*"|(?!")[^${d}${eol}]*)`;
	const record = new RegExp(`${cell}(?:${d}${cell})*(?:${eol === '\n' ? '\r?\n' : eol}|$)`, 'y');
	const line = new RegExp(`[^${eol}]*(?:${eol}|$)`, 'y');
	const cells = new RegExp(`${d}(${cell})`, 'gy');
	const found: Span[] = [];
	for (let at = 0, lines = 1; at < text.length;) {
		record.lastIndex = line.lastIndex = at;
		const whole = record.exec(text)?.[0];
		const taken = whole ?? line.exec(text)?.[0] ?? '';
		const bare = `${delimiter}${taken.replace(/(?:\r\n|\n|\r)$/, '')}`;
		found.push({
			start: at,
			end: at + taken.length,
			line: lines,
			cells: whole === undefined ? null : [...bare.matchAll(cells)].map((match) => unquoted(match[1]))
		});
		at += taken.length;
		lines += taken.split(eol).length - 1;
	}
	return found;
}

function unquoted(cell = ''): string {
	return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

const bytesOf = (text: string) => Buffer.from(text, 'latin1').toString();
const BLANK = /^[ \t]*$/;
const FOOTER = /total|jumlah|time ?zone|zeitzone|zona waktu|report generated|laporan/i;
const CUT = /^[^]{4000} …$/;

/**
 * Every record of the file is the header, a kept row with its cells unchanged, a refused row with its text unchanged, or
 * no row: then it stands above the header, is blank or is a footer. Where each stands is as the second reading has it.
 */
export async function expectAccounted(table: RawTable): Promise<void> {
	const rows = await strictRows(table);
	expect(rows.length).toBe(table.kept);
	expect([table.starts.length, table.ends.length, table.lines.length]).toEqual(Array(3).fill(table.kept));
	expect(rows.filter((row) => row.length !== table.header.length)).toEqual([]);
	if (table.header_row === null || table.file_delimiter === null) return;
	const text = Buffer.from(await table.source.arrayBuffer()).toString('latin1');
	const spans = spansOf(text, table.file_delimiter);
	const above = spans.findIndex(({ line }) => line === table.header_row);
	expect(above).toBeGreaterThanOrEqual(0);
	const below = new Map(spans.slice(above + 1).map((span) => [span.line, span]));
	const records = below.size;
	const nearEnd = new Set([...below.keys()].slice(-5));
	for (const [i, row] of rows.entries()) {
		const span = below.get(table.lines[i] as number);
		expect([table.lines[i], table.starts[i], table.ends[i]]).toEqual([span?.line, span?.start, span?.end]);
		expect(row).toEqual(span?.cells?.map(bytesOf));
		below.delete(span?.line as number);
	}
	for (const { line, reason, original } of table.refused) {
		const span = below.get(line);
		const raw = bytesOf(text.slice(span?.start, span?.end)).replace(/(?:\r\n|\n|\r)$/, '');
		if (CUT.test(original)) expect(raw.startsWith(original.slice(0, 4000))).toBe(true);
		else expect(original).toBe(raw);
		const width = span?.cells?.length ?? 0;
		const why =
			width === 0 ? /_quote$/ : width < table.header.length ? /^too_few_cells$/ : /^too_many_cells$/;
		expect(reason).toMatch(why);
		expect(below.delete(line)).toBe(true);
	}
	for (const { line, start, end, cells } of below.values())
		if (!cells?.every((cell) => BLANK.test(cell)))
			expect([nearEnd.has(line), text.slice(start, end)]).toEqual([true, expect.stringMatching(FOOTER)]);
	expect(above + below.size).toBe(table.not_rows);
	expect(table.kept + table.refused.length + table.not_rows).toBe(above + records);
}
