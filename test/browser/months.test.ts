import { readFileSync } from 'node:fs';
import { expect, test } from './harness.ts';

const HEADER = 'Ticket No,Reported At,Resolved At,Updated At,Status,Priority,Category,Team';
const JULY = [
	HEADER,
	'A-1,2026-07-05 10:00,2026-07-05 10:30,2026-07-06 10:00,Closed,P1,Wi-Fi,Desk',
	'A-2,2026-07-28 10:00,,2026-07-28 10:05,Open,P2,Voice,Desk',
	''
].join('\n');
const AUGUST = [
	HEADER,
	'A-2,2026-07-28 10:00,2026-08-02 10:30,2026-08-02 10:30,Resolved,P2,Voice,Desk',
	'A-3,2026-08-07 10:00,,2026-08-07 10:00,Open,P3,Wi-Fi,Field',
	''
].join('\n');

test('months add up; a file can be taken out, and the figures follow', async ({ app }) => {
	await app.open('?lang=en', '#/import');
	await app.drop({ name: 'july.csv', content: JULY });
	expect(await app.state('ready', 'error', 'review')).toBe('ready');
	await app.drop({ name: 'august.csv', content: AUGUST });
	const reports = app.page.locator('[data-role="file-report"]');
	await expect.poll(() => reports.count()).toBe(2);
	const duplicates = await reports.evaluateAll((all) =>
		all.map((one) => (one as HTMLElement).dataset['duplicates'])
	);
	expect(duplicates).toEqual(['1', '0']);
	await app.page.evaluate(() => (location.hash = '#/recap'));
	expect(await app.figure('recap.occurred')).toMatchObject({ value: 3 });
	expect(await app.figure('recap.resolved')).toMatchObject({ value: 2 });
	await app.page.evaluate(() => (location.hash = '#/import'));
	await app.page.getByRole('button', { name: 'Take it out' }).nth(1).click();
	await expect.poll(() => reports.count()).toBe(1);
	await app.page.evaluate(() => (location.hash = '#/recap'));
	await expect.poll(async () => (await app.figure('recap.occurred')).value).toBe(2);
	expect(await app.figure('recap.resolved')).toMatchObject({ value: 1 });
});

test('a chart can be taken along as a picture, whatever the theme, and its figures as SQL', async ({
	launchApp
}) => {
	const app = await launchApp({ colorScheme: 'dark' });
	await app.open('?lang=en', '#/import');
	await app.drop({ name: 'july.csv', content: JULY });
	await app.state('ready');
	await app.page.evaluate(() => (location.hash = '#/recap'));
	const flow = app.page.locator('section[aria-labelledby="chart-flow"]');
	const take = async (kind: string) => {
		const saved = app.page.waitForEvent('download');
		await flow.getByRole('button', { name: `Picture as ${kind}` }).click();
		return readFileSync(await (await saved).path());
	};
	const svg = (await take('SVG')).toString();
	expect(svg).toContain('2 came in');
	expect(svg).toContain('stroke="#1d2329"');
	expect(svg).not.toMatch(/var\(|class=|<style/);
	const png = await take('PNG');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect(png.readUInt32BE(16)).toBe(2 * Number(/ width="(\d+)"/.exec(svg)?.[1]));
	await flow.locator('[data-role="sql"] summary').click();
	await expect.poll(() => flow.locator('pre').textContent()).toContain('SELECT');
});
