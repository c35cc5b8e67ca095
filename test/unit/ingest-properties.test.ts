import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/ingest/format.ts';
import { knownNames } from '../../src/ingest/header.ts';
import { recognise } from '../../src/ingest/recognise.ts';
import type { RawTable } from '../../src/ingest/table.ts';
import { Problem, type FileReport } from '../../src/ingest/types.ts';
import { expectAccounted, readOrProblem, readTable, strictRows } from './accounting.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** What a spreadsheet of tickets calls its columns; its cells may hold such words as well. */
const KNOWN = ['Ticket No', 'Status', 'Priority', 'Category', 'Reported At'];
const TABLE_OF_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CHARS_1252 = [
	...String.fromCharCode(...Array.from({ length: 127 }, (_, i) => i + 1)),
	...TABLE_OF_1252,
	...String.fromCharCode(...Array.from({ length: 96 }, (_, i) => i + 160))
];

type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'windows-1252';

/** NUL is no text but in UTF-16: a file with NUL bytes is taken for a picture or a program. */
const anyChar = (encoding: Encoding) =>
	encoding === 'windows-1252'
		? fc.constantFrom(...CHARS_1252)
		: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((char) => char !== '\0');
const SPECIAL = fc.constantFrom(...DELIMITERS, '"', '""', '\n', '\r', '\r\n', ' ', '\u00a0');
const MARKS = fc.constantFrom(...DELIMITERS, '"', '\n', '\r', '\r\n', ' ', '\ufeff', '\u2028', 'é', '😀');

