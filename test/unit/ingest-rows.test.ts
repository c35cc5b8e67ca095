import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/ingest/scan.ts';
import { splitRecord } from '../../src/ingest/sniff.ts';
import { fileAt, loaded } from './loading.ts';

interface Answers {
	rows: number;
	incidents: number;
	duplicates: number;
	not_rows: { title: number; blank: number; total: number };
	unparsed_dates: number;
	refused: number;
	refused_rows: { line: number; reason: string; original: string }[];
	unknown_states: { words: Record<string, number> };
}

describe('the dirty sample', async () => {
	const answers = JSON.parse(readFileSync('sample-data/dirty.answers.json', 'utf8')) as Answers;
	const { files, refused, db } = await loaded([fileAt('sample-data/dirty.csv')], { zone: 'Asia/Jakarta' });
	const [file] = files;

	test('every refused row, by line and reason, with its text unchanged', () => {
		expect(refused.map(({ line, reason, original }) => ({ line, reason, original }))).toEqual(
			answers.refused_rows
		);
	});

	test('rows read = kept + refused + duplicates', () => {
		expect(file).toMatchObject({
			rows: answers.rows,
			incidents: answers.incidents,
			refused: answers.refused,
			duplicates: answers.duplicates,
			not_rows: answers.not_rows.title + answers.not_rows.blank + answers.not_rows.total,
			unparsed_dates: answers.unparsed_dates,
			date_order: 'dmy'
		});
		expect(file && file.kept + file.refused + file.duplicates).toBe(answers.rows);
	});

	test('unknown words of the state are listed, not guessed', () => {
		const words = Object.fromEntries(
			file?.columns.find(({ field }) => field === 'state')?.words.map(({ word, count }) => [word, count]) ??
				[]
		);
		expect(words).toEqual(answers.unknown_states.words);
	});

	test('a quote inside an unquoted cell is text', async () => {
		const rows = await db.rows(`SELECT description FROM incident WHERE description LIKE '%"%'`);
		expect(rows.length).toBeGreaterThan(0);
	});
});

const HEADER = 'Ticket No,Reported At,Resolved At,Status,Category';
const row = (id: string, rest = '2026-01-05 10:00,2026-01-05 11:00,Closed,Wi-Fi') => `${id},${rest}`;
const csv = (...lines: string[]) => [{ name: 'a.csv', content: `${[HEADER, ...lines].join('\n')}\n` }];

describe('row accounting', () => {
	test('a quote that never closes costs one line only', async () => {
		const { files, refused } = await loaded(csv(row('A'), '"B,2026-01-05 10:00,,Open,x', row('C'), row('D')));
		expect(files[0]).toMatchObject({ rows: 4, kept: 3, refused: 1 });
		expect(refused[0]).toMatchObject({
			line: 3,
			reason: 'unclosed_quote',
			original: '"B,2026-01-05 10:00,,Open,x'
		});
	});

	test('short and long rows, rows without id or opening time', async () => {
		const { refused, files } = await loaded(
			csv(
				row('A'),
				'B,2026-01-05 10:00',
				`${row('C')},more`,
				row(''),
				row('D', ',,New,x'),
				row('E', 'soon,,New,x')
			)
		);
		expect(refused.map(({ line, reason, column }) => [line, reason, column])).toEqual([
			[3, 'too_few_cells', null],
			[4, 'too_many_cells', null],
			[5, 'no_id', 'Ticket No'],
			[6, 'no_opened_at', 'Reported At'],
			[7, 'bad_opened_at', 'Reported At']
		]);
		expect(files[0]).toMatchObject({ rows: 6, kept: 1 });
	});

	test('the same id twice: the later row wins, the other is a duplicate', async () => {
		const { files, db } = await loaded(csv(row('A'), row('B'), row('A', '2026-01-06 10:00,,Open,Voice')));
		expect(files[0]).toMatchObject({ rows: 3, kept: 2, duplicates: 1 });
		expect(await db.rows("SELECT category FROM incident WHERE incident_id = 'A'")).toEqual([
			{ category: 'Voice' }
		]);
	});

	test('mixed line ends, blank lines, a cell with line breaks', async () => {
		const content = `${HEADER}\r\n${row('A')}\r\n\r\n${row('B')}\n"C",2026-01-05 10:00,,Open,"two\r\nlines"\r\n${row('D')}`;
		const { files, db, refused } = await loaded([{ name: 'a.csv', content }]);
		expect(refused).toEqual([]);
		expect(files[0]).toMatchObject({ rows: 4, kept: 4, not_rows: 1 });
		expect(await db.rows("SELECT category FROM incident WHERE incident_id = 'C'")).toEqual([
			{ category: 'two\r\nlines' }
		]);
	});

	test('several files at once make one data set', async () => {
		const second = {
			name: 'b.csv',
			content: `${HEADER}\n${row('B')}\n${row('A', '2026-02-01 08:00,,Open,x')}\n`
		};
		const { files, incidents } = await loaded([...csv(row('A'), row('C')), second]);
		expect(files.map(({ rows, kept, duplicates }) => [rows, kept, duplicates])).toEqual([
			[2, 1, 1],
			[2, 2, 0]
		]);
		expect(incidents).toBe(3);
	});
});

describe('the record scanner', () => {
	const records = async (text: string) => {
		const blob = new Blob([text]);
		const found = await scan(blob, { delimiter: ',', cr_ends: false });
		return Promise.all(
			Array.from({ length: found.records }, async (_, i) =>
				splitRecord(await blob.slice(found.starts[i], found.starts[i + 1]).text(), ',')
			)
		);
	};

	test('any table written as CSV comes back cell for cell', async () => {
		const cell = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', ',', '"', '\n', '\r\n', ';', '=') });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
				fc.constantFrom('\n', '\r\n'),
				async (rows, eol) => {
					const text = rows
						.map((one) => one.map((c) => `"${c.replaceAll('"', '""')}"`).join(',') + eol)
						.join('');
					expect(await records(text)).toEqual(rows);
				}
			),
			{ numRuns: 200 }
		);
	});

	test('whatever the bytes: every byte belongs to exactly one record', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 }),
				async (text) => {
					const blob = new Blob([text]);
					const found = await scan(blob, { delimiter: ',', cr_ends: false });
					const starts = [...found.starts];
					expect(starts[0] ?? 0).toBe(0);
					expect(starts.at(-1)).toBe(blob.size);
					expect(starts).toEqual([...starts].sort((a, b) => a - b));
				}
			),
			{ numRuns: 500 }
		);
	});
});
