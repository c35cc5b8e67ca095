import { csvLine } from './csv.ts';
import { styleOf } from './dates.ts';
import { Profile } from './profile.ts';
import { SAMPLE_ROWS, type RawTable, type RefusedRow } from './table.ts';
import { Problem } from './types.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Flat = Map<string, string>;

const DEEPEST = 6;
const BLOCK = 1_000_000;

/** Whether the text begins like JSON: the type of a file is told by its content. */
export function looksLikeJson(head: string): boolean {
	return /^\s*[[{]/.test(head);
}

/**
 * JSON → table: an array, an object that holds one (`records`, `result`, …), or one object per line. Nested objects
 * become columns `outer.inner`. `line` counts lines of the file in one-object-per-line text, else records from 1.
 * @throws Problem `broken_json` with line and column | `json_without_records`
 */
export async function readJson(name: string, text: Blob, encoding: string): Promise<RawTable> {
	const source = await text.text();
	const perLine = objectsPerLine(source);
	const records = perLine ?? recordsOf(name, source);
	const columns = new Map<string, number>();
	const rows: { flat: Flat; line: number; original: string }[] = [];
	const refused: RefusedRow[] = [];
	for (const { value, line, original } of records) {
		const refuse = reasonAgainst(value);
		if (refuse !== null) {
			refused.push({ line, reason: refuse, original: original ?? JSON.stringify(value) });
			continue;
		}
		const flat: Flat = new Map();
		flatten(value as Json, '', flat, 0);
		for (const key of flat.keys()) if (!columns.has(key)) columns.set(key, columns.size);
		rows.push({ flat, line, original: original ?? JSON.stringify(value) });
	}
	const header = [...columns.keys()];
	return { name, header, encoding, ...written(header, rows), refused, not_rows: 0 };
}

function written(header: string[], rows: { flat: Flat; line: number; original: string }[]) {
	const profiles = header.map(() => new Profile());
	const starts = new Uint32Array(rows.length);
	const ends = new Uint32Array(rows.length);
	const encoder = new TextEncoder();
	const csv: BlobPart[] = [];
	const originals: BlobPart[] = [];
	let block = '';
	let at = 0;
	rows.forEach(({ flat, original }, i) => {
		const cells = header.map((column) => flat.get(column) ?? '');
		cells.forEach((cell, column) => cell !== '' && profiles[column]?.addText(cell));
		block += csvLine(cells, ',') + '\n';
		if (block.length > BLOCK) {
			csv.push(block);
			block = '';
		}
		const bytes = encoder.encode(original + '\n');
		originals.push(bytes);
		starts[i] = at;
		ends[i] = at += bytes.length;
	});
	csv.push(block);
	return {
		shape: 'json' as const,
		csv: new Blob(csv),
		delimiter: ',',
		untouched: false,
		kept: rows.length,
		source: new Blob(originals),
		starts,
		ends,
		lines: Uint32Array.from(rows, ({ line }) => line),
		sample: rows.slice(0, SAMPLE_ROWS).map(({ flat }) => header.map((column) => flat.get(column) ?? '')),
		shapes: profiles.map((profile) => {
			const shapes = profile.shapes();
			return styleOf(shapes) ? shapes : undefined;
		}),
		file_delimiter: null,
		header_row: null
	};
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

function recordsOf(name: string, source: string): Found[] {
	let root: Json;
	try {
		root = JSON.parse(source) as Json;
	} catch (error) {
		throw new Problem('broken_json', { file: name, ...position(source, String(error)) });
	}
	const list = arrayIn(root);
	if (!list || list.length === 0) throw new Problem('json_without_records', { file: name });
	return list.map((value, i) => ({ value, line: i + 1 }));
}

/** The array of records: the value itself, or the first array of objects among its properties, or a lone object in one. */
function arrayIn(root: Json): Json[] | null {
	if (Array.isArray(root)) return root.some(isObject) ? root : null;
	if (!isObject(root)) return null;
	const values = Object.values(root);
	const list = values.find((value): value is Json[] => Array.isArray(value) && value.some(isObject));
	if (list) return list;
	const { result } = root;
	return result !== undefined && isObject(result) ? [result] : null;
}

function reasonAgainst(value: Json | undefined): 'broken_json' | 'not_an_object' | 'failed_record' | null {
	if (value === undefined) return 'broken_json';
	if (!isObject(value)) return 'not_an_object';
	return value['__status'] === 'failure' ? 'failed_record' : null;
}

function flatten(value: Json, path: string, into: Flat, depth: number): void {
	if (value === null) return;
	if (isObject(value) && depth < DEEPEST) {
		for (const [key, inner] of Object.entries(value))
			flatten(inner, path ? `${path}.${key}` : key, into, depth + 1);
		return;
	}
	into.set(path, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function isObject(value: Json): value is { [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** Line and column of a parse error; the end of the text where the text breaks off. */
function position(source: string, message: string): { line: number; column: number } {
	const given = /position (\d+)/.exec(message)?.[1];
	const before = source.slice(0, given === undefined ? source.length : Number(given)).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
