import { expect, test } from './harness.ts';
import type { App } from './app.ts';

const PNG = new Uint8Array([
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52
]);
const columns = Array.from({ length: 200 }, (_, i) => `column ${i}`).join(',');
const WIDE = `${columns}\n${Array.from({ length: 200 }, () => 'x').join(',')}\n`;
const ANONYMOUS = `When,What\n${Array.from({ length: 30 }, (_, i) => `2026-01-${10 + (i % 20)},Wi-Fi`).join('\n')}\n`;
const LIST = [
	'Ticket No,Reported At,Resolved At,Status,Priority,Category,Team',
	'A-1,2026-01-05 10:00,2026-01-05 10:30,Closed,P1,Wi-Fi,Desk',
	'A-2,2026-01-06 10:00,2026-01-08 10:30,Closed,P2,Voice,Desk',
	'A-3,2026-01-07 10:00,,Open,P3,Wi-Fi,Field',
	''
].join('\n');

const WRONG = [
	['an empty file', 'march.csv', '', /empty/i],
	['a picture renamed', 'picture.csv', PNG, /picture|table/i],
	['a header only', 'header.csv', 'number,opened_at,state,sys_updated_on\n', /no rows|header/i],
	['JSON that breaks off', 'cut.json', '{"records": [\n{"number": "INC1", "opened_at": "2026-0', /line 2/i],
	['200 columns without a date', 'wide.csv', WIDE, /date|time/i],
	['nothing that tells incidents apart', 'anonymous.csv', ANONYMOUS, /number|id|apart/i],
	[
		'a known list whose ids are blank',
		'noid.csv',
		'number,opened_at,state,sys_updated_on\n,2026-01-01 10:00:00,1,\n',
		/number|id/i
	]
] as const;

async function ready(app: App, content: string = LIST): Promise<void> {
	await app.open('', '#/import');
	await app.drop({ name: 'list.csv', content });
	expect(await app.state('ready', 'review', 'error')).toBe('ready');
}

test('wrong files get a message, and what was loaded stays', async ({ app }) => {
	await ready(app);
	for (const [what, name, content, words] of WRONG) {
		await app.drop({ name, content });
		expect(await app.state('error'), what).toBe('error');
		const alert = app.page.locator('[role="alert"]');
		const text = await alert.innerText();
		expect(text, what).toMatch(words);
		expect(text, what).toContain(name);
		await app.page.goto(`${app.address}#/recap`);
		expect(await app.figure('recap.occurred'), what).toMatchObject({ value: 3 });
		await app.page.goto(`${app.address}#/import`);
		await alert.getByRole('button').click();
		expect(await app.state('ready'), what).toBe('ready');
	}
});

test('an unknown header is asked about; the answer loads', async ({ app }) => {
	await app.open('', '#/import');
	const content =
		'Kode,Kapan Terjadi,Catatan\nG-1,05/01/2026 10:00,mati total\nG-2,06/01/2026 11:00,lambat\n,07/01/2026 11:00,x\n';
	await app.drop({ name: 'gangguan.csv', content });
	expect(await app.state('review', 'ready', 'error')).toBe('review');
	expect(await app.axe()).toEqual([]);
	const confirm = app.page.locator('[data-role="load"]');
	const fields = app.page.locator('main select');
	await fields.nth(0).selectOption('');
	await expect.poll(() => confirm.isDisabled()).toBe(true);
	await fields.nth(0).selectOption('incident_id');
	await fields.nth(1).selectOption('opened_at');
	// 05/01 reads both ways: month first, as the reader decides
	await app.page.getByRole('radio', { name: /month/i }).check();
	await expect.poll(() => app.page.locator('main').innerText()).toMatch(/1 May 2026/);
	await confirm.click();
	expect(await app.state('ready', 'error')).toBe('ready');
	const report = app.page.locator('[data-role="file-report"]');
	expect(await report.evaluate((e) => ({ ...(e as HTMLElement).dataset }))).toMatchObject({
		format: 'mapped',
		rows: '3',
		incidents: '2',
		refused: '1'
	});
	expect(await app.page.locator('main').innerText()).toContain(',07/01/2026 11:00,x');
});

test('a load can be cancelled and leaves what was there', async ({ app }) => {
	await ready(app);
	const rows = Array.from({ length: 400_000 }, (_, i) => `B-${i},2026-01-05 10:00,,Open,P1,Wi-Fi,Desk`);
	await app.drop({ name: 'large.csv', content: `${LIST.split('\n')[0]}\n${rows.join('\n')}\n` });
	await app.state('loading');
	await app.page.locator('[data-role="cancel"]').click();
	expect(await app.state('ready', 'error')).toBe('ready');
	await app.page.goto(`${app.address}#/recap`);
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 3 });
});

