import { read, SSF, type CellObject, type WorkBook } from '@e965/xlsx';
import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { TOTALS_WITHIN, isTotals, zoneNamed } from './csv.ts';
import { normalise } from './format.ts';
import { HEADER_WITHIN, filledIn, headerAt, mostCommon } from './header.ts';
import { recognise } from './recognise.ts';
import { Rows } from './rows.ts';
import type { RawTable, Remarks } from './table.ts';
import { Problem } from './types.ts';

const LARGEST_FILE = 200_000_000;
const LARGEST_UNPACKED = 1_500_000_000;
const DAY = 86_400;
const LAST_DAY = 2_958_465;
/** A time of day on a serial beyond this (1927) is a full date of which the cell shows only the clock. */
const LONGEST_DURATION = 10_000;
const OLD_XLS = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** One row that is not blank; `line` is its number in the sheet, from 1. */
interface Row {
	line: number;
	cells: string[];
}

/** One sheet, its rows told apart; columns without name and value are gone. */
interface Sheet {
	name: string;
	header: string[];
	header_row: number;
	/** two sheets with the same key belong into one table */
	key: string;
	rows: Row[];
	/** rows above the header, blank rows between, totals */
	not_rows: number;
	/** rows with any value, header included */
	filled: number;
	zone: string | undefined;
}

/** Whether this is a spreadsheet: a zip with a workbook in it, or the container of an old .xls. Never throws. */
export async function looksLikeWorkbook(blob: Blob): Promise<boolean> {
	const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
	if (isOldXls(head)) return true;
	if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return false;
	try {
		return (await entriesOf(blob)).some(({ filename }) => /^xl\/workbook\.(xml|bin)$/.test(filename));
	} catch {
		return false;
	}
}

/**
 * Workbook (.xlsx, .xlsm, .xlsb, .xls) → its tables. Read are the sheets named in `chosen`, else those with a header that
 * is recognised, else the one with most rows; sheets with the same header make one table. Cells become text: times
 * `YYYY-MM-DD HH:MM:SS`, durations `HH:MM:SS`, other numbers without exponent. `line` is the row in its own sheet.
 * @throws Problem `too_large` | `broken_zip` | `unsupported_type` (encrypted, or no spreadsheet) | `no_rows`
 */
export async function readWorkbook(
	name: string,
	blob: Blob,
	chosen?: readonly string[]
): Promise<RawTable[]> {
	const sheets = sheetsOf(await opened(name, blob));
	const used = picked(sheets, chosen).filter((sheet) => sheet.rows.length > 0);
	if (used.length === 0) throw new Problem('no_rows', { file: name });
	const keys = [...new Set(used.map(({ key }) => key))];
	const groups = keys.map((key) => used.filter((sheet) => sheet.key === key));
	const unused = sheets.filter((sheet) => !used.includes(sheet));
	const left = unused.reduce((sum, { filled }) => sum + filled, 0);
	const all = sheets.map((sheet) => ({
		name: sheet.name,
		rows: sheet.rows.length,
		used: used.includes(sheet)
	}));
	return groups.map((group, i) =>
		tableOf(
			groups.length === 1 ? name : `${name} › ${group[0]?.name}`,
			group,
			i === 0 ? left : 0,
			sheets.length > 1 ? { sheets: all } : {}
		)
	);
}

function isOldXls(head: Uint8Array): boolean {
	return OLD_XLS.every((byte, i) => head[i] === byte);
}

async function entriesOf(blob: Blob) {
	const reader = new ZipReader(new BlobReader(blob));
	try {
		return await reader.getEntries();
	} finally {
		await reader.close();
	}
}

async function opened(name: string, blob: Blob): Promise<WorkBook> {
	const tooLarge = (bytes: number) => new Problem('too_large', { file: name, size: Math.round(bytes / 1e6) });
	if (blob.size > LARGEST_FILE) throw tooLarge(blob.size);
	const bytes = new Uint8Array(await blob.arrayBuffer());
	const old = isOldXls(bytes);
	try {
		const unpacked = old
			? blob.size
			: (await entriesOf(blob)).reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
		if (unpacked > LARGEST_UNPACKED) throw tooLarge(unpacked);
		const book = read(bytes, {
			type: 'array',
			dense: true,
			cellDates: false,
			cellNF: true,
			cellText: false,
			cellHTML: false,
			cellFormula: false
		});
		// The library passes over a sheet that it fails to read; here no row may go unseen.
		if (book.SheetNames.some((sheet) => !book.Sheets[sheet])) throw new Error('sheet missing');
		return book;
	} catch (error) {
		if (error instanceof Problem) throw error;
		if (error instanceof RangeError) throw tooLarge(blob.size);
		throw new Problem(old ? 'unsupported_type' : 'broken_zip', { file: name });
	}
}

/** Every sheet of the workbook in its order; the library's cells are let go as soon as their text is taken. */
function sheetsOf(book: WorkBook): Sheet[] {
	const text = cellText(book.Workbook?.WBProps?.date1904 === true);
	return book.SheetNames.map((name) => {
		const data = book.Sheets[name]?.['!data'] ?? [];
		delete book.Sheets[name];
		const rows: Row[] = [];
		data.forEach((row: (CellObject | undefined)[] | undefined, i) => {
			const cells = Array.from(row ?? [], text);
			if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: i + 1, cells });
		});
		return sheetOf(name, rows);
	});
}

