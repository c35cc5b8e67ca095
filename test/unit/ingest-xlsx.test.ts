import { utils, write, type BookType, type CellObject } from '@e965/xlsx';
import { BlobReader, BlobWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../src/ingest/read.ts';
import type { RawTable } from '../../src/ingest/table.ts';
import { Problem } from '../../src/ingest/types.ts';
import { looksLikeWorkbook, readWorkbook } from '../../src/ingest/xlsx.ts';
import { FORMATS, expectedOf } from '../formats.ts';
import { fileAt, hasShared } from './loading.ts';

type Cell = string | number | boolean | null | CellObject;
type Sheets = Record<string, Cell[][]>;

interface How {
	type?: BookType;
	date1904?: boolean;
	origin?: string;
}

/** Sheets → a workbook, written by the library itself. */
function book(sheets: Sheets, { type = 'xlsx', date1904 = false, origin = 'A1' }: How = {}): Blob {
	const made = utils.book_new();
	made.Workbook = { WBProps: { date1904 } };
	for (const [name, rows] of Object.entries(sheets))
		utils.book_append_sheet(made, utils.sheet_add_aoa({}, rows, { origin }), name);
	return new Blob([write(made, { type: 'array', bookType: type }) as ArrayBuffer]);
}

const n = (v: number, z: string): CellObject => ({ t: 'n', v, z });
const readAll = (blob: Blob, sheets?: string[]) =>
	readTables('a.xlsx', blob, { progress: () => {}, ...(sheets && { sheets }) });
const readOne = async (blob: Blob, sheets?: string[]) => {
	const tables = await readAll(blob, sheets);
	expect(tables).toHaveLength(1);
	return tables[0] as RawTable;
};
const problem = async (work: Promise<unknown>) => {
	const error: unknown = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(Problem);
	return error as Problem;
};

const SNOW = ['number', 'opened_at', 'state', 'sys_updated_on'];
const incident = (id: string) => [id, '2026-01-02 10:00:00', '1', '2026-01-02 11:00:00'];

describe('cells become text', () => {
	const STAMP = 'yyyy-mm-dd hh:mm:ss';
	test.each([
		['a time, rounded to the nearest second', n(46241.344, STAMP), '2026-08-07 08:15:22'],
		['a time a hair before midnight', n(46241.999999, STAMP), '2026-08-08 00:00:00'],
		['midnight in a column of times', n(46241, STAMP), '2026-08-07 00:00:00'],
		['a day', n(46241, 'dd/mm/yyyy'), '2026-08-07'],
		['a day that hides a time', n(46241.25, 'm/d/yy'), '2026-08-07 06:00:00'],
		['a time with locale and am/pm', n(46241.5, '[$-409]m/d/yy\\ h:mm\\ AM/PM;@'), '2026-08-07 12:00:00'],
		['before the leap day that never was', n(59, 'yyyy-mm-dd'), '1900-02-28'],
		['after it', n(61, 'yyyy-mm-dd'), '1900-03-01'],
		['a duration', n(0.2291550925925926, '[h]:mm:ss'), '05:29:59'],
		['a duration beyond a day', n(1.5, '[hh]:mm'), '36:00:00'],
		['a duration in minutes', n(0.0625, '[m]'), '01:30:00'],
		['a negative duration', n(-0.0625, '[h]:mm'), '-01:30:00'],
		['no duration', n(0, '[h]:mm:ss'), '00:00:00'],
		['a time of day', n(0.34375, 'h:mm AM/PM'), '08:15:00'],
		['a duration as a time of day', n(1.25, 'h:mm'), '30:00:00'],
		['a date of which only the clock shows', n(46241.344, 'h:mm'), '2026-08-07 08:15:22'],
		['an id', 2026091310000133, '2026091310000133'],
		['an id beyond 15 digits', n(900719925474099200, '0'), '900719925474099200'],
		['a number beyond 1e21', n(1e21, '0'), '1000000000000000000000'],
		['a fraction', 0.1 + 0.2, '0.3'],
		['money, red where negative', n(-1234.5, '#,##0.00;[Red]-#,##0.00'), '-1234.5'],
		['a number with a unit in its format', n(5, '0 "days"'), '5'],
		['true', true, 'true'],
		['false', false, 'false'],
		['an error', { t: 'e', v: 42 } as CellObject, ''],
		['text over two lines', 'one, "two"\nthree', 'one, "two"\nthree'],
		['text that looks like a number', '00012', '00012']
	] as [string, Cell, string][])('%s', async (_, cell, expected) => {
		for (const type of ['xlsx', 'xlsb', 'biff8'] as const) {
			const table = await readOne(book({ one: [SNOW, ['INC1', cell, '1', 'x']] }, { type }));
			expect([type, table.sample[0]?.[1]]).toEqual([type, expected]);
		}
	});

	test('in the 1904 date system', async () => {
		const rows = [SNOW, ['INC1', n(46241.344 - 1462, STAMP), n(1.5, '[h]:mm'), n(0.25, 'h:mm')]];
		const table = await readOne(book({ one: rows }, { date1904: true }));
		expect(table.sample[0]).toEqual(['INC1', '2026-08-07 08:15:22', '36:00:00', '06:00:00']);
	});

	test('as CSV with quotes, and as the original of the row', async () => {
		const table = await readOne(book({ one: [SNOW, ['INC1', 'a, "b"\nc', null, 'x']] }));
		expect(await table.csv.text()).toBe('INC1,"a, ""b""\nc",,x\n');
		expect(await table.source.slice(table.starts[0], table.ends[0]).text()).toBe('INC1\ta, "b"\nc\t\tx\n');
	});
});

describe('rows of a sheet', () => {
	test('title, blank, total and footer rows are no rows; lines are those of the sheet', async () => {
		const above = [['Incidents of January'], []];
		const below = [['Total', 2], [], ['Timezone: Asia/Makassar']];
		const rows = [...above, SNOW, incident('INC1'), [], incident('INC2'), ...below];
		const table = await readOne(book({ one: rows }));
		expect(table).toMatchObject({ header: SNOW, header_row: 3, kept: 2, not_rows: 6, encoding: 'xlsx' });
		expect([...table.lines]).toEqual([4, 6]);
		expect(table.remarks).toEqual({ zone: 'Asia/Makassar' });
	});

	test('a range that does not begin in A1', async () => {
		const table = await readOne(book({ one: [SNOW, incident('INC1')] }, { origin: 'C4' }));
		expect(table).toMatchObject({ header: SNOW, header_row: 4, kept: 1, not_rows: 3 });
		expect([...table.lines]).toEqual([5]);
	});

	test('absent cells keep the others in place; empty columns go, nameless ones with values stay', async () => {
		const rows = [
			[...SNOW, '', null, '  '],
			['INC1', null, '1', null, null, 'note']
		];
		const table = await readOne(book({ one: rows }));
		expect(table.header).toEqual([...SNOW, '']);
		expect(table.sample).toEqual([['INC1', '', '1', '', 'note']]);
	});

	test('names that repeat are columns of their own', async () => {
		const names = Array.from({ length: 1_000 }, () => 'Source');
		const table = await readOne(
			book({
				one: [
					[...SNOW, ...names],
					[...incident('INC1'), ...names.keys()]
				]
			})
		);
		expect(table.header).toEqual([...SNOW, ...names]);
		expect(table.sample[0]?.slice(-2)).toEqual(['998', '999']);
	});

	test('a header that nobody knows stands where the rows get wide, whatever gaps and words they have', async () => {
		const rows = [
			['Rekapitulasi', 'x'],
			['Foo', 'Bar', 'Baz', 'Qux'],
			['Cabang', 'Prioritas', 'x'],
			...Array(8).fill([1, 2, 3]),
			[1, 2, 3, 4]
		];
		const table = await readOne(book({ one: rows }));
		expect(table).toMatchObject({
			header: ['Foo', 'Bar', 'Baz', 'Qux'],
			header_row: 2,
			kept: 10,
			not_rows: 1
		});
	});
});

describe('sheets of a workbook', () => {
	const months = {
		Notes: [['Legend'], ['red', 'bad'], ['green', 'good']],
		January: [['January'], SNOW, incident('INC1'), incident('INC2')],
		February: [SNOW.map((name) => ` ${name.toUpperCase()}`), incident('INC3')],
		Empty: []
	};

	test('months with one header make one table; what is left out is accounted for', async () => {
		const table = await readOne(book(months));
		expect(table).toMatchObject({ name: 'a.xlsx', header: SNOW, header_row: 2, kept: 3, not_rows: 4 });
		expect([...table.lines]).toEqual([3, 4, 2]);
		const sheets = table.remarks.sheets?.map(({ name, rows, used }) => `${name} ${rows} ${used}`);
		expect(sheets).toEqual(['Notes 1 false', 'January 2 true', 'February 1 true', 'Empty 0 false']);
	});

	test('a nameless last column in one month does not split the months', async () => {
		const wide = { ...months, March: [SNOW, [...incident('INC4'), 'seen']] };
		const table = await readOne(book(wide));
		expect(table.header).toEqual([...SNOW, '']);
		expect(table.sample.map((cells) => cells.at(-1))).toEqual(['', '', '', 'seen']);
	});

	test('other recognised headers make other tables', async () => {
		const other = [...SNOW, 'priority'];
		const tables = await readAll(book({ ...months, Other: [other, [...incident('INC9'), '3']] }));
		expect(tables.map(({ name, kept, not_rows }) => [name, kept, not_rows])).toEqual([
			['a.xlsx › January', 3, 4],
			['a.xlsx › Other', 1, 0]
		]);
	});

	test('none recognised: the one with most rows and all with its header', async () => {
		const own = (rows: number) => [['Foo', 'Bar'], ...Array<number[]>(rows).fill([1, 2])];
		const list = [['One column'], ...Array<string[]>(50).fill(['x'])];
		const table = await readOne(
			book({
				list,
				a: own(2),
				b: own(9),
				c: [
					['Other', 'Names'],
					[1, 2]
				]
			})
		);
		expect(table).toMatchObject({ header: ['Foo', 'Bar'], kept: 11, not_rows: 53 });
	});

	test('exactly the sheets that were chosen', async () => {
		const notes = await readOne(book(months), ['Notes']);
		expect(notes).toMatchObject({ header: ['red', 'bad'], kept: 1, not_rows: 1 + 6 });
		const tables = await readAll(book(months), ['Notes', 'February']);
		expect(tables.map(({ name, kept }) => [name, kept])).toEqual([
			['a.xlsx › Notes', 1],
			['a.xlsx › February', 1]
		]);
		expect((await problem(readAll(book(months), ['Empty']))).key).toBe('no_rows');
	});
});

describe('told by content', () => {
	test('workbooks in a zip, beside text', async () => {
		const writer = new ZipWriter(new BlobWriter());
		await writer.add('one.xlsx', new BlobReader(book({ one: [SNOW, incident('INC1')] })));
		await writer.add('old.dat', new BlobReader(book({ one: [SNOW, incident('INC2')] }, { type: 'biff8' })));
		await writer.add('two.csv', new BlobReader(new Blob([`${SNOW}\n${incident('INC3')}\n`])));
		const tables = await readAll(await writer.close());
		expect(tables.map(({ name, kept, encoding }) => [name, kept, encoding])).toEqual([
			['a.xlsx › one.xlsx', 1, 'xlsx'],
			['a.xlsx › old.dat', 1, 'xlsx'],
			['a.xlsx › two.csv', 1, 'utf-8']
		]);
	});

	test('what is none, or cannot be read', async () => {
		const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
		expect((await problem(readAll(new Blob([new Uint8Array([...ole, 1, 2, 3])])))).key).toBe(
			'unsupported_type'
		);
		expect((await problem(readAll(book({ one: [SNOW] })))).key).toBe('no_rows');
		expect((await problem(readAll(book({ one: [] })))).key).toBe('no_rows');
		const whole = book({ one: [SNOW, incident('INC1')] });
		expect((await problem(readAll(whole.slice(0, whole.size >> 1)))).key).toBe('broken_zip');
		expect(await looksLikeWorkbook(new Blob(['number,state\n']))).toBe(false);
		const huge = Object.defineProperty(whole.slice(), 'size', { value: 250_000_000 });
		expect(await problem(readWorkbook('a.xlsx', huge))).toMatchObject({
			key: 'too_large',
			params: { size: 250 }
		});
	});

	test('a workbook with a sheet that cannot be read is not read in part', async () => {
		const writer = new ZipWriter(new BlobWriter());
		const whole = book({ one: [SNOW, incident('INC1')], two: [SNOW, incident('INC2')] });
		for (const entry of await new ZipReader(new BlobReader(whole)).getEntries())
			if (!entry.directory && !entry.filename.endsWith('sheet2.xml'))
				await writer.add(entry.filename, new BlobReader(await entry.getData(new BlobWriter())));
		expect((await problem(readAll(await writer.close()))).key).toBe('broken_zip');
	});
});

describe('real workbooks', () => {
	const shared = async (name: string) => {
		const { content } = fileAt(`${FORMATS}/${name}`);
		return readOne(new Blob([content]));
	};

	test.each([
		['isp_incident', 3, [0, 2, 8, 11], ['Critical', 'C260801', '01/08/26 00:20:15', '03:36:49']],
		['isp_tickets', 0, [0, 6], ['CUST-0015', '01/09/2026 00:20:15']],
		['servicenow_label', 0, [0, 1], ['INC0021000', '2026-08-01 00:20:15']],
		['zammad_report', 4, [0, 2, 12, 18], ['54001', 'closed', '2026-09-01 00:20:15', '2026-09-01 01:01:58']]
	] as const)('%s', async (name, notRows, columns, cells) => {
		if (!hasShared(`formats/${name}.xlsx`)) return;
		const table = await shared(`${name}.xlsx`);
		const { rows_in_file: kept, header_row } = expectedOf(`${name}.xlsx`);
		expect(table).toMatchObject({ kept, refused: [], not_rows: notRows, header_row });
		expect(columns.map((column) => table.sample[0]?.[column])).toEqual(cells);
	});

	test('month sheets, Excel times beside text, and a zone in the footer', async () => {
		if (!hasShared('formats/isp_incident.xlsx')) return;
		const isp = await shared('isp_incident.xlsx');
		expect(isp.remarks.sheets).toMatchObject([
			{ name: 'Agustus 2026', rows: 10, used: true },
			{ name: 'September 2026', rows: 10, used: true },
			{ name: 'Keterangan', used: false }
		]);
		expect([8, 9, 10, 11, 24].map((column) => isp.sample[1]?.[column])).toEqual([
			'2026-08-03 16:22:32',
			'2026-08-03 16:40:32',
			'2026-08-03 21:52:31',
			'05:29:59',
			'00:00:00'
		]);
		const tickets = await shared('isp_tickets.xlsx');
		expect(tickets.sample[3]?.slice(6, 8)).toEqual(['2026-09-05 00:42:09', '']);
		expect((await shared('zammad_report.xlsx')).remarks.zone).toBe('Asia/Makassar');
	});
});
