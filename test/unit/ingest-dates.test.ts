import { describe, expect, test } from 'vitest';
import { dateSql, orderOf, styleOf } from '../../src/ingest/dates.ts';
import { Profile } from '../../src/ingest/profile.ts';
import { zoneMacros } from '../../src/ingest/zone.ts';
import { durationSql, quoted } from '../../src/ingest/cells.ts';
import { bootEngine } from './engine.ts';

const db = await bootEngine();

const shapes = (...values: string[]) => {
	const profile = new Profile();
	for (const value of values) profile.addText(value);
	return profile.shapes();
};

async function read(values: string[], order: 'dmy' | 'mdy' = 'dmy'): Promise<(string | null)[]> {
	const style = styleOf(shapes(...values), 0);
	if (!style) return values.map(() => null);
	const list = values.map((value, i) => `(${i}, ${quoted(value)})`).join(', ');
	const rows = await db.rows<{ made: Date | null }>(
		`SELECT ${dateSql('value', style, order, null)} AS made FROM (VALUES ${list}) t(i, value) ORDER BY i`
	);
	return rows.map(({ made }) => made?.toISOString().replace('.000Z', 'Z') ?? null);
}

describe('times as exports write them', () => {
	test.each([
		['2026-09-01 00:20:15', '2026-09-01T00:20:15Z'],
		['2026-09-01T00:20', '2026-09-01T00:20:00Z'],
		['2026-02-25 16:38:58.679', '2026-02-25T16:38:58Z'],
		['2015-10-08T14:42:00.000+0700', '2015-10-08T07:42:00Z'],
		['2026-09-01T00:20:15Z', '2026-09-01T00:20:15Z'],
		['29/2/2016 01:16', '2016-02-29T01:16:00Z'],
		['29-02-2016 01:16:30', '2016-02-29T01:16:30Z'],
		['03/08/2026 08.15', '2026-08-03T08:15:00Z'],
		['03.08.26 08:15', '2026-08-03T08:15:00Z'],
		['03-Sep-2026 08:15', '2026-09-03T08:15:00Z'],
		['25/Feb/26 10:17 PM', '2026-02-25T22:17:00Z'],
		['Sep 3, 2026 08:15 AM', '2026-09-03T08:15:00Z'],
		['3 Agustus 2026 08.15', '2026-08-03T08:15:00Z'],
		['3 Mei 2026', '2026-05-03T00:00:00Z'],
		['12 Okt 2026 17:05', '2026-10-12T17:05:00Z'],
		['1 Desember 2026 00.00', '2026-12-01T00:00:00Z'],
		['1788398100', '2026-09-03T01:15:00Z'],
		['1788398100000', '2026-09-03T01:15:00Z'],
		['2026/09/01 07:05', '2026-09-01T07:05:00Z'],
		['Senin, 02-09-2024', '2024-09-02T00:00:00Z'],
		["Jum'at, 6/9/2024 08.15", '2024-09-06T08:15:00Z'],
		['Mon, 02 Sep 2024 08:15', '2024-09-02T08:15:00Z'],
		['18/11/24 0640', '2024-11-18T06:40:00Z'],
		['31/02/2026 10:00', null],
		['kemarin', null],
		['12', null]
	])('%s', async (text, expected) => {
		expect(await read([text])).toEqual([expected]);
	});

	test('mixed styles in one column', async () => {
		expect(await read(['03/08/2026 08:15', '3 Agustus 2026 08.15', '2026-08-03 08:15:00', '-'])).toEqual([
			'2026-08-03T08:15:00Z',
			'2026-08-03T08:15:00Z',
			'2026-08-03T08:15:00Z',
			null
		]);
	});

	test('the day of the week before some of the dates', async () => {
		expect(await read(['Sabtu, 03/08/2026', '03/08/2026', 'March 2, 2026', 'Sun 04/08/2026'])).toEqual([
			'2026-08-03T00:00:00Z',
			'2026-08-03T00:00:00Z',
			'2026-03-02T00:00:00Z',
			'2026-08-04T00:00:00Z'
		]);
		expect(orderOf([shapes('Senin, 02-09-2024', 'Jumat, 13-09-2024')])).toBe('dmy');
	});

	test('month first, where the reader or the file says so', async () => {
		expect(await read(['3/8/2026 08:15'], 'mdy')).toEqual(['2026-03-08T08:15:00Z']);
	});
});

describe('day first or month first is decided by any value of any column', () => {
	test.each([
		[['1/2/2026', '5/6/2026'], null],
		[['1/2/2026', '13/2/2026'], 'dmy'],
		[['1/2/2026', '2/13/2026'], 'mdy'],
		[['13/2/2026', '2/13/2026'], 'both'],
		[['2026-13-01', '2026-01-13'], null]
	] as const)('%s → %s', (values, expected) => {
		expect(orderOf([shapes(...values)])).toBe(expected);
	});
});

describe('the site clock', () => {
	const utc = async (zone: string, local: string) => {
		for (const macro of zoneMacros(zone)) await db.run(macro);
		const [row] = await db.rows<{ utc: Date; back: Date }>(
			`SELECT to_utc(TIMESTAMP '${local}') AS utc, site_time(to_utc(TIMESTAMP '${local}')) AS back`
		);
		return [row?.utc.toISOString().slice(0, 16), row?.back.toISOString().slice(0, 16)];
	};

	test.each([
		['Asia/Jakarta', '2026-09-01T00:20', '2026-08-31T17:20', '2026-09-01T00:20'],
		['Europe/Berlin', '2024-03-31T01:30', '2024-03-31T00:30', '2024-03-31T01:30'],
		// 02:30 does not exist: the clock has gone on to 03:30
		['Europe/Berlin', '2024-03-31T02:30', '2024-03-31T01:30', '2024-03-31T03:30'],
		['Europe/Berlin', '2024-03-31T03:30', '2024-03-31T01:30', '2024-03-31T03:30'],
		// 02:30 comes twice: its first occurrence
		['Europe/Berlin', '2024-10-27T02:30', '2024-10-27T00:30', '2024-10-27T02:30'],
		['Europe/Berlin', '2024-10-27T03:30', '2024-10-27T02:30', '2024-10-27T03:30'],
		['America/St_Johns', '2024-07-01T12:00', '2024-07-01T14:30', '2024-07-01T12:00'],
		['UTC', '2024-07-01T12:00', '2024-07-01T12:00', '2024-07-01T12:00']
	])('%s %s', async (zone, local, expected, back) => {
		expect(await utc(zone, local)).toEqual([expected, back]);
	});
});

test.each([
	['90', 'minutes', 90],
	['5400', 'seconds', 90],
	['1,5', 'hours', 90],
	['97:12:05', 'minutes', 97 * 60 + 12 + 5 / 60],
	['1970-01-02 03:00:00', 'seconds', 27 * 60],
	['1 Day 3 Hours 20 Minutes', 'minutes', 27 * 60 + 20],
	['2h 15min 3s', 'minutes', 135 + 3 / 60],
	['2 jam 5 menit', 'minutes', 125],
	['soon', 'minutes', null]
] as const)('duration %s (%s)', async (text, unit, expected) => {
	const [row] = await db.rows<{ m: number | null }>(
		`SELECT (${durationSql('t', unit)})::DOUBLE AS m FROM (SELECT ${quoted(text)} AS t)`
	);
	expect(row?.m).toEqual(expected === null ? null : expect.closeTo(expected, 9));
});
