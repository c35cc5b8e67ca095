import { expect, test } from './harness.ts';

const COLUMNS = [
	'Ticket No',
	'Reported At',
	'Responded At',
	'Resolved At',
	'Closed At',
	'Status',
	'Priority',
	'Category',
	'Team'
] as const;
type Column = (typeof COLUMNS)[number];

/** A small desk of two months. */
const DESK: readonly (readonly string[])[] = Array.from({ length: 60 }, (_, i) => {
	const day = String(1 + (i % 28)).padStart(2, '0');
	const date = `2026-0${i < 30 ? 7 : 8}-${day}`;
	const open = i % 10 === 9;
	return [
		`A-${i}`,
		`${date} 08:00`,
		`${date} 08:${String(10 + (i % 40)).padStart(2, '0')}`,
		open ? '' : `${date} ${String(9 + (i % 12)).padStart(2, '0')}:30`,
		open ? '' : `${date} 23:00`,
		open ? 'Open' : 'Closed',
		`P${1 + (i % 4)}`,
		['Wi-Fi', 'Voice', 'IPTV'][i % 3] ?? '',
		['Desk', 'Field'][i % 2] ?? ''
	];
});

/** The list without some columns, or with some rows only. */
function list(
	without: readonly Column[] = [],
	keep: (row: readonly string[]) => boolean = () => true
): string {
	const kept = COLUMNS.map((column, i) => ({ column, i })).filter(({ column }) => !without.includes(column));
	const rows = DESK.filter(keep).map((row) => kept.map(({ i }) => row[i]).join(','));
	return [kept.map(({ column }) => column).join(','), ...rows, ''].join('\n');
}

const VIEWS = [
	'recap',
	'sla',
	'escalation',
	'order',
	'watch',
	'trends',
	'process',
	'compare',
	'gap',
	'sop',
	'check',
	'incidents',
	'knowledge',
	'incident/A-0',
	'quality'
];

/** What a log lacks, and what the page must then say where. */
const LOGS: readonly [string, string, readonly [string, RegExp][]][] = [
	['no priorities', list(['Priority']), [['sla', /priority/]]],
	['no acknowledged time', list(['Responded At']), [['sla', /acknowledg|response/i]]],
	['no groups', list(['Team']), [['escalation', /group|tier|transfer/i]]],
	['only open incidents', list([], ([, , , resolved]) => resolved === ''), [['sla', /open|target/i]]],
	['one incident', list([], ([id]) => id === 'A-0'), [['compare', /few|noise|side/i]]],
	[
		'only id, opened and closed',
		list(['Responded At', 'Resolved At', 'Status', 'Priority', 'Category', 'Team']),
		[['gap', /Incident closure/]]
	]
];

test('every page stays useful with little to go by, and says what is missing', async ({ app }) => {
	await app.open('?lang=en', '#/import');
	for (const [what, content, says] of LOGS) {
		await app.page.evaluate(() => (location.hash = '#/import'));
		await app.drop({ name: `${what}.csv`, content });
		if ((await app.state('ready', 'review', 'error')) === 'review') {
			await app.page.locator('[data-role="load"]').click();
			expect([what, await app.state('ready', 'error')]).toEqual([what, 'ready']);
		}
		// what a figure lacks is known once all figures are
		await app.visit('recap');
		await app.figure('quality.rows');
		const seen = new Map<string, string>();
		for (const view of VIEWS) {
			await app.visit(view);
			const text = await app.page.locator('main').innerText();
			seen.set(view, text);
			expect([what, view, /NaN|undefined|Infinity|\[object/.exec(text)?.[0]]).toEqual([
				what,
				view,
				undefined
			]);
			expect([what, view, await app.page.locator('main [role="alert"]').count()]).toEqual([what, view, 0]);
			expect([what, view, text.length > 60 ? '' : text]).toEqual([what, view, '']);
		}
		for (const [view, pattern] of says) expect(seen.get(view)).toMatch(pattern);
		if (process.env['SHOW'])
			for (const [view, text] of seen) console.log(`##### ${what}: ${view}\n${text.slice(0, 1500)}`);
		await app.page.evaluate(() => (location.hash = '#/import'));
		await app.page.getByRole('button', { name: 'Start over' }).click();
	}
});
