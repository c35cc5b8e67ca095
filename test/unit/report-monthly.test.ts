import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { afterEach, describe, expect, it } from 'vitest';
import { trend, type Point } from '../../src/charts/months.ts';
import { DEFAULT_PLAN, withRemedy, type Plan, type Remedy } from '../../src/gaps/plan.ts';
import { language, LANGUAGES } from '../../src/i18n/language.svelte.ts';
import { answer, prepare } from '../../src/metrics/index.ts';
import type { Metric } from '../../src/metrics/types.ts';
import { INCIDENT_FIELDS } from '../../src/model/fields.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { BLANK, cellText, type Block, type Paper, type Table } from '../../src/report/blocks.ts';
import { docxOf } from '../../src/report/docx.ts';
import { htmlOf } from '../../src/report/html.ts';
import { changesOf } from '../../src/report/monthly/changes.ts';
import { monthlyReport } from '../../src/report/monthly/document.ts';
import type { Given } from '../../src/report/monthly/given.ts';
import { news } from '../../src/report/monthly/news.ts';
import { NO_AUDITS, withAnswer, withAudit, NO_ANSWER, type Audits } from '../../src/sop/audit.ts';
import { checkOf } from '../../src/sop/check.ts';
import { NO_EDITS } from '../../src/sop/edits.ts';
import { STARTING_HEADS } from '../../src/sop/head.ts';
import { NO_TEXTS } from '../../src/sop/records.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

afterEach(() => {
	language.current = 'en';
});

/** A rate by month from January 2025 on, each of so many incidents. */
const rates = (values: readonly number[], n = 100): Point[] =>
	values.map((value, i) => ({
		month: new Date(Date.UTC(2025, i)).toISOString().slice(0, 7),
		value,
		n,
		partial: false
	}));
const said = (points: Point[], better: 'higher' | 'lower' | null = 'higher') =>
	news('Resolved within target', trend(points), 'ratio', better)?.text.replaceAll('\u00a0', ' ');

/** Eleven months that go to and fro between 0.90 and 0.92: mean moving range 0.02. */
const STEADY = [0.9, 0.92, 0.9, 0.92, 0.9, 0.92, 0.9, 0.92, 0.9, 0.92, 0.91];

describe('what a month says of a rate', () => {
	it('is judged by its limits where there are 12 months', () => {
		expect(said(rates([...STEADY, 0.7]))).toMatch(
			/^Resolved within target fell from 91\.0 % to 70\.0 % \(n 100\), outside its control limits \(.*\): worse than usual\.$/
		);
		expect(said(rates([...STEADY, 1]))).toMatch(/rose from 91\.0 % to 100\.0 % .*: better than usual\.$/);
		expect(said(rates([...STEADY, 0.7]), 'lower')).toMatch(/: better than usual\.$/);
		expect(said(rates([...STEADY, 0.7]), null)).toMatch(/ fell .*, below its control limits \([^)]*\)\.$/);
	});

	it('is as usual inside of them, however it moved', () => {
		expect(said(rates([...STEADY, 0.9]))).toMatch(
			/fell from 91\.0 % to 90\.0 % \(n 100\), inside its control limits \(.*\): as usual\.$/
		);
		expect(said(rates([...STEADY, 0.91]))).toMatch(/ stayed at 91\.0 % \(n 100\), inside/);
	});

	it('is judged by the month before where there are fewer, by the interval of the difference', () => {
		expect(said(rates([0.9, 0.7]))).toMatch(
			/^Resolved within target fell from 90\.0 % to 70\.0 % \(n 100\), by more than chance explains \(−20\.0 pp; 95 %: −\d+\.\d pp to −\d\.\d pp\): worse than the month before\.$/
		);
		// 9 of 10 and 7 of 10 are no news
		expect(said(rates([0.9, 0.7], 10))).toMatch(/, a change that chance alone can explain \(−20\.0 pp; /);
	});

	it('is not judged without a complete month before, nor in an incomplete one', () => {
		expect(said(rates([0.9]))).toBe(
			'Resolved within target: 90.0 % (n 100); there is no complete month before it to compare with.'
		);
		const [first, second] = rates([0.9, 0.7]) as [Point, Point];
		expect(said([{ ...first, partial: true }, second])).toMatch(/: 70\.0 % \(n 100\); there is no complete/);
		expect(said([{ ...first, partial: true }])).toMatch(/; the month is incomplete and is not judged\.$/);
	});

	it('is nothing where the month has nothing to divide', () => {
		expect(said([{ ...rates([0])[0]!, value: null, n: 0 }])).toBeUndefined();
		expect(news('x', trend([]), 'ratio', null)).toBeNull();
	});

	it('is not judged either where a count has too few months', () => {
		const counts = rates([40, 80]).map((point) => ({ ...point, n: null }));
		expect(news('The number of incidents', trend(counts), 'count', null)?.text).toBe(
			'The number of incidents rose from 40 to 80; with fewer than 12 complete months it cannot be told whether that is unusual.'
		);
	});
});

