import { utils, write } from '@e965/xlsx';
import { expect, test } from './harness.ts';
import type { App } from './app.ts';

const HEADER = 'Kode Gangguan,Masuk Tgl,Beres Tgl,Posisi,Gawat';
const JANUARY = [
	HEADER,
	'G-101,2026-01-05 10:00,2026-01-05 12:00,Beres,Gawat sekali',
	'G-104,2026-01-13 10:00,2026-01-14 12:00,beres,Biasa',
	'G-109,2026-01-21 10:00,besok,Antre,Biasa',
	'G-110,2026-01-22 10:00,,Antre,Biasa',
	''
].join('\n');
const FEBRUARY = [
	HEADER.replace('Gawat', 'GAWAT'),
	'G-131,2026-02-05 10:00,2026-02-05 12:00,Beres,Gawat sekali',
	'G-134,2026-02-13 10:00,,Antre,Biasa',
	''
].join('\n');

async function mapped(app: App): Promise<void> {
	const fields = ['incident_id', 'opened_at', 'resolved_at', 'state', 'priority'];
	const selects = app.page.locator('main table').first().locator('select');
	for (const [i, field] of fields.entries()) await selects.nth(i).selectOption(field);
}

test('faults are counted before loading, words are completed, and the next month is read without asking', async ({
	app
}) => {
	await app.open('', '#/import');
	await app.drop({ name: 'januari.csv', content: JANUARY });
	expect(await app.state('review', 'ready', 'error')).toBe('review');
	await mapped(app);
	const row = (name: string) => app.page.locator('main tr', { hasText: name }).first();
	await expect.poll(() => row('Beres Tgl').innerText()).toMatch(/1 of 3 not readable/);
	expect(await row('Beres Tgl').innerText()).toMatch(/67.% of its values are times, 100.% .* opening/);

	const vocabulary = app.page.locator('[data-role="vocabulary"]');
	await expect.poll(() => vocabulary.locator('tbody tr').count()).toBe(4);
	await vocabulary.getByRole('combobox', { name: /beres/i }).selectOption('resolved');
	await vocabulary.getByRole('combobox', { name: /antre/i }).selectOption('new');
	await vocabulary.getByRole('combobox', { name: /gawat sekali/i }).selectOption('1');
	await vocabulary.getByRole('combobox', { name: /biasa/i }).selectOption('3');
	expect(await vocabulary.locator('tbody tr').count()).toBe(4);
	await expect.poll(() => row('Posisi').innerText()).not.toMatch(/unknown word/);
	expect(await app.axe()).toEqual([]);
	await app.page.locator('[data-role="load"]').click();
	expect(await app.state('ready', 'error')).toBe('ready');

	await app.drop({ name: 'februari.csv', content: FEBRUARY });
	expect(await app.state('review', 'ready', 'error')).toBe('ready');
	await expect.poll(() => app.page.locator('[data-role="file-report"]').count()).toBe(2);
	expect(await app.page.locator('[data-role="file-report"]').nth(1).innerText()).toMatch(/earlier file/);
	await app.page.goto(`${app.address}#/recap`);
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 6 });
	expect(await app.figure('recap.resolved')).toMatchObject({ value: 3 });

	await app.page.goto(`${app.address}#/quality`);
	const column = app.page.locator('[data-role="columns"]').first().locator('[data-field="resolved_at"]');
	expect(await column.innerText()).toMatch(/75\.0.%\s+1\s+1\s+0/);
	expect(await app.axe()).toEqual([]);

	await app.page.goto(`${app.address}#/settings`);
	const forget = app.page.locator('[data-role="forget"]');
	await forget.click();
	expect(await forget.isDisabled()).toBe(true);
	await app.page.goto(`${app.address}#/import`);
	await app.drop({
		name: 'maret.csv',
		content: FEBRUARY.replaceAll('-02-', '-03-').replaceAll('G-13', 'G-16')
	});
	expect(await app.state('review', 'error')).toBe('review');
});

test('another sheet of a workbook is read when it is chosen', async ({ app }) => {
	const sheet = (rows: string[][]) => utils.aoa_to_sheet(rows);
	const book = utils.book_new();
	const lines = (month: string, n: number) => [
		['Kode Gangguan', 'Masuk Tgl', 'Posisi'],
		...Array.from({ length: n }, (_, i) => [`G-${month}${10 + i}`, `2026-${month}-1${i} 08:00`, 'Selesai'])
	];
	utils.book_append_sheet(book, sheet(lines('01', 5)), 'Gangguan');
	utils.book_append_sheet(
		book,
		sheet([
			['Nama', 'Telepon', 'Kota'],
			['Budi', '08', 'Bogor']
		]),
		'Kontak'
	);
	utils.book_append_sheet(
		book,
		sheet([
			['Nomor', 'Waktu Masuk', 'Status Akhir', 'Tim'],
			...lines('02', 3)
				.slice(1)
				.map((row) => [...row, 'Desk'])
		]),
		'Arsip'
	);
	const content = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
	await app.open('', '#/import');
	await app.drop({ name: 'buku.xlsx', content });
	expect(await app.state('review', 'ready', 'error')).toBe('review');
	const sheets = app.page.locator('[data-role="sheets"]');
	expect(await sheets.getByRole('checkbox', { checked: true }).count()).toBe(1);
	await sheets.getByRole('checkbox', { name: /Gangguan/ }).uncheck();
	await sheets.getByRole('checkbox', { name: /Arsip/ }).check();
	await sheets.getByRole('button').click();
	await expect.poll(() => app.page.locator('main').innerText()).toMatch(/Waktu Masuk/);
	expect(await app.state('review', 'error')).toBe('review');
	await app.page.locator('[data-role="load"]').click();
	expect(await app.state('ready', 'error')).toBe('ready');
	const report = app.page.locator('[data-role="file-report"]');
	expect(await report.evaluate((e) => ({ ...(e as HTMLElement).dataset }))).toMatchObject({
		incidents: '3',
		refused: '0'
	});
});
