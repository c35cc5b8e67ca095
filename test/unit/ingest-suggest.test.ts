import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readTables } from '../../src/ingest/read.ts';
import { suggest } from '../../src/ingest/suggest.ts';
import { HEADERS, STYLES, type Column } from './headers.ts';

interface Sheet {
	name: string;
	delimiter: string;
	header: string[];
	/** for each column its true field, `a|b` where its words mean either, null where there is none */
	fields: (string | null)[];
	rows: string[][];
}

/** Sheets as offices keep them, written by somebody who had not seen the rules. */
const SHEETS = JSON.parse(readFileSync(new URL('headers.json', import.meta.url), 'utf8')) as Sheet[];

async function judged({ delimiter, header, fields, rows }: Sheet) {
	const text = Papa.unparse([header, ...rows], { delimiter, newline: '\n' }) + '\n';
	const [table] = await readTables('export.csv', new Blob([text]), { progress: () => {} });
	if (!table) throw new Error('no table');
	expect(table.header_row).toBe(1);
	const found = suggest(table);
	const columns = fields.map((truth, i) => {
		const { field = null, confidence = null } = found[i] ?? {};
		const right = truth === null ? field === null : truth.split('|').includes(field ?? '');
		return { header: header[i], truth, field, confidence, right };
	});
	const real = columns.filter(({ truth }) => truth !== null);
	return {
		wrong: columns.filter(({ right }) => !right),
		fields: real.length,
		right: real.filter(({ right }) => right).length
	};
}

function sheetOf(name: string, columns: Column[], style: keyof typeof STYLES): Sheet {
	const rows = Array.from({ length: 12 }, (_, i) => {
		const at = (minutes: number) => {
			const t = new Date(Date.UTC(2026, 2, 3 + i * 2, 7 + i, 11 + i) + minutes * 60_000).toISOString();
			return STYLES[style](t.slice(0, 4), t.slice(5, 7), t.slice(8, 10), t.slice(11, 16));
		};
		return columns.map(([, , make]) => make(i, at));
	});
	const header = columns.map(([one]) => one);
	return { name, delimiter: ';', header, fields: columns.map(([, truth]) => truth), rows };
}

test.each(HEADERS)('$name', async ({ name, columns, style }) => {
	const { wrong, fields, right } = await judged(sheetOf(name, columns, style));
	expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
	expect(right / fields, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(0.9);
});

test.each(SHEETS)('$name: nothing wrong is sure, four in five are right', async (sheet) => {
	const { wrong, fields, right } = await judged(sheet);
	expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
	expect(right / fields, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(0.8);
});

test('of all fields of all sheets nineteen in twenty are right', async () => {
	const all = await Promise.all(SHEETS.map(judged));
	const sum = (what: 'fields' | 'right') => all.reduce((total, one) => total + one[what], 0);
	expect(sum('fields')).toBeGreaterThan(400);
	expect(sum('right') / sum('fields')).toBeGreaterThanOrEqual(0.95);
});
