import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { expect, test } from './harness.ts';
import type { App } from './app.ts';

const LIST = [
	'Ticket No,Reported At,Resolved At,Status,Priority,Category,Team',
	'A-1,2026-01-05 10:00,2026-01-05 10:30,Closed,P1,Wi-Fi,Desk',
	'A-2,2026-01-06 10:00,2026-01-08 10:30,Closed,P2,Voice,Desk',
	'A-3,2026-01-07 10:00,,Open,P3,Wi-Fi,Field',
	''
].join('\n');

const ICS = [
	'BEGIN:VCALENDAR',
	'BEGIN:VEVENT',
	'DTSTART;VALUE=DATE:20260320',
	'DTEND;VALUE=DATE:20260322',
	'SUMMARY:Idul Fitri',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'SUMMARY:no day',
	'END:VEVENT',
	'END:VCALENDAR'
].join('\r\n');

const MORNING = { from_minute: 480, to_minute: 720 };
const AFTERNOON = { from_minute: 780, to_minute: 1020 };
const OFFICE = [MORNING, AFTERNOON];

async function downloaded(app: App, role: string): Promise<string> {
	const download = app.page.waitForEvent('download');
	await app.page.locator(`[data-role="${role}"]`).first().click();
	return readFileSync(await (await download).path(), 'utf8');
}

/** The policy by which the figures were made, as the exported figures say. */
async function policyOf(app: App): Promise<Policy> {
	await app.page.goto(`${app.address}#/recap`);
	await app.figure('recap.occurred');
	const { policy } = JSON.parse(await downloaded(app, 'export-metrics')) as { policy: Policy };
	await settings(app);
	return policy;
}

async function settings(app: App): Promise<void> {
	await app.page.goto(`${app.address}#/settings`);
	await app.page.locator('[data-section="display"]').waitFor();
}

async function ready(app: App): Promise<void> {
	await app.open('', '#/import');
	await app.drop({ name: 'list.csv', content: LIST });
	expect(await app.state('ready', 'review', 'error')).toBe('ready');
	await settings(app);
}

const section = (app: App, id: string) => app.page.locator(`[data-section="${id}"]`);

/** Types into a field and leaves it. */
async function type(field: ReturnType<App['page']['locator']>, text: string): Promise<void> {
	await field.fill(text);
	await field.blur();
}

test('the policy as a whole: preset, hours, holiday, special target; out, in again, and kept', async ({
	launchApp
}) => {
	const app = await launchApp({ acceptDownloads: true });
	await ready(app);
	expect(await policyOf(app)).toEqual(DEFAULT_POLICY);
	const preset = (id: string) => section(app, 'presets').locator(`li:has([data-preset="${id}"])`);
	expect(await preset('study').innerText()).toMatch(/in force/);

	await preset('office').getByRole('button').click();
	expect(await preset('office').innerText()).toMatch(/in force/);
	expect(await preset('study').innerText()).not.toMatch(/in force/);
	await expect.poll(() => app.page.locator('#hours-0').inputValue()).toBe('08:00–12:00, 13:00–17:00');
	await type(app.page.locator('#hours-5'), '8-12');
	expect(await app.page.locator('#hours-5').inputValue()).toBe('08:00–12:00');
	expect(await section(app, 'hours').innerText()).toMatch(/44 hours/);

	const holidays = section(app, 'holidays');
	await holidays.locator('input[type="date"]').fill('2026-08-17');
	await holidays.locator('input[type="text"]').fill('Hari Kemerdekaan');
	await holidays.locator('[data-role="add-holiday"]').click();
	expect(await holidays.innerText()).toMatch(/Mon 17 Aug\s+Hari Kemerdekaan/);

	const special = section(app, 'special');
	await special.locator('[data-role="add-special"]').click();
	await special.getByRole('combobox', { name: 'priority', exact: true }).selectOption('1');
	await type(special.getByRole('textbox', { name: 'segment' }), ' Corporate ');
	expect(await special.getByRole('alert').count()).toBe(0);
	await type(special.getByRole('spinbutton', { name: /resolution/i }), '2');

	const policy = await policyOf(app);
	const week = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [MORNING], []];
	expect(policy).toEqual({
		...DEFAULT_POLICY,
		calendar: { week, holidays: [{ date: '2026-08-17', name: 'Hari Kemerdekaan' }] },
		special_targets: [
			{
				priority: 1,
				segment: 'Corporate',
				service: null,
				category: null,
				response_minutes: null,
				resolution_minutes: 120
			}
		]
	});
	expect(await app.axe()).toEqual([]);

	const file = await downloaded(app, 'export-policy');
	expect(JSON.parse(file)).toEqual({ schema: 'rekap/policy@1', policy });
	await preset('study').getByRole('button').click();
	expect(await special.locator('fieldset').count()).toBe(0);
	await section(app, 'presets').locator('[data-role="undo"]').click();
	expect(await special.locator('fieldset').count()).toBe(1);
	await preset('study').getByRole('button').click();
	expect((await policyOf(app)).calendar.week).toBeNull();
	const input = app.page.locator('[data-role="policy-file"]');
	const put = (name: string, content: string) =>
		input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
	await put('not.json', LIST);
	await expect
		.poll(() => section(app, 'presets').getByRole('alert').innerText())
		.toMatch(/not\.json is not a policy/);
	await put('wrong.json', file.replace('"from_minute": 780', '"from_minute": 600'));
	await expect
		.poll(() => section(app, 'presets').getByRole('alert').innerText())
		.toMatch(/wrong\.json .*Opening hours, Monday.*overlap/);
	await put('rekap-policy.json', file);
	await expect.poll(() => section(app, 'presets').getByRole('alert').count()).toBe(0);
	expect(await app.page.locator('#hours-5').inputValue()).toBe('08:00–12:00');
	expect(await policyOf(app)).toEqual(policy);

	await app.page.reload();
	await settings(app);
	expect(await app.page.locator('#hours-5').inputValue()).toBe('08:00–12:00');
	expect(JSON.parse(await downloaded(app, 'export-policy'))).toEqual({ schema: 'rekap/policy@1', policy });
});

