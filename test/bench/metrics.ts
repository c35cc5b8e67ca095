import { incidentRows, list, measure, monthly, prepare, recap } from '../../src/metrics/index.ts';
import { zoneMacros } from '../../src/ingest/zone.ts';
import type { Dimension } from '../../src/model/fields.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { TABLES } from '../../src/model/tables.ts';
import { bootEngine } from '../unit/engine.ts';
import { synthetic } from './synthetic.ts';

const RUNS = 8;
const CHOICES = 60;

/** Times the metrics alone, on made-up tables in the shipped engine: milliseconds on the clock and of the processor. */
export async function timeMetrics(
	incidents = 1_000_000,
	eventsPer = 0,
	zone = 'Asia/Jakarta'
): Promise<void> {
	const db = await bootEngine();
	for (const statement of [...Object.values(TABLES), ...zoneMacros(zone), ...synthetic(incidents, eventsPer)])
		await db.run(statement);
	console.log(`${incidents} incidents, ${eventsPer} events each, ${zone}`);
	await time('prepare', () => prepare(db, DEFAULT_POLICY));
	// A choice that keeps all: what the recap of everything costs before it is remembered.
	const all = { channel: ['phone', 'mail', 'web', 'chat', 'monitoring', 'walk-in'] };
	await time('recap, first', () => recap(db, {}), 1);
	await time('recap, a filter that keeps all', () => recap(db, all));
	const choices = filters();
	const times = [];
	for (const filter of choices) times.push(await best(() => recap(db, filter), RUNS));
	print(`recap, median of ${CHOICES} filters`, quantile(times, 0.5));
	print(`recap, 95 % of ${CHOICES} filters`, quantile(times, 0.95));
	await time('every metric, first', () => measure(db, {}), 1);
	await time('every metric', () => measure(db, {}));
	await time('months', () => monthly(db, {}));
	await time('a page of the list', () =>
		list(db, {}, { page: 0, sort: 'opened_at', descending: true, part: 'breached' })
	);
	await time('20,000 rows for export', () => incidentRows(db, {}, { page: 9, page_size: 20_000 }));
}

interface Span {
	wall: number;
	cpu: number;
}

async function timed(work: () => Promise<unknown>): Promise<Span> {
	const begun = performance.now();
	const spent = process.cpuUsage();
	await work();
	return { wall: performance.now() - begun, cpu: process.cpuUsage(spent).user / 1000 };
}

async function time(what: string, work: () => Promise<unknown>, runs = RUNS): Promise<void> {
	print(what, await best(work, runs));
}

/** The best of a few runs: what else the machine does only adds. */
async function best(work: () => Promise<unknown>, runs: number): Promise<Span> {
	const least = { wall: Infinity, cpu: Infinity };
	for (let run = 0; run < runs; run += 1) {
		const { wall, cpu } = await timed(work);
		least.wall = Math.min(least.wall, wall);
		least.cpu = Math.min(least.cpu, cpu);
	}
	return least;
}

function print(what: string, { wall, cpu }: Span): void {
	console.log(`${what.padEnd(32)} ${Math.round(wall)} ms (processor ${Math.round(cpu)})`);
}

function quantile(spans: readonly Span[], share: number): Span {
	const at = (of: keyof Span) =>
		spans.map((span) => span[of]).sort((a, b) => a - b)[Math.floor(spans.length * share)] ?? 0;
	return { wall: at('wall'), cpu: at('cpu') };
}

/** One or two dimensions, one to three values each. */
function filters(): Filter[] {
	const values: Record<Exclude<Dimension, 'month'>, readonly string[]> = {
		priority: ['1', '2', '3', '4', '5', ''],
		category: [0, 1, 3, 7, 12, 20].map((i) => `Category ${i}`),
		group: [0, 2, 5, 9, 20, 44].map((i) => `Group ${i}`),
		channel: ['phone', 'mail', 'web', 'chat', 'monitoring', '']
	};
	const dimensions = Object.keys(values) as (keyof typeof values)[];
	return Array.from({ length: CHOICES }, (_, i) => {
		const one = dimensions[i % 4] ?? 'priority';
		const two = dimensions[(i + 1 + (i >> 2)) % 4] ?? 'group';
		const first = values[one].slice(i % 4, (i % 4) + 1 + (i % 3));
		return i % 2 === 0 ? { [one]: first } : { [one]: first, [two]: values[two].slice(0, 1 + (i % 2)) };
	});
}
