import { Profile } from './profile.ts';
import { styleOf } from './dates.ts';
import { MARK, scan, type Scan } from './scan.ts';
import { splitRecord, type Dialect } from './sniff.ts';
import { SAMPLE_ROWS, type RawTable, type RefusedRow, type Remarks } from './table.ts';
import type { RefusedReason } from './types.ts';
import { textReader, withoutEol } from './window.ts';

const TOTALS =
	/^\W*(grand total|total|jumlah|timezone|zeitzone|zona waktu|report generated|laporan dibuat)\b/i;
/** Totals and footers are sought among this many rows at the end. */
export const TOTALS_WITHIN = 5;
const ORIGINAL_CHARS = 4_000;
const BLOCK = 4 * 1024 * 1024;
const DRAFT_BYTES = 1024 * 1024;

/** A UTF-8 CSV → its table: each record judged, kept rows passed through untouched wherever they already are clean. */
export async function readCsv(
	name: string,
	text: Blob,
	dialect: Dialect,
	encoding: string,
	watch: readonly number[],
	progress: (share: number) => void
): Promise<RawTable> {
	const { delimiter, header } = dialect;
	const profiles = header.map((_, i) => (watch.includes(i) ? new Profile() : undefined));
	const found = await scan(text, {
		delimiter,
		cr_ends: dialect.cr_ends,
		from: dialect.from,
		profiles,
		progress
	});
	const textOf = textReader(text);
	const record = (i: number) => textOf(found.starts[i] as number, found.starts[i + 1] as number);
	const kept: number[] = [];
	const refused: RefusedRow[] = [];
	const remarks: Remarks = {};
	let not_rows = dialect.above;
	for (let i = 0; i < found.records; i += 1) {
		const reason = judge(found, i, header.length);
		const nearEnd = found.records - i <= TOTALS_WITHIN;
		const last = nearEnd && reason !== 'too_long' ? splitRecord(await record(i), delimiter) : [];
		if (reason === 'blank') not_rows += 1;
		else if (isTotals(last)) {
			not_rows += 1;
			remarks.zone ??= zoneNamed(last);
		} else if (reason === null) kept.push(i);
		else
			refused.push({
				line: found.lines[i] as number,
				reason,
				original: await original(text, found, i, record)
			});
	}
	const [first] = kept;
	const eol = first === undefined ? '\n' : lineEnd(await record(first));
	const sample: string[][] = [];
	for (const i of kept.slice(0, SAMPLE_ROWS)) sample.push(splitRecord(await record(i), delimiter));
	return {
		name,
		shape: 'csv',
		header,
		csv: await clean(text, found, kept, delimiter, eol),
		delimiter,
		newline: eol,
		untouched: kept.length === found.records && kept.every((i) => isTidy(found.marks[i] as number, eol)),
		kept: kept.length,
		refused,
		not_rows,
		source: text,
		starts: Uint32Array.from(kept, (i) => found.starts[i] as number),
		ends: Uint32Array.from(kept, (i) => found.starts[i + 1] as number),
		lines: Uint32Array.from(kept, (i) => found.lines[i] as number),
		sample,
		shapes: profiles.map((profile) => profile?.shapes()),
		encoding,
		file_delimiter: delimiter,
		header_row: dialect.header_row,
		remarks
	};
}

/**
 * What the first megabyte shows: the columns that look like times (and those in `also`), whose shapes are then collected
 * over the whole file, and a table as it will be if the rest of the file is like its beginning.
 */
export async function draftOf(
	name: string,
	text: Blob,
	dialect: Dialect,
	encoding: string,
	also: readonly number[]
): Promise<{ draft: RawTable; watch: number[] }> {
	const profiles = dialect.header.map(() => new Profile());
	await scan(text.slice(0, dialect.from.byte + DRAFT_BYTES), { ...dialect, profiles });
	const shapes = profiles.map((profile) => profile.shapes());
	const watch = shapes.flatMap((one, i) => (styleOf(one) || also.includes(i) ? [i] : []));
	const start = text.slice(dialect.from.byte, dialect.from.byte + DRAFT_BYTES / 16);
	const lines = (await start.text()).split(/\r\n|\n|\r/).slice(0, SAMPLE_ROWS);
	return {
		watch,
		draft: {
			name,
			shape: 'csv',
			header: dialect.header,
			csv: text.slice(dialect.from.byte),
			delimiter: dialect.delimiter,
			newline: lineEnd(await start.text()),
			untouched: true,
			kept: 0,
			refused: [],
			not_rows: 0,
			source: text,
			starts: new Uint32Array(),
			ends: new Uint32Array(),
			lines: new Uint32Array(),
			sample: lines.slice(0, -1).map((line) => splitRecord(line, dialect.delimiter)),
			shapes: shapes.map((one, i) => (watch.includes(i) ? one : undefined)),
			encoding,
			file_delimiter: dialect.delimiter,
			header_row: dialect.header_row,
			remarks: {}
		}
	};
}