test('what is wrong is refused beside its field, stays as typed, and changes nothing', async ({
	launchApp
}) => {
	const app = await launchApp({ acceptDownloads: true });
	await ready(app);
	await app.page.getByRole('radio', { name: 'opening hours' }).check();
	const before = await policyOf(app);
	await app.page.goto(`${app.address}#/recap`);
	const rate = async () => (await app.figure('sla.resolution.rate')).value;
	// around the clock the third would have missed its target
	await expect.poll(rate).toBe(1 / 2);
	await settings(app);

	const monday = app.page.locator('#hours-0');
	const fault = (field: typeof monday) =>
		field.evaluate((e) => document.getElementById(e.getAttribute('aria-describedby') ?? '')?.innerText);
	for (const [text, reason] of [
		['8-13, 12-17', /overlap/],
		['17-8', /end after it begins/],
		['pagi', /not understood/]
	] as const) {
		await type(monday, text);
		expect(await monday.getAttribute('aria-invalid'), text).toBe('true');
		expect(await fault(monday), text).toMatch(reason);
		expect(await monday.inputValue()).toBe(text);
	}

	const targets = section(app, 'targets');
	const response = targets.getByRole('spinbutton', { name: /response.*P2/i });
	await type(response, '900');
	expect(await fault(response)).toMatch(/after the resolution/);
	await type(response, '');
	expect(await fault(response)).toMatch(/more than 0/);

	const cell = section(app, 'matrix').getByRole('spinbutton').nth(1);
	await type(cell, '12');
	expect(await fault(cell)).toMatch(/1 to 9/);
	const days = section(app, 'recurrence').getByRole('spinbutton');
	await type(days, '0');
	expect(await fault(days)).toMatch(/1 to 3,650/);
	await section(app, 'holidays').locator('[data-role="add-holiday"]').click();
	expect(await fault(section(app, 'holidays').locator('input[type="date"]'))).toMatch(/not a day/);
	expect(await app.axe()).toEqual([]);

	expect(JSON.parse(await downloaded(app, 'export-policy'))).toMatchObject({ policy: before });
	// one that is right goes through, and takes no other wrong one away
	await type(app.page.locator('#hours-1'), '9-17');
	expect(await monday.inputValue()).toBe('pagi');
	await type(app.page.locator('#hours-1'), '8-12, 13-17');
	expect(await policyOf(app)).toEqual(before);
	await app.page.goto(`${app.address}#/recap`);
	await expect.poll(rate).toBe(1 / 2);
});

