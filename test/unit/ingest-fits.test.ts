import { expect, test } from 'vitest';
import { checkFits, checkLength } from '../../src/ingest/fits.ts';
import { planFor } from '../../src/ingest/plan.ts';
import { readTables } from '../../src/ingest/read.ts';
import { own } from '../../src/ingest/formats/own.ts';

async function listOf(rows: number) {
	const text = 'Ticket No,Opened At,Status\nT1,2026-01-05 10:00,Closed\n';
	const [table] = await readTables('list.csv', new Blob([text]), { progress: () => {} });
	if (!table) throw new Error('no table');
	return { table: { ...table, kept: rows }, plan: planFor(table, own) };
}

test('what will not fit is said before it is loaded, with what would help', async () => {
	expect(() => checkFits([])).not.toThrow();
	const million = await listOf(1_000_000);
	expect(() => checkFits([million])).not.toThrow();
	const huge = await listOf(40_000_000);
	expect(() => checkFits([huge])).toThrow(
		expect.objectContaining({
			key: 'will_not_fit',
			params: { file: 'list.csv', rows: 40_000_000, columns: 3, need: 4.8, room: 3 }
		})
	);
	// several files count together
	expect(() => checkFits(Array.from({ length: 30 }, () => million))).toThrow(/will_not_fit/);
});

test('a machine with little memory has less room', async () => {
	const some = await listOf(12_000_000);
	expect(() => checkFits([some], 8)).not.toThrow();
	expect(() => checkFits([some], 2)).toThrow(/will_not_fit/);
});

test('a file whose positions cannot be counted is refused by its length', () => {
	expect(() => checkLength({ name: 'a.csv', size: 3e9 })).not.toThrow();
	expect(() => checkLength({ name: 'a.csv', size: 4.5e9 })).toThrow(/too_large/);
});
