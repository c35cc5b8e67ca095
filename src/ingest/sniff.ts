import Papa from 'papaparse';
import { HEADER_WITHIN, filledIn, headerAt, knownNames, mostCommon } from './header.ts';
import { MARK, scan, type Scan } from './scan.ts';
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
 * A row is full that has as many cells as most, and more than half as many filled: title rows may be padded to any
 * width. A delimiter is the better the more known names it brings out, then the more rows agree on a width.
 */
function candidate(bytes: Uint8Array, delimiter: string, cr_ends: boolean, found: Scan, skip: number) {
	if (found.records <= skip) return null;
	const rows = Array.from({ length: Math.min(found.records - skip, HEADER_WITHIN) }, (_, i) => {
		const record = decode(bytes, found.starts[skip + i] as number, found.starts[skip + i + 1] as number);
		return splitRecord(record, delimiter);
	});
	const isBlank = (marks = 0) => (marks & MARK.blank) !== 0;
	const width = mostCommon(found.widths.filter((_, i) => !isBlank(found.marks[i])));
	const usual = mostCommon(rows.map(filledIn).filter((filled) => filled > 0));
	const row = headerAt(rows, (cells) => cells.length === width && filledIn(cells) * 2 > usual);
	const at = skip + row;
	const header = (rows[row] as string[]).map((cell) => cell.trim());
	const agreeing = found.widths.reduce((sum, w) => sum + (w === header.length ? 1 : 0), 0) / found.records;
	return {
		score:
			knownNames(header) * 1_000 + (header.length > 1 ? 100 * agreeing + Math.min(header.length, 50) : 0),
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
