import { existsSync, openAsBlob, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';
import { load } from '../../src/ingest/load.ts';
import { planFor } from '../../src/ingest/plan.ts';
import { readTables } from '../../src/ingest/read.ts';
import { recognise } from '../../src/ingest/recognise.ts';
import { measure, prepare, QUESTIONS, recap, rejudge } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { PRESETS } from '../../src/model/presets.ts';
import { App } from '../browser/app.ts';
import { CONTEXT, launch } from '../browser/browser.ts';
import { filters, millionFile } from './million.ts';
import { openNative, type Native } from './native.ts';
import {
	firstPaint,
	install,
	reclock,
	redraw,
	retarget,
	untilEngine,
	untilFigures,
	untilRecap
} from './page.ts';
import { bytesBeforeFirstPage } from './size.ts';
import { HEAD, lineText, median, quantile, report, type Line, type NativeTime } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const UCI = '../shared/data/incident_event_log.zip';
const CHOICES = 50;
const RUNS = 3;
const ZONE = 'Asia/Jakarta';

const lines: Line[] = [];
const notes: string[] = [
	'The native run reads the file with the same code, then loads and measures with the same SQL. It draws nothing.',
	'“Engine ready” in the native run is a new database in memory: the engine is a library that is there already.',
	`The log is the median of ${RUNS} runs, each in a fresh page; the million one run.`
];

/** Runs everything, prints each line as it is known, writes BENCH.md. */
export async function bench(): Promise<void> {
	const million = await millionFile(`${ROOT}.cache/million.csv`);
	const host = await serve({ root: `${ROOT}dist`, base: '/some/where/' });
	const browser = await launch();
	console.log(HEAD.join('\n'));
	try {
		const open = () => openApp(browser, `${host.origin}/some/where/`);
		if (existsSync(UCI)) await log(open, UCI);
		else notes.push(`${basename(UCI)} (the public UCI incident log) was not here and is left out.`);
		await many(open, million);
	} finally {
		await browser.close();
		await host.close();
	}
	notes.push(
		`JavaScript before the first page, gzipped: ${Math.round(bytesBeforeFirstPage(`${ROOT}dist`) / 1000)} kB (aim 130).`
	);
	const versions = `Node ${process.versions.node}, Chromium ${browser.version()}, DuckDB ${await nativeVersion()}`;
	writeFileSync(`${ROOT}BENCH.md`, report(lines, notes, versions));
}

/** An event log as it is published: what a reader waits for, with the engine warm. */
async function log(open: () => Promise<App>, path: string): Promise<void> {
	const page = { painted: [] as number[], ready: [] as number[], drawn: [] as number[] };
	const native = { ready: [] as NativeTime[], drawn: [] as NativeTime[] };
	for (let run = 0; run < RUNS; run += 1) {
		const app = await open();
		page.ready.push(await untilEngine(app.page));
		page.painted.push(await firstPaint(app.page));
		await app.drop(path);
		page.drawn.push(await untilRecap(app.page));
		await app.page.context().close();
		const begun = performance.now();
		const db = await openNative();
		const opened = performance.now() - begun;
		native.ready.push({ all: opened, duckdb: opened });
		native.drawn.push(await timed(db, () => loadAndRecap(db, path)));
		await db.close();
	}
	notes.push(
		`First paint ${Math.round(quantile(page.painted, 0.5))} ms after navigation on loopback; forms and settings work from then on.`
	);
	add('engine ready', quantile(page.ready, 0.5), median(native.ready));
	add('UCI log (141,712 events): drop → recap drawn', quantile(page.drawn, 0.5), median(native.drawn));
}

/** A long list, and then what a reader does with it. */
async function many(open: () => Promise<App>, path: string): Promise<void> {
	const app = await open();
	await untilEngine(app.page);
	await app.drop(path);
	const drawn = await untilRecap(app.page);
	const complete = await untilFigures(app.page);
	const db = await openNative();
	const first = await timed(db, () => loadAndRecap(db, path));
	const rest = await timed(db, () => measure(db, {}));
	add('1,000,000 incidents (183 MB): drop → recap drawn', drawn, first);
	add('1,000,000 incidents: drop → all figures', complete, {
		all: first.all + rest.all,
		duckdb: first.duckdb + rest.duckdb
	});
	const page: number[] = [];
	const native: NativeTime[] = [];
	for (const filter of filters(CHOICES)) {
		page.push(await redraw(app.page, filter));
		native.push(await timed(db, () => recap(db, filter)));
	}
	for (const percent of [50, 95])
		add(`filter → all charts drawn anew, p${percent} of ${CHOICES} choices`, ...at(percent, page, native));
	await judged(app, db);
	await app.page.context().close();
	await db.close();
}

/** Another target, other hours: the page on service levels with the new verdicts. */
async function judged(app: App, db: Native): Promise<void> {
	// with a `?`, since a bare link keeps the filters
	await app.page.evaluate(() => (location.hash = '#/sla?'));
	const buttons = app.page.locator('[data-role="proposals"] button');
	const { proposals } = await QUESTIONS.past(db, {});
	const offered = proposals.flatMap(({ priority, p80_minutes, p90_minutes, p95_minutes }) =>
		priority !== null && priority > 0
			? [p80_minutes, p90_minutes, p95_minutes].map((minutes) => ({ priority, minutes: Math.ceil(minutes) }))
			: []
	);
	// the page must offer the same, or it would be timed against other work
	await buttons.nth(offered.length - 1).waitFor();
	const again = async (policy: Policy) => {
		await rejudge(db, policy);
		await recap(db, {});
		await QUESTIONS.service(db, {});
	};
	const page: number[] = [];
	const native: NativeTime[] = [];
	let policy = DEFAULT_POLICY;
	for (let i = 0; i < 2 * offered.length; i += 1) {
		const { priority, minutes } = offered[i % offered.length]!;
		const response_minutes = Math.min(policy.targets[priority]?.response_minutes ?? minutes, minutes);
		const targets = { ...policy.targets, [priority]: { response_minutes, resolution_minutes: minutes } };
		policy = { ...policy, targets };
		page.push(await retarget(app.page, i % offered.length));
		native.push(await timed(db, () => again(policy)));
	}
	for (const percent of [50, 95])
		add(
			`target → service levels drawn anew, p${percent} of ${page.length} changes`,
			...at(percent, page, native)
		);
	const hours = PRESETS.find(({ id }) => id === 'office')?.sets;
	const [page_hours, native_hours]: [number[], NativeTime[]] = [[], []];
	for (let run = 0; run < RUNS; run += 1) {
		await reclock(app.page, 'study');
		await again(DEFAULT_POLICY);
		page_hours.push(await reclock(app.page, 'office'));
		native_hours.push(await timed(db, () => again({ ...DEFAULT_POLICY, ...hours })));
	}
	add('opening hours → service levels drawn anew', ...at(50, page_hours, native_hours));
}

function at(percent: number, page: readonly number[], native: readonly NativeTime[]): [number, NativeTime] {
	const of = (times: number[]) => quantile(times, percent / 100);
	return [
		of([...page]),
		{ all: of(native.map(({ all }) => all)), duckdb: of(native.map(({ duckdb }) => duckdb)) }
	];
}

async function openApp(browser: Browser, address: string): Promise<App> {
	const context = await browser.newContext({ ...CONTEXT, viewport: { width: 1440, height: 900 } });
	const app = await App.on(await context.newPage(), address);
	await install(app.page);
	await app.open();
	return app;
}

async function loadAndRecap(db: Native, path: string): Promise<void> {
	const tables = await readTables(basename(path), await openAsBlob(path), { progress: () => {} });
	const sources = tables.map((table) => {
		const format = recognise(table.header, table.shape);
		if (!format) throw new Error(`${table.name} is not recognised`);
		return { table, plan: planFor(table, format) };
	});
	await load(db, sources, { zone: ZONE });
	await prepare(db, DEFAULT_POLICY);
	await recap(db, {});
}

async function nativeVersion(): Promise<string> {
	const db = await openNative();
	try {
		const [row] = await db.rows<{ version: string }>('SELECT version() AS version');
		return row?.version ?? 'unknown';
	} finally {
		await db.close();
	}
}

async function timed(db: Native, work: () => Promise<unknown>): Promise<NativeTime> {
	const before = db.spent();
	const begun = performance.now();
	await work();
	return { all: performance.now() - begun, duckdb: db.spent() - before };
}

function add(work: string, page: number, native: NativeTime): void {
	const line = { work, page, native };
	lines.push(line);
	console.log(lineText(line));
}