describe('what changed since the month before', () => {
	const metric = (name: string, numerator: number, n: number): [string, Metric] => [
		name,
		{ name, value: numerator / n, n, numerator, unit: 'ratio', missing: null }
	];
	const ask = (partial = false) =>
		changesOf({
			report: {
				month: '2026-10',
				metrics: new Map([
					metric('sla.resolution.rate', 700, 1000),
					metric('reopen.rate', 10, 1000),
					metric('order.arrival.rate', 900, 1000),
					metric('fcr.rate', 505, 1000)
				]),
				former: new Map([
					metric('sla.resolution.rate', 900, 1000),
					metric('reopen.rate', 60, 1000),
					metric('order.arrival.rate', 500, 1000),
					metric('fcr.rate', 500, 1000)
				]),
				recap: {
					months: [
						{ month: '2026-09', partial },
						{ month: '2026-10', partial: false }
					]
				}
			}
		} as unknown as Given).map(({ metric, changed, way }) => [metric, changed, way]);

	it('is told of every share, and which way is good', () => {
		expect(ask()).toEqual([
			['sla.resolution.rate', true, 'worse'],
			['reopen.rate', true, 'better'],
			['fcr.rate', false, null],
			['order.arrival.rate', true, null]
		]);
	});

	it('is not told of an incomplete month', () => {
		expect(ask(true)).toEqual([]);
	});
});

const EVIL = '<img src=x onerror=alert(1)>';

/** September: one resolved in time. October: one in time, one late, one still open; the late one of September comes again. */
const DESK: Data = {
	as_of: '2026-11-01 00:00',
	incidents: [
		['2026-09-10 08:00', '2026-09-10 09:00', 'Voice'],
		['2026-09-20 08:00', '2026-10-02 08:00', EVIL],
		['2026-10-01 08:00', '2026-10-01 20:00', EVIL],
		['2026-10-05 08:00', '2026-10-09 08:00', EVIL],
		['2026-10-30 08:00', null, 'Voice']
	].map(([opened_at, resolved_at, category]) => ({
		opened_at: opened_at!,
		resolved_at: resolved_at!,
		state: resolved_at === null ? 'in_progress' : 'closed',
		priority: 3,
		category: category!,
		customer_id: 'C-1',
		cause: resolved_at === null ? null : `Cable "cut" ${EVIL}`,
		title: EVIL
	}))
};

await fill(db, DESK);
await prepare(db, DEFAULT_POLICY);

const month = '2026-10';
const october = await answer(db, {}, 'report', { month });

async function given(change: Partial<Given> = {}): Promise<Given> {
	return {
		report: change.filter ? await answer(db, change.filter, 'report', { month }) : october,
		data: {
			files: [{ name: `${EVIL}.csv`, format: 'own', rows: 7, kept: 5, refused: 2, duplicates: 0 }],
			incidents: 5,
			events: 0,
			as_of: new Date('2026-11-01T00:00:00Z'),
			zone: 'Asia/Jakarta',
			present: new Set(Object.keys(INCIDENT_FIELDS).filter((field) => field in DESK.incidents[0]!))
		},
		filter: {},
		policy: DEFAULT_POLICY,
		plan: DEFAULT_PLAN,
		check: checkOf({ edits: NO_EDITS, audits: NO_AUDITS }),
		heads: { ...STARTING_HEADS, office: 'Branch <4> & "co"' },
		texts: NO_TEXTS,
		start: null,
		version: '9.9.9',
		engine: null,
		...change
	};
}

