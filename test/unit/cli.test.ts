import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { openNative } from '../../src/cli/native.ts';
import { language } from '../../src/i18n/language.svelte.ts';
import { prepare, whole } from '../../src/metrics/index.ts';
import macros from '../../src/metrics/macros.sql?raw';
import { PRESETS } from '../../src/model/presets.ts';
import { metricsFile } from '../../src/report/whole.ts';
import { workspaceJson } from '../../src/workspace/file.ts';
import { withMapping } from '../../src/workspace/memory.ts';
import { START, type Workspace } from '../../src/workspace/sections.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const folder = mkdtempSync(join(tmpdir(), 'rekap-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => (language.current = 'en'));

/** One incident each in August and October, three in September, and a row without a number. */
const SMALL = `Incident number,Opened,Resolved,State,Priority,Category
INC1,2026-08-30 08:00,2026-08-30 08:30,Closed,1,Network
INC2,2026-09-02 08:00,2026-09-02 10:00,Closed,1,Network
INC3,2026-09-03 08:00,2026-09-03 09:00,Resolved,2,<img src=x onerror=alert(1)>
INC4,2026-09-30 08:00,,Open,2,Mail
,2026-09-30 08:00,,Open,2,Mail
INC5,2026-10-01 08:00,,Open,3,Mail
`;

let places = 0;
/** A folder of its own, with these files in it. */
function place(files: Record<string, string> = {}): (name: string) => string {
	const own = join(folder, String((places += 1)));
	mkdirSync(own);
	for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
	return (name) => join(own, name);
}

async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
	const told = { out: '', error: '' };
	const code = await main(args, {
		out: (text) => (told.out += text),
		error: (text) => (told.error += text),
		live: false
	});
	return { code, ...told };
}

const workspaceText = (sections: Partial<Workspace>) =>
	workspaceJson({ ...START, ...sections }, '0.0.0', new Date(0));

describe('a command that is wrong', () => {
	it.each([
		[[], 'Say what to do: rekap recap FILE…'],
		[['sing'], 'There is no command “sing”; there is recap.'],
		[['recap'], 'Name at least one log: rekap recap FILE…'],
		[['recap', 'a.csv', '--colour', 'red'], 'There is no option --colour.'],
		[['recap', 'a.csv', '--__proto__'], 'There is no option --__proto__.'],
		[['recap', 'a.csv', '--out'], '--out needs a value.'],
		[['recap', 'a.csv', '--out='], '--out needs a value.'],
		[['recap', 'a.csv', '--copy=yes'], '--copy takes no value.'],
		[['recap', 'a.csv', '--month', '2026-13'], '--month takes a month as YYYY-MM, which “2026-13” is not.'],
		[['recap', 'a.csv', '--zone', 'Mars'], '--zone takes the name of a time zone'],
		[['recap', 'a.csv', '--lang', 'fr'], '--lang takes en or id, not “fr”.']
	])('%j ends with 2 and says why', async (args, text) => {
		const { code, out, error } = await run(...args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(error).toContain(text);
		expect(error).toContain('rekap --help');
	});

	it('is told in the language asked for', async () => {
		expect((await run('--lang', 'id', 'recap')).error).toContain('Sebutkan sedikitnya satu log');
	});

	it('does not put one file over another', async () => {
		const at = place({ 'metrics.json': SMALL });
		const { code, error } = await run('recap', at('metrics.json'), '--out', at('.'));
		expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining('metrics.json') });
		expect(readFileSync(at('metrics.json'), 'utf8')).toBe(SMALL);
		const twice = place({ 'a.csv': SMALL });
		mkdirSync(twice('b'));
		writeFileSync(twice('b/a.csv'), SMALL);
		const copied = await run('recap', twice('a.csv'), twice('b/a.csv'), '--copy', '--out', twice('out'));
		expect(copied.code).toBe(2);
		expect(existsSync(twice('out'))).toBe(false);
	});
});

