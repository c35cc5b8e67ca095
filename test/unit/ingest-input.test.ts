import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { planFor } from '../../src/ingest/plan.ts';
import { readTables } from '../../src/ingest/read.ts';
import { recognise } from '../../src/ingest/recognise.ts';
import { checkUsable, firstDecision, reviewOf } from '../../src/ingest/review.ts';
import { suggest } from '../../src/ingest/suggest.ts';
import { Problem } from '../../src/ingest/types.ts';
import { bootEngine } from './engine.ts';
import { loaded } from './loading.ts';

const read = (content: string | Uint8Array<ArrayBuffer>) =>
	readTables('a.csv', new Blob([content]), { progress: () => {} });
const problem = async (work: Promise<unknown>) => {
	const error = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(Problem);
	return error as Problem;
};

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const WIDE = `${Array.from({ length: 200 }, (_, i) => `col${i}`).join(',')}\n${Array.from({ length: 200 }, () => 'x').join(',')}\n`;

test.each([
	['an empty file', '', 'empty_file', {}],
	['blanks only', ' \n\n', 'empty_file', {}],
	['a picture renamed', PNG, 'unsupported_type', {}],
	['bytes that are no text', new Uint8Array([65, 0, 66, 0, 1, 2, 3, 4]), 'not_text', {}],
	['a header only', 'number,opened_at,state,sys_updated_on\n', 'no_rows', {}],
	[
		'JSON that breaks off',
		'{"records": [\n{"number": "INC1",\n "opened_at": "2026-0',
		'broken_json',
		{ line: 3, column: 22 }
	],
	['JSON without records', '{"ok": true}', 'json_without_records', {}],
	['JSON whose records are empty', '[{}, {"number": null}]', 'json_without_records', {}],
	['lines of JSON whose records are empty', '{}\n{}\n', 'json_without_records', {}],
	['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'broken_zip', {}],
	['a broken .gz', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'broken_zip', {}]
] as const)('%s is told apart', async (_, content, key, params) => {
	const error = await problem(read(content as string));
	expect(error.key).toBe(key);
	expect(error.params).toMatchObject({ file: 'a.csv', ...params });
});

test('200 columns without any date, and a file in which nothing tells incidents apart', async () => {
	const [wide] = await read(WIDE);
	const noDate = await problem((async () => wide && checkUsable(wide))());
	expect([noDate.key, noDate.params['columns']]).toEqual(['no_date', 200]);
	const rows = Array.from(
		{ length: 30 },
		(_, i) => `2026-01-${String((i % 28) + 1).padStart(2, '0')},Wi-Fi`
	).join('\n');
	const [anonymous] = await read(`When,What\n${rows}\n`);
	expect((await problem((async () => anonymous && checkUsable(anonymous))())).key).toBe('no_id');
});

test('a known format whose id column is blank throughout', async () => {
	const content = 'number,opened_at,state,sys_updated_on\n,2026-01-01 10:00:00,1,\n,2026-01-01 10:00:00,1,\n';
	expect((await problem(loaded([{ name: 'a.csv', content }]))).key).toBe('no_id');
});

test('gzip and plain give the same', async () => {
	const content = 'Ticket No,Reported At,Status,Team,Category\nA,2026-01-05 10:00,Open,x,y\n';
	const packed = new Uint8Array(gzipSync(content));
	const one = await loaded([{ name: 'a.csv', content }]);
	const two = await loaded([{ name: 'a.csv.gz', content: packed }]);
	expect(two.files).toEqual(one.files);
});

test('one JSON object per line: a broken line is a refused row', async () => {
	const line = (id: string) =>
		JSON.stringify({ number: id, opened_at: '2026-01-05 10:00:00', state: '1', sys_id: id });
	const content = `${line('A')}\n${line('B').slice(0, 20)}\n[1]\n${line('C')}\n`;
	const { files, refused } = await loaded([{ name: 'a.ndjson', content }]);
	expect(files[0]).toMatchObject({ format: 'servicenow_json', rows: 4, kept: 2, refused: 2, zone: 'utc' });
	expect(refused.map(({ line: at, reason }) => [at, reason])).toEqual([
		[2, 'broken_json'],
		[3, 'not_an_object']
	]);
});

test('a failed record of a JSON export is refused, not counted', async () => {
	const good = {
		number: 'A',
		opened_at: '2026-01-05 10:00:00',
		state: '1',
		sys_id: 'x',
		__status: 'success'
	};
	const content = JSON.stringify({ records: [good, { __status: 'failure', __error: { message: 'no' } }] });
	const { refused } = await loaded([{ name: 'a.json', content }]);
	expect(refused).toMatchObject([{ line: 2, reason: 'failed_record' }]);
});

describe('whole numbers beyond what a double holds keep their digits', () => {
	const record = String.raw`{"id": 12345678901234567890, "safe":9007199254740991, "list":[-9007199254740993,1], "part": 0.1234567890123456, "text": "a \" : 12345678901234567890, \\"}`;
	const cells = [
		'12345678901234567890',
		'9007199254740991',
		'["-9007199254740993",1]',
		'0.1234567890123456',
		'a " : 12345678901234567890, \\'
	];

	test.each([
		['in an array', `[${record},${record}]`],
		['in one object per line', `${record}\n${record}\n`]
	])('%s', async (_, content) => {
		const [table] = await read(content);
		expect(table?.sample).toEqual([cells, cells]);
	});

	test('what is no JSON stays none, and its place is told in the text as it was', async () => {
		const error = await problem(read('[{"id": 12345678901234567890, "n": 01234567890123456789}]'));
		expect([error.key, error.params['line'], error.params['column']]).toEqual(['broken_json', 1, 37]);
	});
});

describe('the header is found', () => {
	const day = '05/01/2026 10:00';
	test.each([
		['above rows that hold names of columns', 1, `Kode;Segmen;Lewat;Kapan\nA;Prioritas;Cabang;${day}\n`],
		['above rows of such names alone', 1, 'Kolom;Arti\nStatus;Prioritas\nTiket;Kategori\n'],
		['though it lacks a name', 1, `Kode;;Lewat;Kapan\nx;Prioritas;Cabang;y\n`],
		['below a padded title', 3, `Rekap Agustus;;;\n;;;\nKode;Unit A;Lewat;Kapan\nA;x;Cabang;${day}\n`],
		['below padded facts', 2, `Bulan:;8;Tahun:;2026\nKode;Status;Lokasi;Kapan\nA;x;y;${day}\n`],
		['below a row that reads like names', 2, `A;B;C;D\nNo Tiket;Status;Lokasi;Kapan\nT1;x;y;${day}\n`],
		['above rows that are wider', 1, `No Tiket;Status;Kapan\n1;Baru;${day};\n2;Baru;${day};\n`],
		['above blank lines', 1, `Kode;Apa\r\n${'\r\n'.repeat(9)}A;x\r\nB;y\r\n`],
		['below the separator that is declared', 2, `sep=;\nKode;Lewat\nPrioritas;Cabang\n`]
	])('%s', async (_, line, content) => {
		const [table] = await read(content);
		expect(table?.header_row).toBe(line);
	});
});

test('an unknown header is never loaded by itself, and a wrong field is never sure', async () => {
	const [table] = await read(
		'Kode,Tgl Kejadian Gangguan,Nama Petugas Shift,Cuaca\nG-1,05/01/2026 10:00,Tech 07,hujan\nG-2,17/01/2026 11:00,Tech 08,cerah\n'
	);
	expect(table && recognise(table.header, 'csv')).toBeNull();
	const columns = table ? suggest(table) : [];
	expect(columns.map(({ field }) => field)).toEqual(['incident_id', 'opened_at', 'assignee', null]);
	expect(columns.filter(({ confidence }) => confidence === 'high')).toEqual([]);
});

describe('the review', () => {
	const ambiguous =
		'number,opened_at,state,sys_updated_on\nA,1/2/2026 10:00,Awaiting Vendor,\nB,3/4/2026 10:00,Closed,\n';

	test('a known format with dates that read both ways is asked about, and keeps its words', async () => {
		const [table] = await read(ambiguous);
		if (!table) throw new Error('no table');
		const format = recognise(table.header, 'csv');
		expect(format && planFor(table, format).order_from).toBe('assumed');
		const decision = { ...firstDecision(table, format), date_order: 'mdy' as const };
		const { db, files } = await loaded([{ name: 'a.csv', content: ambiguous }], { decision });
		expect(files[0]).toMatchObject({ format: 'servicenow_csv', date_order: 'mdy', unknown_states: 0 });
		expect(await db.rows("SELECT opened_at, state FROM incident WHERE incident_id = 'A'")).toEqual([
			{ opened_at: new Date('2026-01-02T10:00:00Z'), state: 'on_hold' }
		]);
		const review = await reviewOf(db, table, decision, 'UTC');
		expect(review).toMatchObject({
			date_ambiguous: true,
			date_example: { value: '1/2/2026 10:00', dmy: '2026-02-01 10:00:00', mdy: '2026-01-02 10:00:00' },
			rows: 2
		});
		expect(review.preview.map(({ cells }) => cells['opened_at'])).toEqual([
			'2026-01-02 10:00:00',
			'2026-03-04 10:00:00'
		]);
	});

	test('a column mapped by hand is shown as the reader chose it', async () => {
		const [table] = await read('Kode,Kapan,Apa\nA,13/2/2026 10:00,x\n,14/2/2026 10:00,y\n');
		if (!table) throw new Error('no table');
		const db = await bootEngine();
		const decision = {
			kind: 'list' as const,
			fields: { 0: 'incident_id', 1: 'opened_at', 2: 'category' } as const,
			date_order: 'dmy' as const
		};
		const review = await reviewOf(db, table, decision, 'UTC');
		expect(review.columns.map(({ field, reason }) => [field, reason])).toEqual([
			['incident_id', 'reader'],
			['opened_at', 'values_dates'],
			['category', 'reader']
		]);
		expect(review.preview.map(({ refused }) => refused)).toEqual([null, 'no_id']);
		expect(review.date_ambiguous).toBe(false);
	});
});