const textsOf = (block: Block): string[] => {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
		case 'finding':
		case 'written':
			return [block.text];
		case 'list':
		case 'small':
			return [...block.items];
		case 'table':
			return [block.caption, ...block.columns, ...block.rows.flat().map(cellText)];
		case 'chart':
			return [block.title, block.note];
		case 'figures':
			return block.figures.flatMap(({ name, text, note, former }) => [name, text, note, former]);
		default:
			return [];
	}
};
const allOf = ({ blocks }: Paper) => blocks.flatMap(textsOf).map((text) => text.replaceAll('\u00a0', ' '));
const under = ({ blocks }: Paper, title: RegExp): Block[] => {
	const at = blocks.findIndex((block) => block.kind === 'heading' && title.test(block.text));
	const rest = blocks.slice(at + 1);
	const end = rest.findIndex(({ kind }) => kind === 'heading');
	return at < 0 ? [] : end < 0 ? rest : rest.slice(0, end);
};
const tableUnder = (paper: Paper, title: RegExp) =>
	under(paper, title).find((block): block is Table => block.kind === 'table');
const rowsOf = (table: Table | undefined) =>
	table?.rows.map((row) => row.map((cell) => cellText(cell).replaceAll('\u00a0', ' ')));

describe('the monthly report of five incidents', () => {
	it('says who, when and of what', async () => {
		const paper = monthlyReport(await given({ texts: { ...NO_TEXTS, prepared_by: 'Desk lead' } }));
		expect(paper.title).toBe('Incident recap, October 2026');
		expect(paper.office).toBe('Branch <4> & "co"');
		expect(paper.unit).toBe(BLANK);
		expect(paper.head).toEqual([
			['Period', '1–31 Oct 2026'],
			['Prepared by', 'Desk lead'],
			['Scope', 'all incidents'],
			['Data as of', '1 Nov 2026 07:00, Asia/Jakarta']
		]);
	});

	it('counts the three of the study, and what became of those open before', async () => {
		const all = allOf(monthlyReport(await given())).join('\n');
		expect(all).toContain(
			'In October 2026, 3 incidents came in. By 1 Nov 2026 07:00, 2 of them were resolved and 1 was not.'
		);
		expect(all).toContain(
			'Of the 1 incident open when the month began, 1 was resolved in it, and none was left at its end.'
		);
		expect(all).toContain(
			'In the month, 3 incidents were resolved and 0 cancelled, whenever they had come in. 1 was open at its end: ±0 on its beginning.'
		);
		expect(all).toContain(
			'At the end of October 2026, 1 incident was open: 1 that had come in in the month, 0 from'
		);
	});

	it('judges targets: 1 of 3 met, of the open one the time has run out', async () => {
		const paper = monthlyReport(await given());
		const [priority] = under(paper, /Service levels/).filter(
			(block): block is Table => block.kind === 'table'
		);
		expect(rowsOf(priority)).toEqual([['P3 medium', '1 d', '33.3 %', '3', '6.1 % – 79.2 %', '2', '0']]);
		const met = priority?.rows[0]?.[2];
		expect(met).toMatchObject({ value: 1 / 3, n: 3 });
	});

	it('names categories, causes and what comes again', async () => {
		const paper = monthlyReport(await given());
		const [categories, causes] = under(paper, /Causes/).filter(
			(block): block is Table => block.kind === 'table'
		);
		expect(rowsOf(categories)).toEqual([
			[EVIL, '2', '66.7 %', '2 of 2'],
			['Voice', '1', '33.3 %', '1 of 1']
		]);
		expect(rowsOf(causes)).toEqual([[`Cable "cut" ${EVIL}`, '2', '100.0 %']]);
	});

	it('says in a line what cannot be measured, and why', async () => {
		const all = allOf(monthlyReport(await given()));
		expect(all).toContainEqual(
			expect.stringMatching(/^Not measurable: .*Responded within target.*no column for: acknowledged/)
		);
		expect(all).toContain('— / — / 4');
		expect(all.some((text) => /\{\w+\}|undefined|NaN/.test(text))).toBe(false);
	});

	it('is of what the filters keep', async () => {
		const filter = { category: ['Voice'], month: ['2026-09'] };
		const paper = monthlyReport(await given({ filter }));
		expect(paper.head[2]).toEqual(['Scope', 'category: Voice']);
		expect(rowsOf(tableUnder(paper, /Causes/))).toEqual([['Voice', '1', '100.0 %', '1 of 1']]);
		const nothing = monthlyReport(await given({ filter: { category: ['None'] } }));
		expect(allOf(nothing)).toContain(
			'No incident came in, ended or was open in October 2026 within this scope.'
		);
	});

	it('lists remedies that are due, not those that are done or later', async () => {
		const remedy = (id: string, due: string | null, done = false): Remedy => ({
			id,
			activity: 'closure',
			component: 'process',
			key: null,
			text: id,
			owner: 'manager',
			due,
			done
		});
		const plan = [
			remedy('r1', '2026-10-31'),
			remedy('r2', '2026-11-30'),
			remedy('r3', '2026-12-01'),
			remedy('r4', '2026-10-01', true),
			remedy('r5', null)
		].reduce<Plan>(withRemedy, DEFAULT_PLAN);
		const paper = monthlyReport(await given({ plan }));
		expect(rowsOf(tableUnder(paper, /Remedies/))).toEqual([
			['r1', 'Incident closure', 'Manager', '31 Oct 2026', 'overdue'],
			['r2', 'Incident closure', 'Manager', '30 Nov 2026', 'due next month']
		]);
	});

	it('sets answers against the month’s log', async () => {
		const audit = { id: 'aaaaaaa', title: '', site: '', date: '2026-10-01', answers: {} };
		const yes = { ...NO_ANSWER, verdict: 'yes' as const };
		// of three incidents none clearly contradicts; the score is there all the same
		const audits: Audits = withAudit(NO_AUDITS, withAnswer(audit, '001.23', yes));
		const paper = monthlyReport(await given({ check: checkOf({ edits: NO_EDITS, audits }) }));
		expect(rowsOf(tableUnder(paper, /SOP score/))?.[0]?.slice(0, 3)).toEqual([
			'001-SOP-INSIDEN handling',
			'1 of 28',
			'1'
		]);
		expect(allOf(paper)).toContainEqual(expect.stringMatching(/^[01] of 1 answers/));
	});

	it('has every figure that is measured among its definitions', async () => {
		const made = await given();
		const table = under(monthlyReport(made), /Figures and definitions/).find(
			(block): block is Table => block.kind === 'table'
		);
		const measured = [...made.report.metrics.values()].filter(({ value }) => value !== null);
		expect(table?.rows.map((row) => (typeof row[1] === 'object' ? row[1].value : row[1])).sort()).toEqual(
			measured.map(({ value }) => value).sort()
		);
	});

	it.each(LANGUAGES)('is written in %s to the last word', async (one) => {
		language.current = one;
		const texts = { prepared_by: '', evaluation: 'Baik.', lessons: 'Satu\nDua', recommendations: '' };
		const all = allOf(monthlyReport(await given({ texts })));
		expect(all).toContain('Satu\nDua');
		expect(all.some((text) => text.includes(one === 'id' ? 'came in' : 'masuk'))).toBe(false);
	});
});