function judge(found: Scan, i: number, width: number): RefusedReason | 'blank' | null {
	const marks = found.marks[i] as number;
	if (marks & MARK.too_long) return 'too_long';
	if (marks & MARK.text_after_quote) return 'text_after_quote';
	if (marks & MARK.unclosed_quote) return 'unclosed_quote';
	if (marks & MARK.blank) return 'blank';
	const cells = found.widths[i] as number;
	return cells === width ? null : cells < width ? 'too_few_cells' : 'too_many_cells';
}

/** A row of totals or a report's footer: its first filled cell says so, and little else is filled. */
export function isTotals(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	return filled.length > 0 && filled.length <= 4 && TOTALS.test(filled[0] ?? '');
}

/** The zone that a footer such as `Timezone: Asia/Makassar` gives for all times of the file. */
export function zoneNamed(cells: readonly string[]): string | undefined {
	const zone = /:\s*([A-Z][A-Za-z]+\/[A-Za-z_/+-]+|UTC|GMT)\s*$/.exec(cells.join(' ').trim())?.[1];
	try {
		return zone && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}

/** The text of a refused record; of a very long one its beginning. */
async function original(
	text: Blob,
	found: Scan,
	i: number,
	record: (i: number) => Promise<string>
): Promise<string> {
	const start = found.starts[i] as number;
	const long = (found.starts[i + 1] as number) - start > ORIGINAL_CHARS * 4;
	const line = long
		? await text.slice(start, start + ORIGINAL_CHARS * 4).text()
		: withoutEol(await record(i));
	return line.length > ORIGINAL_CHARS ? `${line.slice(0, ORIGINAL_CHARS)} …` : line;
}

/**
 * The kept rows as CSV that the engine reads strictly. Clean runs are slices of the file itself, so that a good file
 * is never copied; rows that are loose, or whose line end differs from the others, are written anew.
 */
async function clean(
	text: Blob,
	found: Scan,
	kept: readonly number[],
	delimiter: string,
	eol: string
): Promise<Blob> {
	const tidy = (i: number) => isTidy(found.marks[i] as number, eol);
	const untidy = kept.reduce((sum, i) => sum + (tidy(i) ? 0 : 1), 0);
	const rewriteAll = untidy > 1_000 && untidy * 20 > kept.length;
	const parts: BlobPart[] = [];
	for (let k = 0; k < kept.length;) {
		const first = kept[k] as number;
		const asIs = !rewriteAll && tidy(first);
		let n = 1;
		while (
			k + n < kept.length &&
			kept[k + n] === first + n &&
			(!rewriteAll && tidy(first + n)) === asIs &&
			(asIs || (found.starts[first + n] as number) - (found.starts[first] as number) < BLOCK)
		)
			n += 1;
		const block = text.slice(found.starts[first], found.starts[first + n]);
		parts.push(asIs ? block : await rewritten(block, found, first, n, delimiter, eol));
		k += n;
	}
	return new Blob(parts);
}

/** The engine takes the first line break it meets for the line end of all rows, even one inside a quoted cell. */
function lineEnd(first: string): '\n' | '\r\n' {
	return /\r\n|\n|\r/.exec(first)?.[0] === '\r\n' ? '\r\n' : '\n';
}

function isTidy(marks: number, eol: string): boolean {
	return (marks & (MARK.loose | MARK.cr | MARK.crlf | MARK.open_end)) === (eol === '\r\n' ? MARK.crlf : 0);
}

async function rewritten(
	block: Blob,
	found: Scan,
	first: number,
	n: number,
	delimiter: string,
	eol: string
): Promise<string> {
	const bytes = new Uint8Array(await block.arrayBuffer());
	const base = found.starts[first] as number;
	const decoder = new TextDecoder();
	let out = '';
	for (let i = first; i < first + n; i += 1) {
		const record = bytes.subarray((found.starts[i] as number) - base, (found.starts[i + 1] as number) - base);
		const text = decoder.decode(record);
		const loose = (found.marks[i] as number) & MARK.loose;
		out += (loose ? csvLine(splitRecord(text, delimiter), delimiter) : withoutEol(text)) + eol;
	}
	return out;
}

/** One row of strict CSV: cells quoted where they have to be. */
export function csvLine(cells: readonly string[], delimiter: string): string {
	return cells
		.map((cell) =>
			/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
		)
		.join(delimiter);
}