it('says how it is used, and which it is', async () => {
	expect(await run('--help')).toMatchObject({ code: 0, error: '' });
	expect((await run('recap', 'absent.csv', '-h')).out).toContain('--workspace');
	expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('a file that cannot be read', () => {
	const at = place({
		'good.csv': SMALL,
		'broken.json': '{"result": [{"number": "INC1", "opened_at": "2026-09-02 08:00:00"},\n{"number": ',
		'empty.csv': '',
		'picture.csv': '\u0089PNG',
		'odd.csv': 'Nr kasus,Kapan,Selesai\nX1,2026-09-02 08:00,2026-09-02 10:00\nX2,2026-09-03 08:00,\n',
		'order.csv': `${SMALL.split('\n')[0]}\nINC1,05/06/2026 08:00,05/06/2026 09:00,Closed,1,Mail\n`,
		'workspace.json': '{"schema": "rekap/workspace@1", "policy": 7}'
	});

	it.each([
		['broken.json', 'Line 2'],
		['broken.json', 'The JSON is broken.\nThe file was probably cut off. Export it again.'],
		['empty.csv', 'The file is empty.'],
		['absent.csv', 'absent.csv: there is no such file.'],
		['.', 'is a folder: name the files in it.'],
		['odd.csv', 'Columns found: Nr kasus, Kapan, Selesai'],
		['order.csv', 'No date decides whether the day or the month comes first.']
	])('%s, behind a good one: nothing is written', async (name, text) => {
		const { code, out, error } = await run('recap', at('good.csv'), at(name), '--out', at('out'));
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(error).toContain(at(name));
		expect(error).toContain(text);
		expect(error).toContain('Nothing was written.');
		expect(existsSync(at('out'))).toBe(false);
	});

	it('a workspace that is none', async () => {
		const { code, error } = await run('recap', at('good.csv'), '--workspace', at('workspace.json'));
		expect(code).toBe(1);
		expect(error).toContain('The part “policy” cannot be read');
	});

	it('a month that the log does not have', async () => {
		const { code, error } = await run('recap', at('good.csv'), '--month', '2026-01', '--out', at('out'));
		expect({ code, error }).toMatchObject({
			code: 1,
			error: expect.stringContaining('from Aug 2026 to Oct 2026')
		});
		expect(existsSync(at('out'))).toBe(false);
	});

	it('a folder that cannot be one: nothing is left of it', async () => {
		const before = readdirSync(at('.'));
		const { code, error } = await run('recap', at('good.csv'), '--out', at('empty.csv'));
		expect(code).toBe(1);
		expect(error).toContain('could not be written');
		expect(readdirSync(at('.'))).toEqual(before);
	});

	it('is read where the workspace says how', async () => {
		const fields = { 0: 'incident_id', 1: 'opened_at', 2: 'resolved_at' } as const;
		const mappings = withMapping([], ['Nr kasus', 'Kapan', 'Selesai'], {
			kind: 'list',
			fields,
			date_order: 'dmy'
		});
		writeFileSync(at('mapped.json'), workspaceText({ mappings }));
		const { code, out } = await run(
			'recap',
			at('odd.csv'),
			'--workspace',
			at('mapped.json'),
			'--out',
			at('mapped')
		);
		expect(code).toBe(0);
		expect(out).toContain('odd.csv (Columns as you mapped them): 2 rows: 2 kept, 0 refused, 0 duplicates');
	});
});

describe('a log', () => {
	it('becomes three files and a summary', async () => {
		const at = place({ 'log.csv': SMALL });
		const { code, out, error } = await run('recap', at('log.csv'), '--zone', 'UTC', '--out', at('out'));
		expect({ code, error }).toEqual({ code: 0, error: '' });
		expect(out.replaceAll(folder, '')).toBe(
			[
				'log.csv (Own spreadsheet with English or Indonesian headers): 6 rows: 5 kept, 1 refused, 0 duplicates',
				'  refused: log.csv, line 6: no incident number',
				'',
				'                              Sep 2026         Aug 2026       Whole log',
				'Came in                              3                1               5',
				'Resolved                             2                1               3',
				'Open                                 1                0               2',
				'Resolved within target  33.3 % (n = 3)  100.0 % (n = 1)  50.0 % (n = 4)',
				'By the month in which incidents came in, on the clock of UTC.',
				'',
				`Written: ${['metrics.json', 'report-2026-09.html', 'manifest.json'].map((name) => at(`out/${name}`).replaceAll(folder, '')).join(', ')}`,
				''
			].join('\n')
		);
		expect(readdirSync(at('out')).sort()).toEqual(['manifest.json', 'metrics.json', 'report-2026-09.html']);
		expect(JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'))).toEqual({
			title: 'Recap of September 2026',
			files: ['../log.csv'],
			metrics: 'metrics.json'
		});
		const report = readFileSync(at('out/report-2026-09.html'), 'utf8');
		expect(report).toContain('<html lang="en">');
		expect(report).toContain('<svg');
		expect(report).not.toMatch(/<script|<img/);
	});

	it('whose name is an attack stays a name', async () => {
		const name = "\u001b[31m<img src=x onerror=alert(1)>'; DROP TABLE incident;-- #1%?.csv";
		const at = place({ [name]: SMALL, 'own space.json': workspaceText({ zone: 'Asia/Jakarta' }) });
		const args = ['--workspace', at('own space.json'), '--copy', '--lang', 'id', '--out', at('out dir')];
		const { code, out } = await run('recap', at(name), ...args);
		expect(code).toBe(0);
		expect(out).not.toContain('\u001b');
		expect(out).toContain('Menurut bulan masuknya insiden, jam Asia/Jakarta.');
		const made = readdirSync(at('out dir')).sort();
		expect(made).toEqual([name, 'manifest.json', 'metrics.json', 'own space.json', 'report-2026-09.html']);
		const { files, workspace } = JSON.parse(readFileSync(at('out dir/manifest.json'), 'utf8')) as {
			files: string[];
			workspace: string;
		};
		expect(decodeURIComponent(new URL(files[0] ?? '', 'https://a.example/data/manifest.json').pathname)).toBe(
			`/data/${name}`
		);
		expect(workspace).toBe('own%20space.json');
		expect(readFileSync(join(at('out dir'), 'report-2026-09.html'), 'utf8')).not.toMatch(/<script|<img/);
	});
});

describe('the engine', () => {
	it('reads nothing but its own folder, and writes nothing', async () => {
		const db = await openNative();
		try {
			for (const sql of [
				"SELECT * FROM read_text('package.json')",
				`COPY (SELECT 1) TO '${join(folder, 'stolen.csv')}'`,
				'INSTALL httpfs',
				'SET enable_external_access = true'
			])
				await expect(db.run(sql), sql).rejects.toThrow();
		} finally {
			await db.close();
		}
	});

	it('takes a mean as the page does, where avg() of some processors does not', async () => {
		const db = await openNative();
		try {
			const needed = macros.split(/;$/m).filter((macro) => /MACRO (rate|mean_of)\(/.test(macro));
			for (const macro of needed) await db.run(macro);
			const sql = `SELECT mean_of(x) AS mean FROM (SELECT unnest([2000000000, 2000000000, 2000000000, 2000000000, 2000000000,
				2000000000, 445065615]) AS x UNION ALL SELECT 0 FROM range(4996))`;
			expect(await db.rows(sql)).toEqual([{ mean: 12_445_065_615 / 5003 }]);
		} finally {
			await db.close();
		}
	});
});

describe('the metrics file is the page’s, byte for byte', () => {
	const office = { ...START.policy, ...PRESETS.find(({ id }) => id === 'office')?.sets };
	const logs: [string, Partial<Workspace>][] = [
		['sample-data/desk.csv', { policy: office }],
		...['data/incident_event_log.zip', 'data/bpi_challenge_2013_incidents.xes.gz']
			.filter(hasShared)
			.map((path): [string, Partial<Workspace>] => [`../shared/${path}`, {}])
	];
	const undated = (text: string) => text.replace(/"generated_at": "[^"]+"/, '');

	it.each(logs)('%s', async (path, sections) => {
		const zone = 'Asia/Jakarta';
		const workspace = { ...START, ...sections, zone };
		const at = place({ 'w.json': workspaceText(workspace) });
		expect(await run('recap', path, '--workspace', at('w.json'), '--out', at('out'))).toMatchObject({
			code: 0
		});
		const { db, ...data } = await loaded([fileAt(path)], { zone });
		await prepare(db, workspace.policy);
		const figures = await whole(db, {});
		const page = metricsFile({ data, workspace, filter: {}, figures, generated_at: new Date() });
		expect(undated(readFileSync(at('out/metrics.json'), 'utf8'))).toBe(undated(page));
	});
});
