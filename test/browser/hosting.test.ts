import { readFileSync } from 'node:fs';
import type { App } from './app.ts';
import { expect, test } from './harness.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const LOG = [
	'Ticket No,Reported At,Resolved At,Status,Priority,Category,Team',
	'A-1,2026-01-05 10:00,2026-01-05 10:30,Closed,P1,Wi-Fi,Desk',
	'A-2,2026-01-06 10:00,2026-01-08 10:30,Closed,P2,Voice,Desk',
	'A-3,2026-01-07 10:00,,Open,P3,Wi-Fi,Field',
	''
].join('\n');

async function dropped(app: App): Promise<void> {
	await app.drop({ name: 'list.csv', content: LOG });
	expect(await app.state('ready', 'error')).toBe('ready');
	expect((await app.figure('recap.occurred')).value).toBe(3);
}

async function exported(app: App): Promise<string> {
	const download = app.page.waitForEvent('download');
	await app.page.locator('[data-role="export-metrics"]').click();
	return readFileSync(await (await download).path(), 'utf8');
}

const problem = (app: App) => app.page.locator('[data-role="hosted-problem"]');

test('a host that does not know WebAssembly does no harm', async ({ launchApp }) => {
	const app = await launchApp({ wasmType: 'application/octet-stream' });
	await app.open('?lang=en');
	await dropped(app);
});