function encoded(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
	if (encoding === 'windows-1252')
		return Uint8Array.from(text, (char) => {
			const at = TABLE_OF_1252.indexOf(char);
			return at < 0 ? char.charCodeAt(0) : 0x80 + at;
		});
	if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
	return new Uint8Array(Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`));
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

const dialect = fc.record({
	delimiter: fc.constantFrom(...DELIMITERS),
	newline: fc.constantFrom('\n', '\r\n'),
	quotes: fc.boolean(),
	ended: fc.boolean(),
	encoding: fc.constantFrom<Encoding>('utf-8', 'utf-8 with mark', 'utf-16le', 'windows-1252')
});

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never;

/** Names are trimmed by the reader, and have to differ; a row is blank or has a cell with more than blanks in it. */
function tables(encoding: Encoding, known: boolean, without: readonly string[]) {
	const plain = anyChar(encoding);
	const unit = fc
		.oneof({ weight: 3, arbitrary: plain }, encoding === 'windows-1252' ? SPECIAL : MARKS)
		.filter((char) => !without.includes(char));
	const text = fc.string({ unit, maxLength: 8 });
	const name = text.filter((one) => one !== '' && one === one.trim());
	// the beginning of the file tells JSON, archives and pictures: it is a letter here
	const first = known ? fc.constantFrom(...KNOWN) : text.map((one) => `x${one}`.trim());
	const second = known ? fc.constantFrom(...KNOWN) : name;
	return fc
		.tuple(first, second, fc.array(name, { maxLength: 6 }))
		.map(([a, b, more]) => [a, b, ...more])
		.filter((header) => new Set(header).size === header.length)
		.chain((header) => {
			const cell = fc.oneof({ weight: 4, arbitrary: text }, fc.constantFrom(...KNOWN));
			const cells = fc.array(cell, { minLength: header.length, maxLength: header.length });
			// a row that holds clearly more names than the header is one, any more where the header holds numbers
			const isClear = new Set(header.map(normalise)).size === header.length && !/\d/.test(header.join(''));
			const most = isClear ? knownNames(header) + 2 : Math.max(1, knownNames(header));
			const row = cells.filter(
				(one) =>
					one.some((cell) => cell.trim() !== '') &&
					knownNames(one) <= most &&
					// a footer is not a row
					!/total|jumlah|zon[ae]|report generated|laporan/i.test(one.join(' '))
			);
			const blank = fc.constant(header.map(() => ''));
			const rows = fc.array(fc.oneof({ weight: 9, arbitrary: row }, blank), { minLength: 1, maxLength: 30 });
			return fc.record({ header: fc.constant(header), rows });
		});
}

async function expectSame(
	{ delimiter, newline, quotes, ended, encoding }: Dialect,
	{ header, rows }: { header: string[]; rows: string[][] }
): Promise<void> {
	const filled = rows.filter((row) => row.some((cell) => cell !== ''));
	fc.pre(filled.length > 0);
	const text = Papa.unparse([header, ...rows], { delimiter, newline, quotes }) + (ended ? newline : '');
	const bytes = encoded(text, encoding);
	// Windows-1252 that is UTF-8 as well (`Ã©`) is read as UTF-8
	const ascii = bytes.every((byte) => byte < 0x80);
	fc.pre(encoding !== 'windows-1252' || ascii || !isUtf8(bytes));
	const table = await readTable(bytes);
	expect(table.header).toEqual(header);
	expect(await strictRows(table)).toEqual(filled);
	expect(table.sample).toEqual(filled);
	expect(table.refused).toEqual([]);
	expect(table.not_rows).toBe(rows.length - filled.length);
	expect(table.file_delimiter).toBe(delimiter);
	expect(table.encoding).toBe(
		encoding === 'utf-8 with mark' || (encoding === 'windows-1252' && ascii) ? 'utf-8' : encoding
	);
	await expectAccounted(table);
}

describe('any table comes back as it was written', () => {
	test('under names that are known, whatever the cells hold', async () => {
		const given = dialect.chain((one) => fc.tuple(fc.constant(one), tables(one.encoding, true, [])));
		await fc.assert(
			fc.asyncProperty(given, ([one, table]) => expectSame(one, table)),
			{ numRuns: 150 }
		);
	});

	test('under names that are not, where no other delimiter stands in it', async () => {
		// with one in every row, two readings are as good as each other
		const given = dialect.chain((one) =>
			fc.tuple(
				fc.constant(one),
				tables(
					one.encoding,
					false,
					DELIMITERS.filter((d) => d !== one.delimiter)
				)
			)
		);
		await fc.assert(
			fc.asyncProperty(given, ([one, table]) => expectSame(one, table)),
			{ numRuns: 150 }
		);
	});
});

const lines = (bytes: Uint8Array, n: number) =>
	bytes.slice(0, [...bytes.keys()].filter((i) => bytes[i] === 10)[n - 1] ?? bytes.length);
const sheet = Array.from({ length: 60 }, (_, i) => [
	`T${i}`,
	`0${(i % 9) + 1}/03/2026 1${i % 10}:00`,
	i % 3 ? `1${i % 9}/03/2026 20:15` : '',
	['Open', 'Closed', 'Resolved'][i % 3] ?? '',
	i % 7 ? 'Wi-Fi' : 'kabel "putus", rumah\nlantai 2'
]);
const SOURCES = [
	lines(new Uint8Array(readFileSync('sample-data/dirty.csv')), 100),
	new Uint8Array(
		Buffer.from(
			Papa.unparse([['Ticket No', 'Reported At', 'Resolved At', 'Status', 'Category'], ...sheet], {
				delimiter: ';'
			})
		)
	),
	...(hasShared('formats')
		? [lines(fileAt('../shared/formats/servicenow_list.csv').content as Uint8Array, 60)]
		: [])
];

const byte = fc.oneof(
	fc.constantFrom(...[...'",;\t|\r\n '].map((char) => char.charCodeAt(0)), 0, 0xc3, 0xff),
	fc.integer({ min: 0, max: 255 })
);
const edit = fc.record({
	kind: fc.constantFrom('cut', 'insert', 'flip', 'join'),
	at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	bytes: fc.array(byte, { minLength: 1, maxLength: 12 })
});
const mutilated = fc
	.record({ source: fc.nat(SOURCES.length - 1), edits: fc.array(edit, { minLength: 1, maxLength: 8 }) })
	.map(({ source, edits }) => {
		let now = [...(SOURCES[source] as Uint8Array)];
		for (const { kind, at, bytes } of edits) {
			const i = Math.floor(at * now.length);
			const newline = now.indexOf(10, i);
			const cut = kind === 'cut' ? bytes.length : kind === 'insert' ? 0 : 1;
			const put = kind === 'insert' ? bytes : kind === 'flip' ? bytes.slice(0, 1) : [];
			if (kind !== 'join') now.splice(i, cut, ...put);
			else if (newline >= 0) now = now.toSpliced(newline, 1);
		}
		return Uint8Array.from(now);
	});

describe('line breaks within the first row are not taken for the end of all rows', () => {
	const csv = (inner: string, eol: string) => {
		const rows = ['Ticket No,Reported At,Resolved At,Status,Category', `1,2026-01-05,,Open,"a${inner}b"`];
		return [...rows, `2,2026-01-05,,Open,"c${inner}d"`, ''].join(eol);
	};
	const check = async (inner: string, eol: string) => {
		const { db } = await loaded([{ name: 'a.csv', content: csv(inner, eol) }]);
		expect(await db.rows('SELECT category FROM incident ORDER BY row')).toEqual([
			{ category: `a${inner}b` },
			{ category: `c${inner}d` }
		]);
	};

	test.each([
		['\n', '\r\n'],
		['\r\n', '\n'],
		['\r\n', '\r\n'],
		['\r', '\n'],
		['\r', '\r\n']
	])('%j in rows that end with %j', check);
});

describe('a mutilated file', () => {
	test('is a problem, or every record of it is accounted for', async () => {
		const check = async (bytes: Uint8Array<ArrayBuffer>) => {
			const tables = await readOrProblem('a.csv', bytes);
			if (!(tables instanceof Problem)) for (const table of tables) await expectAccounted(table);
		};
		await fc.assert(fc.asyncProperty(mutilated, check), { numRuns: 120 });
	});

	test('adds up in the engine as well', async () => {
		const check = async (content: Uint8Array<ArrayBuffer>) => {
			const tables = await readOrProblem('a.csv', content);
			if (tables instanceof Problem) return;
			const [table] = tables as [RawTable];
			// without a known header the reader is asked
			fc.pre(recognise(table.header, table.shape) !== null);
			fc.pre(/\r\n|\n|\r/.exec(await table.csv.text())?.[0] !== '\r');
			try {
				const { files, refused } = await loaded([{ name: 'a.csv', content }]);
				const file = files[0] as FileReport;
				expect(file.rows).toBe(file.kept + file.refused + file.duplicates);
				expect(file.rows).toBe(table.kept + table.refused.length);
				expect(refused.length).toBe(file.refused);
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				expect(error.key).toBe('nothing_kept');
			}
		};
		await fc.assert(fc.asyncProperty(mutilated, check), { numRuns: 20 });
	});
});

describe('what the properties and the corpora found', () => {
	test('a row that ends with two CR and an LF keeps the first of them', async () => {
		const table = await readTable('a,b\n1,x\r\r\n2,y\n');
		expect(table.sample[0]).toEqual(['1', 'x\r']);
		expect((await strictRows(table))[0]).toEqual(['1', 'x\r']);
	});

	test('where lines end with CR, those within a cell are counted', async () => {
		const table = await readTable('a,b\r1,"x\ry"\r2,z\r');
		expect([...table.lines]).toEqual([2, 4]);
		await expectAccounted(table);
	});

	test('a separator that is declared but is no ASCII does not cut letters in two', async () => {
		const table = await readTable('sep=§\na§b\n1§2\n');
		expect(await strictRows(table)).toEqual([['a§b'], ['1§2']]);
	});

	test('a header that does not end within a megabyte is too long', async () => {
		const found = await readOrProblem('a.csv', `${'x'.repeat(1_100_000)},b\n1,2\n`);
		expect(found).toMatchObject({ key: 'line_too_long', params: { file: 'a.csv', line: 1 } });
	});
});
