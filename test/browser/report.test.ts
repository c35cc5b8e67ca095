import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { expect, test } from './harness.ts';

interface Metric {
	value: number | null;
	n: number | null;
	unit: 'ratio' | 'minutes' | 'count' | 'index';
}

/** Blanks that tie a number to its unit, and lines that ended, are blanks here. */
const even = (text: string) => text.replaceAll(/\s+/g, ' ');

/** A number in English, rounded as the report says it should be: written down here anew, not taken from the app. */
function written({ value, unit }: Metric): string {
	const number = (of: number, digits: number) =>
		of.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
	if (value === null) return '';
	if (unit === 'ratio') {
		if (value > 0 && value < 0.0005) return '<0.1 %';
		return value < 1 && value >= 0.9995 ? '>99.9 %' : `${number(100 * value, 1)} %`;
	}
	if (unit !== 'minutes') return number(value, Number.isInteger(value) ? 0 : 2);
	const whole = Math.round(value);
	if (whole < 60) return `${whole} min`;
	if (whole < 1440) return `${Math.floor(whole / 60)} h${whole % 60 ? ` ${whole % 60} min` : ''}`;
	const days = whole / 1440;
	return `${number(days, days >= 99.95 || Number.isInteger(days) ? 0 : 1)} d`;
}

async function saved(page: Page, role: string): Promise<string> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.locator(`[data-role="${role}"]`).click()
	]);
	const folder = mkdtempSync(join(tmpdir(), 'rekap-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, file.suggestedFilename());
	await file.saveAs(path);
	return path;
}

/** The text of a PDF in the order of its content; null where the tool for it is not here. */
function textOfPdf(pdf: Buffer): string | null {
	const { error, stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1e8 });
	return error ? null : even(stdout.toString('utf8'));
}

test('the monthly report of the sample: what is printed and saved holds the figures of the metrics file', async ({
	app,
	browser
}) => {
	const { page } = app;
	await app.open('?lang=en', '#/report');
	await app.state('empty');
	await page.locator('main').getByText('No data yet').waitFor();
	await app.drop('sample-data/desk.csv');
	expect(await app.state('ready', 'error', 'review')).toBe('ready');
	const ready = page.locator('[data-role="report-print"]:not([disabled])');
	await ready.waitFor();
	// the last full month is proposed; another one is chosen by the reader, and stands in the address
	expect(await page.locator('[data-role="report-month"]').inputValue()).toBe('2026-10');
	await page.locator('[data-role="report-month"]').selectOption('2026-09');
	await page.getByRole('heading', { name: 'Incident recap, September 2026' }).waitFor();
	expect(new URL(page.url()).hash).toContain('report/2026-09');

	await page.locator('[data-text="lessons"]').fill('Spare routers were short.');
	await page.locator('[data-role="texts-status"]').getByText('Saved').waitFor();
	expect(await page.locator('article').innerText()).toContain('Spare routers were short.');
	await ready.waitFor();

	const metrics = JSON.parse(readFileSync(await saved(page, 'report-metrics'), 'utf8')) as {
		scope: unknown;
		metrics: Record<string, Metric>;
	};
	expect(metrics.scope).toEqual({ month: ['2026-09'] });
	const told = Object.entries(metrics.metrics).filter(([, { value }]) => value !== null);
	expect(told.length).toBeGreaterThan(50);

	// in the table of all figures: value, then n
	const rows = await page.locator('table.print tbody tr').evaluateAll((all) =>
		all.map((row) => ({
			metric: row.querySelector('data')?.getAttribute('data-metric') ?? '',
			name: row.querySelector('th')?.textContent ?? ''
		}))
	);
	expect(rows.map(({ metric }) => metric).sort()).toEqual(told.map(([name]) => name).sort());
	const lines = told.map(([name, metric]) => {
		const row = rows.find((one) => one.metric === name);
		const n = metric.n === null ? '' : ` ${metric.n.toLocaleString('en-US')}`;
		return even(`${row?.name} ${written(metric)}${n} `);
	});

	await app.page.emulateMedia({ media: 'print' });
	const pdf = textOfPdf(await page.pdf({ preferCSSPageSize: true }));
	await app.page.emulateMedia({ media: null });
	if (pdf === null) console.info('pdftotext is not here: the printed text was not read');
	else {
		for (const line of lines) expect(pdf).toContain(line);
		expect(pdf).toContain('Spare routers were short.');
		expect(pdf).toMatch(/page 1 of [5-9] /);
		// nothing of the page around the report
		expect(pdf).not.toContain('Kept on this device');
	}

	// one file, opened with the network cut and no script allowed
	const path = await saved(page, 'report-html');
	const alone = await browser!.newContext({ offline: true, javaScriptEnabled: false, locale: 'en-GB' });
	try {
		await alone.setOffline(true);
		const requests: string[] = [];
		alone.on('request', (request) => requests.push(request.url()));
		const sheet = await alone.newPage();
		await sheet.goto(pathToFileURL(path).href);
		expect(requests).toEqual([pathToFileURL(path).href]);
		const figures = await sheet
			.locator('table.fine data[data-metric]')
			.evaluateAll((all) =>
				all.map((one) => [one.getAttribute('data-metric'), Number(one.getAttribute('value'))])
			);
		expect(Object.fromEntries(figures)).toEqual(
			Object.fromEntries(told.map(([name, { value }]) => [name, value]))
		);
		const text = even(await sheet.locator('main').innerText());
		for (const [, metric] of told) expect(text).toContain(written(metric));
		expect(text).toContain('Spare routers were short.');
		expect(await sheet.locator('figure svg').count()).toBe(4);
	} finally {
		await alone.close();
	}

	const docx = readFileSync(await saved(page, 'report-docx'));
	expect(docx.subarray(0, 2).toString()).toBe('PK');

	// what was written is there again, in its month and no other
	await page.reload();
	await app.drop('sample-data/desk.csv');
	await page.getByRole('heading', { name: 'Incident recap, September 2026' }).waitFor();
	expect(await page.locator('[data-text="lessons"]').inputValue()).toBe('Spare routers were short.');
	await page.locator('[data-role="report-month"]').selectOption('2026-10');
	await page.getByRole('heading', { name: 'Incident recap, October 2026' }).waitFor();
	expect(await page.locator('[data-text="lessons"]').inputValue()).toBe('');
});

test('the report page is accessible: dark, on a phone, in Indonesian', async ({ launchApp }) => {
	const app = await launchApp({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });
	await app.open('?lang=id', '#/report');
	await app.state('empty');
	await app.drop('sample-data/desk.csv');
	await app.page.locator('[data-role="report-print"]:not([disabled])').waitFor();
	expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	expect(await app.axe()).toEqual([]);
});
