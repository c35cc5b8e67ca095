import { expect, test } from 'vitest';
import { bootEngine } from './engine.ts';

const db = await bootEngine();

test('tidy types pass as plain values, times as UTC Dates', async () => {
	const rows = await db.rows(
		`SELECT 'a' AS s, true AS b, 7::INTEGER AS i, 1.5::DOUBLE AS d, NULL AS n,
			TIMESTAMP '2024-03-31 01:30:00' AS t, DATE '2024-03-31' AS day, 'x'::ENUM('x', 'y') AS e`
	);
	expect(rows).toEqual([
		{
			s: 'a',
			b: true,
			i: 7,
			d: 1.5,
			n: null,
			t: new Date('2024-03-31T01:30:00Z'),
			day: new Date('2024-03-31T00:00:00Z'),
			e: 'x'
		}
	]);
});

test.each([
	['count', 'SELECT count(*) AS count'],
	['price', 'SELECT 1.5 AS price'],
	['list', 'SELECT [1, 2] AS list']
])('%s: an untidy type is refused by name', async (column, sql) => {
	await expect(db.rows(sql)).rejects.toThrow(`Column "${column}"`);
});

test('parameters travel as values, never as SQL', async () => {
	const hostile = "x'; DROP TABLE incident; --";
	expect(await db.rows('SELECT ?::VARCHAR AS v, ?::INTEGER AS n', [hostile, null])).toEqual([
		{ v: hostile, n: null }
	]);
});

test('the lock holds: no file outside in/, no extension, no way back', async () => {
	await expect(db.rows("SELECT * FROM read_csv('/etc/passwd')")).rejects.toThrow();
	await expect(db.rows('SET enable_external_access = true')).rejects.toThrow();
	await expect(db.run('LOAD json')).rejects.toThrow();
});
