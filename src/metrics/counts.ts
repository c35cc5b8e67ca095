import type { Database, QueryOptions } from '../engine/database.ts';
import { DIMENSIONS, type Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import { codesOf, kindsOf, type Codes } from './codes.ts';
import sql from './counts.sql?raw';
import { underOthers } from './scope.ts';
import { KINDS, quantiles, sift, tally } from './tally.ts';

/** What counts.sql reads of `fact`. */
const COLUMNS = [
	'month_code',
	'priority_code',
	'category_code',
	'group_code',
	'channel_code',
	'kind',
	'left_month',
	'closed_month',
	'age_band',
	'resolution_bin',
	'resolution_seconds',
	'is_open'
];

/** What records may count as. */
export interface Weights {
	occurred: number;
	resolved: number;
	unresolved: number;
	cancelled: number;
	service_requests: number;
	scope: number;
	met: number;
	breached: number;
	pending: number;
	overdue: number;
	escalated: number;
	escalated_hierarchically: number;
	ever_finished: number;
	reopened: number;
}

export type Chart =
	'priority' | 'category' | 'group' | 'channel' | 'opened' | 'left' | 'closed' | 'age' | 'duration';

/** One row of counts.sql: the records behind one mark of one chart. */
export interface Count extends Weights {
	chart: Chart;
	code: number;
	key: string | null;
	median_minutes: number | null;
	p90_minutes: number | null;
}

export type Counts = ReadonlyMap<Chart, readonly Count[]>;

/** The statement that counts all of it. */
export const countsUnder = (filter: Filter) => underOthers(filter, sql, COLUMNS);

/**
 * Everything additive of the recap, under a filter, by chart: the answer of counts.sql. Once the codes of `fact` are read it
 * is counted on them, outside the engine, which is ten times as fast.
 */
export async function countsOf(db: Database, filter: Filter, options: QueryOptions): Promise<Counts> {
	const codes = codesOf(db);
	if (!codes) return byChart(await db.rows<Count>(countsUnder(filter), [], options));
	const kinds = await kindsOf(db);
	options.signal?.throwIfAborted();
	return byChart(countOn(codes, kinds, filter));
}

function byChart(counts: readonly Count[]): Counts {
	const charts = new Map<Chart, Count[]>();
	for (const count of counts) {
		const chart = charts.get(count.chart);
		if (chart) chart.push(count);
		else charts.set(count.chart, [count]);
	}
	return charts;
}

/** The dimension whose filter does not count in a chart, so that what is chosen stays beside its siblings. */
const OWN: Partial<Record<Chart, Dimension>> = {
	priority: 'priority',
	category: 'category',
	group: 'group',
	channel: 'channel',
	opened: 'month',
	left: 'month',
	closed: 'month'
};

function countOn(
	{ places, resolution_seconds, weights, words }: Codes,
	kinds: Uint8Array,
	filter: Filter
): Count[] {
	const filters = DIMENSIONS.filter((dimension) => (filter[dimension] ?? []).length > 0);
	const sieves = filters.map((dimension) => {
		const column = places[dimension === 'month' ? 'opened' : dimension];
		const keeps = new Uint8Array(column.size);
		const chosen = new Set(filter[dimension]);
		for (const [code, word] of words.get(dimension) ?? [])
			if (chosen.has(word)) keeps[code - column.before] = 1;
		return { column, keeps };
	});
	const { under, but } = sift(kinds.length, sieves);
	const [half = null, most = null] = quantiles(under, resolution_seconds, places.duration, [0.5, 0.9]);
	const durations = {
		median_minutes: half === null ? null : half / 60,
		p90_minutes: most === null ? null : most / 60
	};
	return (Object.keys(places) as Chart[]).flatMap((chart) => {
		const own = OWN[chart];
		const column = places[chart];
		const beside = own && but[filters.indexOf(own)];
		const counts = tally(beside ? [under, beside] : [under], column, kinds);
		return Array.from({ length: column.size - 1 }, (_, i) => i + 1).flatMap((place) => {
			const sums = weigh(counts.subarray(place * KINDS, (place + 1) * KINDS), weights);
			const code = column.before + place;
			return sums ? [{ chart, code, key: words.get(chart)?.get(code) ?? null, ...durations, ...sums }] : [];
		});
	});
}

/** What so many records of each kind count as together; null where there are none. */
function weigh(counts: Uint32Array, weights: Codes['weights']): Weights | null {
	let sums: Weights | null = null;
	for (const [kind, n] of counts.entries()) {
		const one = weights.get(kind);
		if (n === 0 || !one) continue;
		sums ??= { ...NOTHING };
		for (const what of COUNTED) sums[what] += n * one[what];
	}
	return sums;
}

const NOTHING: Weights = {
	occurred: 0,
	resolved: 0,
	unresolved: 0,
	cancelled: 0,
	service_requests: 0,
	scope: 0,
	met: 0,
	breached: 0,
	pending: 0,
	overdue: 0,
	escalated: 0,
	escalated_hierarchically: 0,
	ever_finished: 0,
	reopened: 0
};
const COUNTED = Object.keys(NOTHING) as (keyof Weights)[];