/** Calls the chart for its options, and stands for what would be drawn of it. */
const draw = ({ spec, name }: Extract<Block, { kind: 'chart' }>, width: number) =>
	spec(width).options.width === width ? `<svg data-name="${name}"></svg>` : '';

describe('the file for a browser', () => {
	it('holds no script, nothing linked and nothing that was smuggled in', async () => {
		const html = htmlOf(monthlyReport(await given()), { lang: 'en', draw });
		expect(html).not.toMatch(/<script|<link|<img|http:|https:|url\(|@import|javascript:/i);
		expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(html).toContain('Branch &lt;4&gt; &amp; &quot;co&quot;');
		expect(html).toContain('<html lang="en">');
		expect(html).toContain('default-src &#39;none&#39;');
	});

	it('has its charts, and figures at full precision', async () => {
		const html = htmlOf(monthlyReport(await given()), { lang: 'en', draw });
		for (const name of ['flow', 'sla', 'maturity']) expect(html).toContain(`<svg data-name="${name}">`);
		expect(html).toContain(
			'<data value="0.3333333333333333" data-metric="sla.resolution.rate" data-n="3">33.3\u00a0%</data>'
		);
	});
});

describe('the file for a word processor', () => {
	it('holds the texts and the figures', async () => {
		const texts = { ...NO_TEXTS, lessons: 'Spare parts <were> short & late' };
		const file = await docxOf(monthlyReport(await given({ texts })), new Map(), 'en-US');
		const reader = new ZipReader(new BlobReader(new Blob([file])));
		const entries = await reader.getEntries();
		const entry = entries.find(({ filename }) => filename === 'word/document.xml');
		if (!entry || entry.directory) throw new Error('no document');
		const xml = await entry.getData(new TextWriter());
		await reader.close();
		expect(xml).toContain('Spare parts &lt;were&gt; short &amp; late');
		expect(xml).toContain('33.3\u00a0%');
		expect(xml).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(xml.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(8);
	});
});