function sheetOf(name: string, filled: Row[]): Sheet {
	const at = headerIn(filled.map(({ cells }) => cells));
	const top = filled[at];
	const below = filled.slice(at + 1);
	const isTotal = (row: Row, i: number) => below.length - i <= TOTALS_WITHIN && isTotals(row.cells);
	const rows = below.filter((row, i) => !isTotal(row, i));
	const totals = below.filter(isTotal);
	const columns = columnsIn(top?.cells ?? [], rows);
	const header = columns.map((column) => top?.cells[column]?.trim() ?? '');
	return {
		name,
		header,
		header_row: top?.line ?? 0,
		key: header.map(normalise).join('\t').trimEnd(),
		rows: rows.map(({ line, cells }) => ({ line, cells: columns.map((column) => cells[column] ?? '') })),
		not_rows: (filled.at(-1)?.line ?? 0) - rows.length - (top ? 1 : 0),
		filled: filled.length,
		zone: totals.map(({ cells }) => zoneNamed(cells)).find((zone) => zone !== undefined)
	};
}

/** A row is full that has at least as many values as most: cells of records may be empty, names of columns seldom are. */
function headerIn(rows: readonly string[][]): number {
	const width = mostCommon(rows.map(filledIn));
	return headerAt(rows.slice(0, HEADER_WITHIN), (cells) => filledIn(cells) >= width);
}

/** Columns that have a name or, in any row, a value. */
function columnsIn(header: readonly string[], rows: readonly Row[]): number[] {
	const used: boolean[] = [];
	for (const cells of [header, ...rows.map((row) => row.cells)])
		for (let i = 0; i < cells.length; i += 1) if (cells[i]?.trim()) used[i] = true;
	return [...used.keys()].filter((i) => used[i]);
}

function picked(sheets: readonly Sheet[], chosen: readonly string[] | undefined): Sheet[] {
	if (chosen) return sheets.filter(({ name }) => chosen.includes(name));
	const known = sheets.filter(({ header }) => recognise(header, 'csv') !== null);
	if (known.length > 0) return known;
	const size = ({ header, rows }: Sheet) => (header.length > 1 ? rows.length : 0);
	const largest = sheets.reduce<Sheet | undefined>(
		(most, sheet) => (most && size(most) >= size(sheet) ? most : sheet),
		undefined
	);
	return sheets.filter(({ key }) => key === largest?.key);
}

/** Sheets with one header → one table; `left` counts the rows of sheets that nobody reads. */
function tableOf(name: string, sheets: readonly Sheet[], left: number, remarks: Remarks): RawTable {
	const widest = sheets.reduce((most, sheet) => (sheet.header.length > most.header.length ? sheet : most));
	const zone = sheets.find((sheet) => sheet.zone !== undefined)?.zone;
	const rows = new Rows();
	rows.columns(widest.header);
	rows.not_rows = sheets.reduce((sum, sheet) => sum + sheet.not_rows, left);
	for (const sheet of sheets)
		for (const { line, cells } of sheet.rows) rows.add(cells, line, cells.join('\t'));
	return rows.table({
		name,
		shape: 'csv',
		encoding: 'xlsx',
		header_row: sheets[0]?.header_row ?? null,
		remarks: { ...remarks, ...(zone !== undefined && { zone }) }
	});
}

type Kind = 'number' | 'elapsed' | 'time' | 'date' | 'datetime';

/** Text of a cell; numbers by what their format makes of them, under the workbook's epoch. */
function cellText(since1904: boolean): (cell: CellObject | undefined) => string {
	const kinds = new Map<string, Kind>();
	const kind = (format: string) => {
		const known = kinds.get(format) ?? kindOf(format);
		kinds.set(format, known);
		return known;
	};
	return (cell) => {
		if (!cell || cell.t === 'e' || cell.v === undefined || cell.v === null) return '';
		if (typeof cell.v !== 'number') return String(cell.v);
		return numberText(cell.v, kind(String(cell.z ?? 'General')), since1904);
	};
}

function kindOf(format: string): Kind {
	if (!SSF.is_date(format)) return 'number';
	if (/\[(h+|m+|s+)\]/i.test(format)) return 'elapsed';
	const codes = format.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]|AM\/PM|A\/P/gi, '').split(';')[0] as string;
	const clock = /[hs]/i.test(codes);
	if (/[ydeg]|mmm/i.test(codes)) return clock ? 'datetime' : 'date';
	return clock ? 'time' : 'date';
}

function numberText(value: number, kind: Kind, since1904: boolean): string {
	if (kind === 'elapsed' || (kind === 'time' && value < LONGEST_DURATION)) return clockText(value);
	if (kind === 'number' || value < 0 || value > LAST_DAY) return plain(value);
	return value < 1 ? clockText(value) : dateText(value, kind === 'date', since1904);
}

/** Days → `HH:MM:SS`, hours beyond 24 too, rounded to the second. */
function clockText(days: number): string {
	const seconds = Math.round(Math.abs(days) * DAY);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return (days < 0 && seconds > 0 ? '-' : '') + parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Excel counts a 29 February 1900 that never was: serials before it stand one day later than the epoch says. */
function dateText(serial: number, dayOnly: boolean, since1904: boolean): string {
	const seconds = Math.round(serial * DAY);
	const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
	const text = new Date(epoch + seconds * 1000).toISOString();
	return dayOnly && seconds % DAY === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Whole numbers to the last digit, as ids need them; others to the 15 digits that a spreadsheet keeps. */
function plain(value: number): string {
	if (Number.isInteger(value)) return BigInt(value).toString();
	return String(Number(value.toPrecision(15)));
}
