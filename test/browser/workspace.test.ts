import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from './harness.ts';

const saved = async (page: Page): Promise<string> => {
	const download = page.waitForEvent('download');
	await page.locator('[data-role="export-workspace"]').click();
	return readFileSync(await (await download).path(), 'utf8');
};
const without = (text: string) => ({ ...(JSON.parse(text) as object), generated_at: null });
const open = (page: Page, content: string | Buffer) =>
	page.locator('[data-role="workspace-file"]').setInputFiles({
		name: 'workspace.json',
		mimeType: 'application/json',
		buffer: Buffer.from(content)
	});

test('a workspace goes out, is cleared, comes back, and refuses what is not one', async ({ launchApp }) => {
	const app = await launchApp({ acceptDownloads: true });
	const { page } = app;
	await app.open('?lang=en', '#/settings');
	await app.state('empty');
	const start = await saved(page);
	await page.locator('select[aria-label="Site clock"]').selectOption('Asia/Makassar');
	await page.locator('[data-preset="telecom"]').click();
	const full = await saved(page);
	expect(without(full)).not.toEqual(without(start));

	await page.reload();
	await app.state('empty');
	expect(without(await saved(page))).toEqual(without(full));

	const refused = page.locator('[data-role="workspace-refused"]');
	const refusals: [string | Buffer, string][] = [
		[full.slice(0, 200), 'cut off'],
		[full.replace('workspace@1', 'workspace@9'), 'newer version'],
		[Buffer.alloc(50_000_000, ' '), 'larger than 5 MB'],
		[full.replace('"marks": {', '"marks": {"__proto__": {"x": 1},'), '__proto__'],
		[full.replace('"start": null', '"start": "<script>alert(1)</script>"'), 'program code']
	];
	for (const [content, words] of refusals) {
		await open(page, content);
		await page.waitForFunction(
			(text) => document.querySelector('[data-role="workspace-refused"]')?.textContent?.includes(text),
			words
		);
		expect(await refused.textContent()).toContain('Nothing was changed');
	}
	expect(without(await saved(page))).toEqual(without(full));

	await page.locator('[data-role="clear-everything"]').click();
	await page.locator('[data-role="clear-confirm"]').click();
	await page.getByText('Everything was taken off this device.').waitFor();
	expect(without(await saved(page))).toEqual(without(start));

	await open(page, full);
	await page.locator('input[name="taking"][value="replace"]').check();
	await page.locator('[data-role="workspace-apply"]').click();
	expect(without(await saved(page))).toEqual(without(full));
	await page.reload();
	await app.state('empty');
	expect(without(await saved(page))).toEqual(without(full));
});

test('two tabs do not overwrite each other', async ({ app }) => {
	await app.open('?lang=en', '#/settings');
	await app.state('empty');
	const other = await app.page.context().newPage();
	await other.goto(app.page.url());
	await other.locator('select[aria-label="Site clock"]').waitFor();
	await app.page.locator('select[aria-label="Site clock"]').selectOption('Asia/Makassar');
	await other.waitForFunction(
		() =>
			document.querySelector<HTMLSelectElement>('select[aria-label="Site clock"]')?.value === 'Asia/Makassar'
	);
	await other.locator('[data-preset="telecom"]').click();
	await app.page.locator('li.on [data-preset="telecom"]').waitFor();
	await app.page.reload();
	await app.state('empty');
	expect(await app.page.locator('select[aria-label="Site clock"]').inputValue()).toBe('Asia/Makassar');
	await app.page.locator('li.on [data-preset="telecom"]').waitFor();
});
