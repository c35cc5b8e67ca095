import type { App } from './app.ts';
import { expect, test } from './harness.ts';

/** Presses Tab until the focus is there: what cannot be reached so fails. */
async function tabTo(app: App, place: string): Promise<void> {
	for (let i = 0; i < 80; i += 1) {
		if (await app.page.evaluate((one) => document.activeElement?.matches(one) ?? false, place)) return;
		await app.page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not lead to ${place}`);
}

async function type(app: App, id: string, text: string): Promise<void> {
	await tabTo(app, `#walk-${id}`);
	await app.page.keyboard.type(text);
}

async function press(app: App, place: string, key: string): Promise<void> {
	await tabTo(app, place);
	await app.page.keyboard.press(key);
}

/** Takes the step, and waits for the form of the next one. */
async function take(app: App, next: string): Promise<void> {
	await press(app, '[data-role="take"]', 'Enter');
	await app.page.locator(next).first().waitFor();
}

const form = (step: string) => `form[data-step="${step}"]`;
const answer = (step: string) => `input[name="answer"][value="${step}"]`;
const asked = (app: App) => app.page.locator('#next').innerText();

test('an incident from report to closing by keyboard, and on into the dashboard', async ({ app }) => {
	await app.open('', '#/logbook');
	await press(app, '[data-role="new-report"]', 'Enter');
	await app.page.locator(form('reported')).waitFor();
	expect(await app.page.title()).toBe('Logbook · Rekap');
	await press(app, '[data-role="take"]', 'Enter');
	await app.page.locator('#walk-reported-reporter:focus').waitFor();
	await type(app, 'reported-reporter', 'Sari');
	await type(app, 'reported-category', 'Wi-Fi');
	await type(app, 'reported-description', '=no signal');

	// what is typed survives a reload
	await app.page.reload();
	await expect.poll(() => app.page.locator('#walk-reported-description').inputValue()).toBe('=no signal');
	await take(app, form('classified'));
	const id = /INC-\d{8}-001/.exec(app.page.url())?.[0];
	expect(await app.page.locator('h1').innerText()).toBe(id);

	await press(app, 'input[value="incident"]', 'Space');
	await take(app, form('prioritised'));
	await press(app, '#walk-prioritised-impact', 'ArrowDown');
	await press(app, '#walk-prioritised-urgency', 'ArrowDown');
	expect(await app.page.locator(form('prioritised')).innerText()).toMatch(/P1 critical/);
	await take(app, answer('examined'));
	expect(await app.page.locator('[data-role="limits"]').innerText()).toMatch(/in time[^]*1\sh left/);

	await app.page.reload();
	await app.page.locator(answer('examined')).waitFor();
	const other = await app.page.context().newPage();
	await other.goto(app.page.url());
	await other.locator(answer('examined')).check();
	await other.locator('#walk-examined-diagnosis').fill('done in the other window');

	await press(app, answer('examined'), 'Space');
	await type(app, 'examined-diagnosis', 'no light');
	await take(app, answer('investigated'));
	// the other window has moved on by itself
	await other.locator(answer('investigated')).waitFor();
	await other.close();

	await press(app, answer('investigated'), 'Space');
	await type(app, 'investigated-cause', 'loose plug');
	expect(await app.axe()).toEqual([]);
	await take(app, form('resolved'));
	await type(app, 'resolved-resolution_notes', 'plugged in');
	await press(app, '#walk-resolved-closure_code', 'ArrowDown');
	await take(app, form('recorded'));

	// a mistake is withdrawn, and the step asked for again
	await press(app, '[data-besides="withdrawn"]', 'Enter');
	await type(app, 'withdrawn-note', 'the wrong incident');
	await take(app, form('resolved'));
	expect(await app.page.locator('[data-role="line"] .gone').innerText()).toMatch(
		/Resolved[^]*does not count/
	);
	await type(app, 'resolved-resolution_notes', 'plugged in');
	await press(app, '#walk-resolved-closure_code', 'ArrowDown');
	await take(app, form('recorded'));
	await type(app, 'recorded-knowledge_ref', 'KB-1');
	await take(app, answer('confirmed'));
	await press(app, answer('confirmed'), 'Space');
	await take(app, form('closed'));
	expect(await app.page.locator(form('closed')).innerText()).toMatch(/record is complete/);
	await press(app, '[data-role="take"]', 'Enter');
	await expect.poll(() => asked(app)).toMatch(/^Closed/);

	await app.page.goto(`${app.address}#/logbook`);
	await app.page.locator('[data-role="logbook"]').waitFor();
	expect(await app.axe()).toEqual([]);
	await app.page.locator('[data-role="show-logbook"]:enabled').waitFor();
	await press(app, '[data-role="show-logbook"]', 'Enter');
	expect(await app.state('ready', 'review', 'error')).toBe('ready');
	expect((await app.figure('recap.resolved')).value).toBe(1);
	expect((await app.figure('sla.resolution.rate')).value).toBe(1);

	// shown again with one more, it takes the place of the former
	await app.page.goto(`${app.address}#/logbook/new`);
	await app.page.locator('#walk-reported-reporter').fill('Budi');
	await app.page.locator('#walk-reported-description').fill('slow');
	await app.page.locator('[data-role="take"]').click();
	await app.page.locator(form('classified')).waitFor();
	await app.page.goto(`${app.address}#/logbook`);
	await app.page.locator('[data-role="show-logbook"]').click();
	await expect.poll(async () => (await app.figure('recap.occurred')).value).toBe(2);
	await app.visit('import');
	const report = app.page.locator('[data-role="file-report"]');
	expect(await report.count()).toBe(1);
	expect(await report.getAttribute('data-format')).toBe('rekap_logbook');
	expect(await report.getAttribute('data-refused')).toBe('0');
});
