import { expect, test } from './harness.ts';
import type { App } from './app.ts';

const SOPS = ['001', '002', '003', '004'];

/** Presses Tab until something that matches has the focus. */
async function reach({ page }: App, selector: string): Promise<void> {
	for (let i = 0; i < 300; i += 1) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
	}
	throw new Error(`${selector} cannot be reached with Tab`);
}

/** The question that has the focus; null outside of all. */
const focused = ({ page }: App) =>
	page.evaluate(() => {
		const question = document.activeElement?.closest<HTMLElement>('[data-question]');
		return question?.dataset.question ?? null;
	});

/** Answers of the page by question; an empty one is not answered. */
const verdicts = ({ page }: App) =>
	page.evaluate(() =>
		Object.fromEntries(
			[...document.querySelectorAll<HTMLElement>('[data-question]')].map(({ dataset }) => [
				dataset.question ?? '',
				dataset.verdict ?? ''
			])
		)
	);

/** Gives these answers in turn, from the question that has the focus to the end of the page. */
async function answerAll(app: App, keys: string): Promise<void> {
	for (let i = 0, at = await focused(app); at !== null; i += 1) {
		await app.page.keyboard.press(keys[i % keys.length] ?? 'y');
		const next = await focused(app);
		expect(next).not.toBe(at);
		at = next;
	}
}

/** What axe finds in both themes. */
async function faults(app: App): Promise<string[]> {
	const found = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await app.page.emulateMedia({ colorScheme });
		found.push(...(await app.axe()).map((fault) => `${colorScheme}: ${fault}`));
	}
	return found;
}

test('all four SOPs answered by keyboard alone: nothing is lost by a reload, answers are taken back, the language changes', async ({
	app
}) => {
	const { page } = app;
	await app.open('', '#/sop');
	await reach(app, '[data-sop="001"] .button');
	await page.keyboard.press('Enter');
	await page.locator('[data-role="sop-next"]').waitFor();
	await reach(app, '[data-role="sop-next"]');
	await page.keyboard.press('Enter');
	await expect.poll(() => focused(app)).toBe('001.01');

	// the native way: Space takes the first, an arrow the next one, Tab goes to the note
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await expect.poll(async () => (await verdicts(app))['001.01']).toBe('partly');
	await reach(app, '[data-field="note"]');
	await page.keyboard.type('Duty roster of May; y, n and p are letters here');
	await page.reload();
	await page.locator('[data-role="sop-next"]').waitFor();
	expect((await verdicts(app))['001.01']).toBe('partly');
	expect(await page.locator('[data-question="001.01"]').innerText()).toContain('y, n and p are letters here');

	await reach(app, '[data-role="sop-next"]');
	await page.keyboard.press('Enter');
	await expect.poll(() => focused(app)).not.toBeNull();
	expect(await focused(app)).not.toBe('001.01');
	const second = (await focused(app)) ?? '';
	await page.keyboard.press('n');
	await expect.poll(() => focused(app)).not.toBe(second);
	expect((await verdicts(app))[second]).toBe('no');
	await page.keyboard.press('Control+z');
	await expect.poll(() => focused(app)).toBe(second);
	expect((await verdicts(app))[second]).toBe('');
	expect(await page.locator('[data-role="sop-status"]').innerText()).toContain(second);
	await answerAll(app, 'ypny');
	expect(Object.values(await verdicts(app))).not.toContain('');
	const inEnglish = await verdicts(app);

	await page.reload();
	await reach(app, 'button[title="Bahasa Indonesia"]');
	await page.keyboard.press('Enter');
	await expect.poll(() => page.locator('h1').innerText()).toMatch(/Penanganan/);
	expect(await verdicts(app)).toEqual(inEnglish);

	await reach(app, 'header a[href="#/sop"]');
	await page.keyboard.press('Enter');
	await page.locator('[data-sop="002"]').waitFor();
	await reach(app, '[data-sop="002"] .button');
	for (const sop of SOPS.slice(1)) {
		await page.keyboard.press('Enter');
		await page.locator(`[data-question^="${sop}."]`).first().waitFor();
		await reach(app, '[data-role="sop-next"]');
		await page.keyboard.press('Enter');
		await expect.poll(() => focused(app)).not.toBeNull();
		// ya, sebagian, tidak
		await answerAll(app, 'yst');
		expect(Object.values(await verdicts(app)), sop).not.toContain('');
		// the focus is on the way to the next one
		expect(await page.evaluate(() => document.activeElement?.getAttribute('data-role'))).toBe('sop-end');
	}
	await page.keyboard.press('Enter');
	await page.locator('[data-sop="004"]').waitFor();
	await page.reload();
	await page.locator('[data-sop="004"]').waitFor();
	expect(await page.locator('[data-sop] .progress').allInnerTexts()).toEqual(
		SOPS.map(() => expect.stringMatching(/^(\d+) dari \1 terjawab/))
	);
	expect(await page.locator('[data-audit]').count()).toBe(1);
});

test('audits are copied and compared, questions edited and retired; accessible in both themes', async ({
	app
}) => {
	const { page } = app;
	const role = (name: string) => page.locator(`[data-role="${name}"]`);
	await app.open('', '#/sop/003/003.02');
	await expect.poll(() => focused(app)).toBe('003.02');
	await page.keyboard.press('n');
	await expect.poll(async () => (await verdicts(app))['003.02']).toBe('no');
	const question = page.locator('[data-question="003.04"]');
	await question.locator('input').first().click();
	await question.locator('[data-role="step-edit"]').click();
	await page.locator('form textarea').first().fill(' ');
	await page.locator('form textarea').nth(1).fill('');
	await role('step-save').click();
	await page.locator('form [role="alert"]').waitFor();
	expect(await faults(app)).toEqual([]);
	await page.locator('form textarea').first().fill('Is the code of the closing recorded?');
	await role('step-save').click();
	await expect.poll(() => question.locator('legend').innerText()).toContain('code of the closing');
	await question.locator('[data-role="step-edit"]').click();
	await role('step-retire').click();
	await expect.poll(() => question.count()).toBe(0);
	await page.locator('[data-retired="003.04"] button').click();
	await expect.poll(async () => (await verdicts(app))['003.04']).toBe('yes');

	await page.goto(`${app.address}#/sop`);
	await role('audit-new').click();
	await page.keyboard.type('Pekalongan');
	await role('audit-from').selectOption({ index: 1 });
	await role('audit-begin').click();
	await expect.poll(() => page.locator('[data-audit]').count()).toBe(2);
	await page.goto(`${app.address}#/sop/003/003.02`);
	await expect.poll(() => focused(app)).toBe('003.02');
	await page.keyboard.press('y');
	await expect.poll(async () => (await verdicts(app))['003.02']).toBe('yes');
	await page.goto(`${app.address}#/sop`);
	await role('sop-changed').waitFor();
	const changed = await role('sop-changed').locator('tbody tr').allInnerTexts();
	expect(changed).toEqual([expect.stringMatching(/003\.02[^]*\tno\tyes$/)]);
	await page.locator('[data-row="closure"] button').click();
	expect(await faults(app)).toEqual([]);
	await page.locator('[data-audit]').first().locator('[data-role="audit-delete"]').click();
	await role('audit-delete-sure').click();
	await expect.poll(() => page.locator('[data-audit]').count()).toBe(1);
});
