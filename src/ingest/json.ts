import { isObject, type Json, type JsonObject } from './format.ts';
import { recognise } from './recognise.ts';
import { Rows } from './rows.ts';
import type { RawTable, Remarks } from './table.ts';
import { Problem } from './types.ts';

const DEEPEST = 6;
/** Where a long number may stand; within a string it seldom does, and is left alone there. */
const LONG_NUMBER = /[\s[:,-]\d{16}/;
const QUOTE_OR_LONG_NUMBER = /\\[^]|"|-?\d[\d.eE+-]{15,}/g;

/** Whether the text begins like JSON: the type of a file is told by its content. */
export function looksLikeJson(head: string): boolean {
	return /^\s*[[{]/.test(head);
}

/**
 * JSON → table: an array, an object that holds one (`records`, `result`, …), or one object per line. Nested objects
 * become columns `outer.inner`; whole numbers keep all their digits. `line` counts lines of the file in
 * one-object-per-line text, else records from 1.
 * @throws Problem `broken_json` with line and column | `json_without_records`
 */
export async function readJson(name: string, text: Blob, encoding: string): Promise<RawTable> {
	const source = await text.text();
	const perLine = objectsPerLine(source);
	const { records, root } = perLine ? { records: perLine, root: null } : recordsOf(name, source);
	const prepare = preparation(records, root);
	const rows = new Rows();
	for (const { value, line, original } of records) {
		const text = original ?? JSON.stringify(value);
		const reason = reasonAgainst(value);
		if (reason !== null) {
			rows.refuse(line, reason, text);
			continue;
		}
		const cells: string[] = [];
		flatten(prepare(value as JsonObject), '', 0, (key, cell) => (cells[rows.column(key)] = cell));
		rows.add(
			Array.from(cells, (cell) => cell ?? ''),
			line,
			text
		);
	}
	if (rows.header.length === 0 && records.every(({ value }) => reasonAgainst(value) === null))
		throw new Problem('json_without_records', { file: name });
	return rows.table({ name, shape: 'json', encoding, remarks: root ? pageOf(root, records.length) : {} });
}

/** What the format of the first record does to each of them before it is laid flat. */
function preparation(records: readonly Found[], root: JsonObject | null): (record: JsonObject) => JsonObject {
	const first = records.find(({ value }) => reasonAgainst(value) === null)?.value as JsonObject | undefined;
	const prepare = first && recognise(namesIn(first), 'json')?.prepare;
	return prepare ? (record) => prepare(record, root) : (record) => record;
}

function namesIn(record: JsonObject): string[] {
	const names: string[] = [];
	flatten(record, '', 0, (key) => names.push(key));
	return names;
}

/** Whether the answer of an interface is one page of several: each tool says so in its own way. */
function pageOf(root: JsonObject, records: number): Remarks {
	const info = root['list_info'];
	const more =
		root['more'] === true ||
		(typeof root['next_page'] === 'string' && root['next_page'] !== '') ||
		(isObject(info) && info['has_more_rows'] === true);
	const total = root['total'] ?? root['count'];
	const declared = typeof total === 'number' && total > records ? { declared_total: total } : {};
	return { ...declared, ...((more || 'declared_total' in declared) && { incomplete: true }) };
}

type Found = { value: Json | undefined; line: number; original?: string };

/** One object per line, where at least the first line is one; a line that is not JSON is a refused row. */
function objectsPerLine(source: string): Found[] | null {
	const lines = source.split(/\r\n|\n/);
	const filled = lines.map((line, i) => ({ line: line.trim(), at: i + 1 })).filter(({ line }) => line !== '');
	const first = filled[0];
	if (filled.length < 2 || !first || !first.line.startsWith('{') || parse(first.line) === undefined)
		return null;
	return filled.map(({ line, at }) => ({ value: parse(line), line: at, original: line }));
}

function recordsOf(name: string, source: string): { records: Found[]; root: JsonObject | null } {
	let root: Json;
	try {
		root = exactly(source);
	} catch (error) {
		throw new Problem('broken_json', { file: name, ...position(source, String(error)) });
	}
	const list = arrayIn(root);
	if (!list || list.length === 0) throw new Problem('json_without_records', { file: name });
	return { records: list.map((value, i) => ({ value, line: i + 1 })), root: isObject(root) ? root : null };
}

/** The array of records: the value itself, or among its properties the array of objects that a format knows, else the longest, or a lone object in one. */
function arrayIn(root: Json): Json[] | null {
	if (Array.isArray(root)) return root.some(isObject) ? root : null;
	if (!isObject(root)) return null;
	const lists = Object.values(root).filter(
		(value): value is Json[] => Array.isArray(value) && value.some(isObject)
	);
	const known = lists.find((list) => recognise(namesIn(list[0] as JsonObject), 'json') !== null);
	if (known || lists[0])
		return known ?? lists.reduce((most, list) => (list.length > most.length ? list : most));
	const { result } = root;
	return isObject(result) ? [result] : null;
}

function reasonAgainst(value: Json | undefined): 'broken_json' | 'not_an_object' | 'failed_record' | null {
	if (value === undefined) return 'broken_json';
	if (!isObject(value)) return 'not_an_object';
	return value['__status'] === 'failure' ? 'failed_record' : null;
}

function flatten(value: Json, path: string, depth: number, tell: (key: string, cell: string) => void): void {
	if (value === null) return;
	if (isObject(value) && depth < DEEPEST) {
		for (const [key, inner] of Object.entries(value))
			flatten(inner, path ? `${path}.${key}` : key, depth + 1, tell);
		return;
	}
	tell(path, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function parse(text: string): Json | undefined {
	try {
		return exactly(text);
	} catch {
		return undefined;
	}
}

/**
 * The value of a JSON text; a whole number that a double cannot hold, such as a long id, as a string of its digits.
 * @throws SyntaxError with the position in `text`
 */
function exactly(text: string): Json {
	const value = JSON.parse(text) as Json;
	if (!LONG_NUMBER.test(text)) return value;
	const parts: string[] = [];
	let done = 0;
	let within = false;
	for (const { 0: found, index } of text.matchAll(QUOTE_OR_LONG_NUMBER)) {
		if (found === '"') within = !within;
		if (within || !/^-?\d+$/.test(found) || Number.isSafeInteger(Number(found))) continue;
		parts.push(text.slice(done, index), `"${found}"`);
		done = index + found.length;
	}
	return JSON.parse(parts.join('') + text.slice(done)) as Json;
}

/** Line and column of a parse error; the end of the text where the text breaks off. */
function position(source: string, message: string): { line: number; column: number } {
	const given = /position (\d+)/.exec(message)?.[1];
	const before = source.slice(0, given === undefined ? source.length : Number(given)).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