test('a log named in the address opens by itself; the team’s set does so with its figures first', async ({
	launchApp
}) => {
	const one = await launchApp({ acceptDownloads: true, beside: { 'logs/small.csv': LOG } });
	await one.open('?lang=en&data=logs/small.csv');
	expect(await one.state('ready', 'error')).toBe('ready');
	expect((await one.figure('recap.occurred')).value).toBe(3);
	const metrics = await exported(one);

	const app = await launchApp({
		beside: {
			'data/manifest.json': JSON.stringify({
				title: 'Service desk, October',
				files: ['small.csv'],
				metrics: 'small.metrics.json',
				workspace: 'team.json'
			}),
			'data/small.csv': LOG,
			'data/small.metrics.json': metrics,
			'data/team.json': JSON.stringify({ schema: 'rekap/workspace@1', zone: 'Asia/Jayapura' })
		}
	});
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await app.page.route('**/*.wasm', async (route) => held.then(() => route.continue()));
	await app.open('?lang=en');
	const computed = app.page.locator('[data-role="computed"]');
	await computed.getByText(/being checked with the files/).waitFor();
	expect((await app.figure('recap.occurred')).value).toBe(3);
	expect(await computed.locator('tbody tr').count()).toBeGreaterThan(0);
	expect(await app.axe()).toEqual([]);
	release();

	expect(await app.state('ready', 'error')).toBe('ready');
	await computed.waitFor({ state: 'detached' });
	app.requests.length = 0;
	expect((await app.figure('recap.occurred')).value).toBe(3);
	const summary = await app.page.locator('header .summary').innerText();
	expect(summary).toContain('Service desk, October');
	expect(summary).toContain('Asia/Jayapura');
	await app.page.locator('[data-role="checked"]', { hasText: 'agree with the files' }).waitFor();
	expect(app.requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

test('a set that is wrong says what is wrong, and what came along is never believed', async ({
	launchApp
}) => {
	const beside: Record<string, string> = { 'logs/small.csv': LOG };
	const app = await launchApp({ beside });
	const says = async (query: string, words: RegExp) => {
		await app.open(`?lang=en&${query}`);
		await expect.poll(() => problem(app).innerText()).toMatch(words);
	};
	await says('data=https://example.org/log.csv', /not on the host of this page/);
	await says('data=//example.org/log.csv', /not on the host of this page/);
	await says('data=logs/absent.csv', /absent\.csv \(404\) could not be fetched/);
	app.errors.length = 0;
	beside['logs/page.html'] = '<h1>Sign in</h1>';
	await says('data=logs/page.html', /answers with a web page/);
	beside['data/manifest.json'] = '{"files": [1]}';
	await says('', /not understood at “files\.0”/);
	beside['data/manifest.json'] = '{"files": ["https://example.org/a.csv"]}';
	await says('', /not on the host of this page/);

	beside['data/manifest.json'] = '{"files": ["../logs/small.csv"], "metrics": "wrong.json"}';
	beside['data/wrong.json'] = '{"schema": "rekap/metrics@1", "metrics": "<b>all</b>"}';
	await says('', /not as Rekap exports it/);
	expect(await app.state('ready', 'error')).toBe('ready');
	expect(await app.page.locator('[data-role="computed"]').count()).toBe(0);
});

test('settings that come along are asked about where the reader has settings already', async ({
	launchApp
}) => {
	const beside: Record<string, string> = {};
	const app = await launchApp({ beside });
	const { page } = app;
	const zone = page.locator('select[aria-label="Site clock"]');
	await app.open('?lang=en', '#/settings');
	await app.state('empty');
	await zone.selectOption('Asia/Makassar');
	await page.waitForTimeout(500);
	beside['data/manifest.json'] = '{"files": ["small.csv"], "workspace": "team.json"}';
	beside['data/small.csv'] = LOG;
	beside['data/team.json'] = JSON.stringify({ schema: 'rekap/workspace@1', zone: 'Asia/Jayapura' });
	await page.reload();
	expect(await app.state('ready', 'error')).toBe('ready');
	expect(await zone.inputValue()).toBe('Asia/Makassar');
	await page.locator('[data-role="hosted-take"]').click();
	await expect.poll(() => zone.inputValue()).toBe('Asia/Jayapura');
	await page.locator('[data-role="undo"]').first().click();
	await expect.poll(() => zone.inputValue()).toBe('Asia/Makassar');
});

test('after the first visit Rekap opens without a network', async ({ launchApp }) => {
	const app = await launchApp({ serviceWorkers: 'allow' });
	await app.open('?lang=en');
	await app.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await app.page.context().setOffline(true);
	await app.page.reload();
	await app.page.locator('[data-role="sample"]').click();
	expect(await app.state('ready', 'error')).toBe('ready');
	expect((await app.figure('recap.occurred')).value).toBeGreaterThan(1_000);
	await app.visit('trends');
	await app.visit('settings');
});

test('a new version waits for the reader, and says what reloading costs', async ({ launchApp }) => {
	const beside: Record<string, string> = {};
	const app = await launchApp({ serviceWorkers: 'allow', beside });
	const { page } = app;
	const versions = () => page.evaluate(() => caches.keys());
	await app.open('?lang=en');
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	const [first] = await versions();
	expect(await page.locator('[data-role="newer"]').count()).toBe(0);

	const worker = read('dist/offline.js');
	beside['offline.js'] = worker.replace(/VERSION = ["'][^"']+["']/, 'VERSION = "another"');
	expect(beside['offline.js']).not.toBe(worker);
	await page.reload();
	await dropped(app);
	await page.locator('[data-role="newer"]', { hasText: 'must be opened again' }).waitFor();
	expect(await app.axe()).toEqual([]);
	expect(await app.state('ready')).toBe('ready');
	expect(await versions()).toContain(first);

	await page.locator('[data-role="reload"]').click();
	await expect.poll(versions).toEqual(['rekap /some/where/ another']);
	await page.waitForFunction(
		() => document.documentElement.dataset.state === 'empty' && !document.querySelector('[data-role="newer"]')
	);
});

test('the single file opens by a double click, and asks nobody for anything', async ({ launchApp }) => {
	const app = await launchApp();
	await app.page.goto(new URL('../../dist/rekap.html?lang=en', import.meta.url).href);
	expect(app.foreign.splice(0)).toHaveLength(1);
	await app.page.locator('[data-role="sample"]').click();
	expect(await app.state('ready', 'error')).toBe('ready');
	expect((await app.figure('recap.occurred')).value).toBeGreaterThan(1_000);
	await app.visit('documents');
});