test('holidays in numbers: pasted, from a file, removed and put back', async ({ app }) => {
	await ready(app);
	const holidays = section(app, 'holidays');
	await holidays.locator('summary').first().click();
	const box = holidays.locator('textarea');
	await box.fill('2026-03-20 Lebaran\nbesok libur\n25/12/2026; Natal\n');
	await holidays.locator('[data-role="paste-holidays"]').click();
	expect(await box.inputValue()).toBe('besok libur');
	expect(await holidays.innerText()).toMatch(/2 days added\. 1 line could not be read/);
	await holidays
		.locator('[data-role="holiday-file"]')
		.setInputFiles({ name: 'libur.ics', mimeType: '', buffer: Buffer.from(ICS) });
	await expect
		.poll(() => holidays.innerText())
		.toMatch(/1 day added\. 1 was in the list already\. 1 entry .* line 9/);
	const rows = holidays.locator('li');
	expect(await rows.count()).toBe(3);
	expect(await rows.first().innerText()).toMatch(/Lebaran/);

	await rows.first().getByRole('button').click();
	expect(await rows.count()).toBe(2);
	expect(
		await rows
			.first()
			.getByRole('button')
			.evaluate((e) => e === document.activeElement)
	).toBe(true);
	await holidays.locator('[data-role="remove-holidays"]').click();
	expect(await rows.count()).toBe(0);
	const undo = holidays.locator('[data-role="undo"]');
	expect(await undo.evaluate((e) => e === document.activeElement)).toBe(true);
	await undo.click();
	expect(await rows.count()).toBe(2);
	expect(
		await rows
			.first()
			.getByRole('button')
			.evaluate((e) => e === document.activeElement)
	).toBe(true);
	expect(await app.axe()).toEqual([]);
});

test('the other parts of the policy', async ({ launchApp }) => {
	const app = await launchApp({ acceptDownloads: true });
	await ready(app);
	await section(app, 'pauses').getByRole('checkbox', { name: 'on hold' }).check();
	await section(app, 'pauses')
		.getByRole('radio', { name: /starts anew/ })
		.check();
	await section(app, 'handover')
		.getByRole('radio', { name: /own count/ })
		.check();
	await type(section(app, 'handover').locator('textarea'), 'eskalasi manajemen\n\n to management ');
	await section(app, 'matrix')
		.getByRole('combobox', { name: /urgency/ })
		.selectOption('2');
	await type(section(app, 'matrix').getByRole('spinbutton').first(), '');
	await type(section(app, 'recurrence').getByRole('spinbutton'), '30');
	const targets = section(app, 'targets');
	await targets.getByRole('button', { name: 'Remove: P5' }).click();
	expect(await app.page.evaluate(() => document.activeElement?.textContent)).toMatch(/Add P5/);
	await type(targets.getByRole('spinbutton', { name: /response.*P4/i }), '6');

	const { 5: _, ...four } = DEFAULT_POLICY.targets;
	expect(await policyOf(app)).toEqual({
		...DEFAULT_POLICY,
		targets: { ...four, 4: { response_minutes: 360, resolution_minutes: 2880 } },
		pause_states: ['on_hold'],
		reopen_clock: 'restart',
		transfer_evidence: 'count',
		hierarchical_words: ['eskalasi manajemen', 'to management'],
		matrix: {
			priorities: [
				[null, 2],
				[2, 3],
				[3, 4]
			]
		},
		recurrence_days: 30
	});

	await app.page.locator('main nav').getByRole('link', { name: 'Priority matrix' }).click();
	expect(await app.page.evaluate(() => document.activeElement?.id)).toBe('matrix');
	expect(await app.page.evaluate(() => location.hash)).toBe('#/settings');
});

test('settings fit into 360 pixels, in Indonesian too', async ({ launchApp }) => {
	const app = await launchApp({ viewport: { width: 360, height: 740 } });
	await app.open('?lang=id', '#/settings');
	await app.page.locator('[data-preset="office"]').click();
	await app.page.locator('[data-role="add-special"]').click();
	await type(app.page.locator('#hours-0'), 'pagi');
	expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	expect(await app.axe()).toEqual([]);
});
