import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from './harness.ts';
import type { App } from './app.ts';

const UCI = '../shared/data/incident_event_log.zip';
const DEMO = '../shared/data/servicenow_demo_incidents.csv';
const answersOf = (name: string) =>
	JSON.parse(readFileSync(`sample-data/${name}.answers.json`, 'utf8')) as {
		rows: number;
		incidents: number;
		events: number;
		refused: number;
		duplicates: number;
		metrics: Record<string, { value: number | null; n?: number; numerator?: number }>;
		monthly: { month: string; opened: number; resolved: number; closed: number; backlog_end: number }[];
	};

/** Runs where the public logs are beside the project; else says which is missing. */
const beside = (path: string) => {
	if (existsSync(path)) return test;
	console.info(`skipped: ${path} is not here`);
	return test.skip;
};
const uci = beside(UCI);
const demo = beside(DEMO);

interface Exported {
	schema: string;
	dataset: { as_of: string; zone: string; incidents: number; events: number };
	metrics: Record<
		string,
		{ value: number | null; n: number | null; numerator: number | null; reason: string | null }
	>;
	monthly: Record<string, number | string | null>[];
}

/** Clicks an export and gives the text of the file that comes out. */
async function exported(app: App, role: string): Promise<string> {
	const download = app.page.waitForEvent('download');
	await app.page.locator(`[data-role="${role}"]`).first().click();
	return readFileSync(await (await download).path(), 'utf8');
}

const metricsOf = async (app: App) => JSON.parse(await exported(app, 'export-metrics')) as Exported;

async function load(app: App, file: string): Promise<Record<string, string | undefined>> {
	await app.open('', '#/import');
	await app.drop(file);
	expect(await app.state('ready', 'review', 'error')).toBe('ready');
	const report = app.page.locator('[data-role="file-report"]').first();
	return report.evaluate((element) => ({ ...(element as HTMLElement).dataset }));
}

uci('the UCI log, as it is, on a UTC site', async ({ launchApp }) => {
	const app = await launchApp({ timezoneId: 'UTC', acceptDownloads: true });
	expect(await load(app, UCI)).toMatchObject({
		format: 'servicenow_audit',
		rows: '141712',
		incidents: '24918',
		events: '141712',
		refused: '0',
		duplicates: '0'
	});
	app.requests.length = 0;
	await app.page.goto(`${app.address}#/recap`);
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 24_918 });

	const { metrics, dataset } = await metricsOf(app);
	expect(dataset).toMatchObject({ incidents: 24_918, events: 141_712, zone: 'UTC' });
	expect(metrics['sla.reported.rate']).toMatchObject({ numerator: 15_803, n: 24_918 });
	expect((metrics['sla.reported.rate']?.value ?? 0).toFixed(4)).toBe('0.6342');
	const hours = (name: string) => (metrics[name]?.value ?? NaN) / 60;
	expect(metrics['time.resolution.mean']?.n).toBe(23_362);
	expect(hours('time.resolution.mean').toFixed(4)).toBe('178.1716');
	expect(hours('time.resolution.median')).toBeCloseTo(22.1, 9);
	expect(metrics['reopen.rate']?.numerator).toBe(275);
	expect(metrics['quality.finish_from_events']?.value).toBe(1_556);
	expect(metrics['escalation.functional.rate']?.numerator).toBe(9_575);
	expect(metrics['escalation.ping_pong.rate']).toMatchObject({ numerator: 2_217, n: 24_545 });

	// opened → closed is no metric of its own: from the canonical export
	const { data } = Papa.parse<Record<string, string>>(await exported(app, 'export-incidents'), {
		header: true,
		skipEmptyLines: true
	});
	const closed = data
		.map((row) => (Date.parse(row['closed_at'] ?? '') - Date.parse(row['opened_at'] ?? '')) / 3_600_000)
		.sort((a, b) => a - b);
	expect(closed.length).toBe(24_918);
	expect((closed.reduce((sum, one) => sum + one, 0) / closed.length).toFixed(4)).toBe('315.3286');
	expect((((closed[12_458] ?? 0) + (closed[12_459] ?? 0)) / 2).toFixed(4)).toBe('145.8667');
	const ambiguous = data.filter(({ opened_at = '' }) => {
		const [month, day] = [opened_at.slice(5, 7), opened_at.slice(8, 10)];
		return Number(day) <= 12 && day !== month;
	});
	expect(ambiguous.length).toBe(9_413);

	for (const [priority, met, n] of [
		[1, 5, 270],
		[2, 2, 408],
		[3, 15_145, 23_466],
		[4, 651, 774]
	] as const) {
		await app.page.goto(`${app.address}#/recap?priority=${priority}`);
		const { metrics: one } = await metricsOf(app);
		expect(one['sla.reported.rate'], `priority ${priority}`).toMatchObject({ numerator: met, n });
	}
	await app.page.goto(`${app.address}#/recap`);
	await app.page.locator('button', { hasText: /clear/i }).first().click();
	await app.page
		.locator('select')
		.filter({ has: app.page.locator('option[value="count"]') })
		.selectOption('count');
	await expect
		.poll(async () => (await metricsOf(app)).metrics['escalation.functional.rate']?.numerator)
		.toBe(11_369);
	expect((await metricsOf(app)).metrics['fcr.rate']?.numerator).toBe(13_487);
	expect(app.requests.filter((url) => !url.startsWith('blob:') && !/\.(js|css)$/.test(url))).toEqual([]);
});

