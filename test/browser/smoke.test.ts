import { expect, test } from './harness.ts';

test('the page opens empty from a sub-path', async ({ app }) => {
	await app.open();
	expect(await app.state('empty', 'error')).toBe('empty');
	await expect.poll(() => app.page.locator('[data-role="log-files"]').count()).toBe(1);
});

test.for(['light', 'dark'] as const)(
	'the import view is accessible: %s',
	async (colorScheme, { launchApp }) => {
		const app = await launchApp({ colorScheme });
		await app.open('', '#/import');
		await app.state('empty');
		expect(await app.axe()).toEqual([]);
	}
);

test('the import view is accessible in Indonesian, on a phone', async ({ launchApp }) => {
	const app = await launchApp({ viewport: { width: 360, height: 740 } });
	await app.open('?lang=id', '#/import');
	await app.state('empty');
	expect(await app.page.getAttribute('html', 'lang')).toBe('id');
	expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	expect(await app.axe()).toEqual([]);
});
