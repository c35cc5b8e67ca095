import Papa from 'papaparse';
import { normalise } from './format.ts';
import { KNOWN_NAMES } from './formats/index.ts';
import { scan, type Scan } from './scan.ts';
import { Problem } from './types.ts';

export interface Dialect {
	delimiter: string;
	cr_ends: boolean;
	header: string[];
	/** line on which the header stands, from 1 */
	header_row: number;
	/** where the rows begin */
	from: { byte: number; line: number };
	/** records above the header */
	above: number;
}

const SAMPLE_BYTES = 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
const HEADER_WITHIN = 15;

/**
 * Delimiter and header row of a UTF-8 CSV, from its first megabyte; null where there is no row at all.
 * @throws Problem `line_too_long` where the header does not end within it
 */
export async function sniff(name: string, blob: Blob): Promise<Dialect | null> {
	const head = blob.slice(0, SAMPLE_BYTES);
	const bytes = new Uint8Array(await head.arrayBuffer());
	const text = decode(bytes, 0, bytes.length);
	const cr_ends = text.includes('\r') && !text.includes('\n');
	const declared = /^sep=([\t !#-~])\r?\n/i.exec(text)?.[1];
	const candidates = await Promise.all(
		(declared ? [declared] : DELIMITERS).map(async (delimiter) =>
			candidate(bytes, delimiter, cr_ends, await scan(head, { delimiter, cr_ends }), declared ? 1 : 0)
		)
	);
	const best = candidates.filter((one) => one !== null).sort((a, b) => b.score - a.score)[0];
	if (!best) return null;
	const { dialect } = best;
	if (blob.size > SAMPLE_BYTES && dialect.from.byte >= SAMPLE_BYTES)
		throw new Problem('line_too_long', { file: name, line: dialect.header_row });
	return dialect;
}

/**
 * The header is the row that holds most known column names; where none holds two, it is the first row as wide as most
 * rows are. A delimiter is the better the more names it brings out, then the more rows agree on a width.
 */
function candidate(bytes: Uint8Array, delimiter: string, cr_ends: boolean, found: Scan, skip: number) {
	if (found.records <= skip) return null;
	const rows = Array.from({ length: Math.min(found.records, HEADER_WITHIN + skip) }, (_, i) =>
		splitRecord(decode(bytes, found.starts[i] as number, found.starts[i + 1] as number), delimiter)
	);
	const names = rows.map((row, i) =>
		i < skip ? 0 : row.filter((cell) => KNOWN_NAMES.has(normalise(cell))).length
	);
	const width = commonWidth(found);
	let at = names.indexOf(Math.max(...names));
	if ((names[at] ?? 0) < 2)
		at = rows.findIndex(
			(row, i) => i >= skip && row.length === width && row.some((cell) => cell.trim() !== '')
		);
	if (at < 0) at = skip;
	const header = (rows[at] as string[]).map((cell) => cell.trim());
	const agreeing = found.widths.reduce((sum, w) => sum + (w === header.length ? 1 : 0), 0) / found.records;
	return {
		score:
			(names[at] as number) * 1_000 + (header.length > 1 ? 100 * agreeing + Math.min(header.length, 50) : 0),
		dialect: {
			delimiter,
			cr_ends,
			header,
			header_row: found.lines[at] as number,
			from: {
				byte: found.starts[at + 1] as number,
				line: found.lines[at + 1] ?? (found.lines[at] as number) + 1
			},
			above: at
		}
	};
}

/** The cells of one record, quotes taken off; a stray quote stays as it is. */
export function splitRecord(record: string, delimiter: string): string[] {
	const line = record.replace(/(?:\r\n|\n|\r)$/, '');
	return (Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data[0] ?? ['']).map(String);
}

function decode(bytes: Uint8Array, from: number, to: number): string {
	return new TextDecoder().decode(bytes.subarray(from, to));
}

function commonWidth(found: Scan): number {
	const counts = new Map<number, number>();
	for (let i = 0; i < found.records; i += 1) {
		if (found.marks[i] === 1) continue;
		const width = found.widths[i] as number;
		counts.set(width, (counts.get(width) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}
