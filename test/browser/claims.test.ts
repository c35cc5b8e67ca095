import { existsSync } from 'node:fs';
import { FIRST_EDITION, stepsOf } from '../../src/sop/edition.ts';
import type { App } from './app.ts';
import { expect, test } from './harness.ts';

const UCI = '../shared/data/incident_event_log.zip';

/** A workspace of an office that says of itself that it does everything. */
const ALL_YES = JSON.stringify({
	schema: 'rekap/workspace@1',
	audits: {
		current: 'a000001',
		all: {
			a000001: {
				id: 'a000001',
				title: '',
				site: '',
				date: '2026-10-01',
				answers: Object.fromEntries(
					stepsOf(FIRST_EDITION).map(({ id }) => [id, { verdict: 'yes', note: '', person: '', date: null }])
				)
			}
		}
	}
});

async function claim(app: App): Promise<void> {
	await app.page.evaluate(() => (location.hash = '#/settings'));
	await app.page
		.locator('[data-role="workspace-file"]')
		.setInputFiles({ name: 'all-yes.json', mimeType: 'application/json', buffer: Buffer.from(ALL_YES) });
	await app.page.locator('[data-role="workspace-apply"]').click();
}

/** Opens the list behind each contradiction: it holds as many incidents as the sentence says. @returns how many were opened */
async function openEach(app: App): Promise<number> {
	await app.visit('sop');
	const found = await app.page.locator('li[data-finding="contradicted"]').evaluateAll((items) =>
		items.map((item) => {
			const figure = item.querySelector('data');
			return {
				step: item.getAttribute('data-claim'),
				of: figure?.getAttribute('data-proof'),
				value: figure?.getAttribute('value'),
				n: figure?.getAttribute('data-n'),
				said: item.querySelector('button')?.textContent ?? null
			};
		})
	);
	expect(found.length).toBeGreaterThan(0);
	let opened = 0;
	for (const { step, of, value, said } of found) {
		await app.visit('recap');
		const metric = app.page.locator(`table data[data-metric="${of}"]`);
		if ((await metric.count()) > 0)
			expect([step, Number(await metric.first().getAttribute('value'))]).toEqual([
				step,
				expect.closeTo(Number(value), 6)
			]);
		if (said === null) continue;
		await app.visit('sop');
		await app.page.locator(`li[data-claim="${step}"] button`).click();
		await app.page.locator('main tbody tr').first().waitFor();
		const total = await app.page.locator('h1').textContent();
		const digits = (text: string) => text.replaceAll(/\D/g, '');
		expect([step, digits(total ?? '')]).toEqual([step, digits(said)]);
		opened += 1;
	}
	return opened;
}

test('each contradiction says the figure, and opens exactly the incidents it counts: the sample', async ({
	app
}) => {
	await app.open('?lang=en', '#/import');
	await app.state('empty');
	await claim(app);
	await app.page.evaluate(() => (location.hash = '#/import'));
	await app.page.locator('[data-role="sample"]').click();
	await app.state('ready');
	expect(await openEach(app)).toBeGreaterThan(5);
});

test.skipIf(!existsSync(UCI))('and the UCI log', { timeout: 180_000 }, async ({ app }) => {
	await app.open('?lang=en', '#/import');
	await app.state('empty');
	await claim(app);
	await app.drop(UCI);
	expect(await app.state('ready', 'error')).toBe('ready');
	expect(await openEach(app)).toBeGreaterThan(0);
});