test('filters live in the address, narrow everything, and are removed one by one', async ({ app }) => {
	await ready(app);
	await app.page.goto(`${app.address}#/recap?category=Wi-Fi`);
	await expect.poll(async () => (await app.figure('recap.occurred')).value).toBe(2);
	await app.page.goto(`${app.address}#/recap?category=Wi-Fi&priority=1`);
	await expect.poll(async () => (await app.figure('recap.occurred')).value).toBe(1);
	expect((await app.figure('sla.resolution.rate')).value).toBe(1);
	await app.page.locator('.chip').first().click();
	await expect.poll(() => app.page.evaluate(() => location.hash)).not.toContain('priority');
	await app.page.goBack();
	expect(await app.page.evaluate(() => location.hash)).toContain('category=Wi-Fi');
});

test('the main job by keyboard: sample, a month, its list, the way back, the report on paper', async ({
	app
}) => {
	const { page } = app;
	await app.open();
	await app.state('empty');
	const reach = async (role: string) => {
		for (let i = 0; i < 40; i += 1) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((r) => document.activeElement?.matches(r), role)) return;
		}
		throw new Error(`${role} cannot be reached with Tab`);
	};
	await reach('[data-role="sample"]');
	await page.keyboard.press('Enter');
	expect(await app.state('ready', 'error')).toBe('ready');
	await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/recap');
	await expect.poll(() => page.locator('.picks button').count()).toBeGreaterThan(0);
	const month = page.locator('.picks button').nth(2);
	await month.focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('month=');
	await page.locator('.parts button').first().focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('#/incidents');
	await page.locator('main th button').first().focus();
	await page.keyboard.press('Enter');
	await expect
		.poll(() => page.locator('main th[aria-sort="ascending"], main th[aria-sort="descending"]').count())
		.toBe(1);
	await page.goBack();
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('#/recap');
	await page.evaluate(() => {
		window.print = () => (document.documentElement.dataset.printed = 'yes');
	});
	await page.locator('header a').first().focus();
	await reach('a[href="#/report"]');
	await page.keyboard.press('Enter');
	await page.locator('[data-role="report-print"]:enabled').waitFor();
	await reach('[data-role="report-print"]');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.documentElement.dataset.printed)).toBe('yes');
});

const VIEWS = [
	'import',
	'recap',
	'sla',
	'escalation',
	'order',
	'watch',
	'trends',
	'process',
	'compare',
	'gap',
	'sop',
	'sop/003',
	'check',
	'documents/002',
	'raci',
	'logbook',
	'logbook/new',
	'incidents',
	'knowledge',
	'incident/T00003',
	'review',
	'review/T00003',
	'quality',
	'settings',
	'nowhere'
];

test.for(['light', 'dark'] as const)(
	'every page is accessible in both languages: %s',
	async (colorScheme, { launchApp }) => {
		const app = await launchApp({ colorScheme });
		await app.open('', '#/import');
		await app.drop('sample-data/dirty.csv');
		expect(await app.state('ready', 'error')).toBe('ready');
		for (const view of VIEWS) {
			await app.visit(view);
			for (const language of ['EN', 'ID']) {
				await app.page.locator('header .segments button', { hasText: new RegExp(`^${language}`) }).click();
				await app.page.locator(`html[lang="${language.toLowerCase()}"]`).waitFor({ state: 'attached' });
				expect(await app.axe(), `${view} ${language}`).toEqual([]);
			}
		}
	}
);

test('another site clock reads the same files again', async ({ app }) => {
	await ready(app);
	await app.page.goto(`${app.address}#/settings`);
	await app.page
		.locator('main select')
		.filter({ hasText: 'Europe/Berlin' })
		.first()
		.selectOption('Europe/Berlin');
	await expect.poll(() => app.page.locator('header').innerText()).toContain('Europe/Berlin');
	expect(await app.state('ready', 'error')).toBe('ready');
	await app.page.goto(`${app.address}#/recap`);
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 3 });
});

test('an engine that cannot be fetched says so', async ({ app }) => {
	await app.page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
	await app.open('', '#/import');
	await expect.poll(() => app.page.locator('main').innerText()).toMatch(/could not be fetched/i);
	expect(app.errors.every((error) => error.includes('404'))).toBe(true);
	app.errors.length = 0;
});