demo('ServiceNow demo records: times in the wrong order are counted, not hidden', async ({ app }) => {
	expect(await load(app, DEMO)).toMatchObject({ format: 'servicenow_csv', incidents: '67', refused: '0' });
	await app.page.goto(`${app.address}#/recap`);
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 67 });
	expect(await app.figure('quality.closed_before_resolved')).toMatchObject({ value: 20 });
});

test.for([
	['desk', 'desk.csv', 'own'],
	['servicenow', 'servicenow.json', 'servicenow_json'],
	['dirty', 'dirty.csv', 'own']
] as const)('the sample %s gives its known answers', async ([name, file, format], { app }) => {
	const answers = answersOf(name);
	expect(await load(app, `sample-data/${file}`)).toMatchObject({
		format,
		rows: String(answers.rows),
		incidents: String(answers.incidents),
		events: String(answers.events),
		refused: String(answers.refused),
		duplicates: String(answers.duplicates)
	});
	await app.page.goto(`${app.address}#/recap`);
	const { metrics, monthly } = await metricsOf(app);
	for (const [metric, { value, n }] of Object.entries(answers.metrics)) {
		const got = metrics[metric];
		if (!got) continue;
		if (value === null) expect(got.value, metric).toBeNull();
		else expect(got.value, metric).toBeCloseTo(value, 9);
		if (n !== undefined && value !== null) expect(got.n, metric).toBe(n);
	}
	expect(monthly.length).toBe(answers.monthly.length);
	for (const [i, { month, opened, resolved, closed, backlog_end }] of answers.monthly.entries())
		expect(monthly[i]).toMatchObject({ month, opened, resolved, closed, backlog_end });
});

test('the same file gives the same metrics JSON, byte for byte but for the moment', async ({ app }) => {
	await load(app, 'sample-data/servicenow.json');
	await app.page.goto(`${app.address}#/recap`);
	const plain = async () => (await exported(app, 'export-metrics')).replace(/"generated_at": "[^"]*"/, '');
	const first = await plain();
	// dropped beside itself the file would be all duplicates: the set begins anew
	await app.page.goto(`${app.address}#/import`);
	await app.page.locator('[data-role="start-over"]').click();
	await app.state('empty');
	await load(app, 'sample-data/servicenow.json');
	await app.page.goto(`${app.address}#/recap`);
	expect(await plain()).toBe(first);
});

test('the process of the sample: its map, its variants, and who broke a rule', async ({ app }) => {
	await load(app, 'sample-data/desk.csv');
	await app.page.goto(`${app.address}#/process`);
	const { page } = app;
	const box = (name: RegExp) => page.getByRole('button', { name });
	await box(/^in progress, events 6,809/).click();
	await expect.poll(() => page.locator('.readout').innerText()).toMatch(/^in progress\s/);
	await box(/^the activity text/).click();
	await box(/^Logged → Responded, times 5,663/).focus();
	await page.keyboard.press('Enter');
	expect(await box(/^Logged → Responded/).getAttribute('aria-pressed')).toBe('true');
	expect(await app.axe()).toEqual([]);
	await page.locator('[data-rule="tiers_in_turn"] button').click();
	await expect.poll(() => page.locator('h1').innerText()).toMatch(/62 in this list/);
});
