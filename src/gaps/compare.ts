import type { Comparison, LayerRate, Values } from '../metrics/compare/compare.ts';
import { LAYERS, type Layer } from '../metrics/compare/rates.ts';
import { METRICS } from '../metrics/registry.ts';
import type { Metric, Unit } from '../metrics/types.ts';
import { benjaminiHochberg } from '../stats/benjamini.ts';
import { medianDifference } from '../stats/bootstrap.ts';
import { cliffOfCounts, type Size } from '../stats/cliff.ts';
import { decompose, type Decomposition } from '../stats/decompose.ts';
import { mantelHaenszel, type Pooled } from '../stats/mantel-haenszel.ts';
import { newcombe } from '../stats/newcombe.ts';
import { ratesP, timesPOfCounts } from '../stats/p-values.ts';
import type { Interval } from '../stats/wilson.ts';

/** Fewer than these on a side say little; the reader is told. */
export const FEW = 20;
/** Of the differences that are called more than noise, so many may be none: the share that Benjamini and Hochberg hold. */
export const ERROR_RATE = 0.05;

/** One metric on two sides. */
export interface Difference {
	name: string;
	unit: Unit;
	better: 'higher' | 'lower' | null;
	one: Metric;
	other: Metric;
	/** other − one, in the metric's unit; null where a side has none */
	difference: number | null;
	/** 95 %, of the difference: Newcombe's for rates, a bootstrap for medians; null for whatever else */
	interval: Interval | null;
	/** how large: Cohen's h for rates, Cliff's delta for times and numbers per incident; null for counts */
	effect: { kind: 'h' | 'delta'; value: number; interval: Interval | null; size: Size } | null;
	/** that there is none; null where it cannot be told */
	p: number | null;
	/** more than noise, all metrics together held to ERROR_RATE */
	changed: boolean;
	/** a side has fewer than FEW */
	few: boolean;
	/** changed for the better, for the worse, or neither is better */
	verdict: 'better' | 'worse' | null;
}

/**
 * Every metric that both sides can have, what changed beyond noise first, then by size. The mean, the median and the 90 %
 * point of one time rest on one test, and count as one among all.
 */
export function differences({ one, other, values }: Comparison): Difference[] {
	const told = METRICS.filter(({ family }) => family !== 'quality').flatMap(({ name, unit, better }) => {
		const sides = { one: one.get(name), other: other.get(name) };
		if (!sides.one || !sides.other) return [];
		const own = OF_VALUES.test(name) ? values.get(stem(name)) : undefined;
		return [tell({ name, unit, better, one: sides.one, other: sides.other }, own)];
	});
	const tests = new Map(told.map((each) => [testOf(each), each.p]));
	const corrected = benjaminiHochberg([...tests.values()]);
	const held = new Map([...tests.keys()].map((key, i) => [key, corrected[i] ?? null]));
	return told
		.map((each) => {
			const adjusted = held.get(testOf(each)) ?? null;
			const changed = adjusted !== null && adjusted <= ERROR_RATE;
			return { ...each, changed, verdict: changed ? verdictOf(each) : null };
		})
		.sort((a, b) => Number(b.changed) - Number(a.changed) || weight(b) - weight(a));
}

/** What is told by values one by one; a survival median is not: it counts those that have no value yet. */
const OF_VALUES = /\.(mean|median|p90)$|^logging\.completeness\.rate$/;

/** `time.resolution` of `time.resolution.p90`. */
const stem = (name: string) => name.slice(0, name.lastIndexOf('.'));

const testOf = ({ name, effect }: Difference) => (effect?.kind === 'delta' ? stem(name) : name);

const weight = ({ effect }: Difference) => (effect ? Math.abs(effect.value) : -1);

function verdictOf({ better, difference }: Difference): Difference['verdict'] {
	if (better === null || !difference) return null;
	return difference > 0 === (better === 'higher') ? 'better' : 'worse';
}

type Told = Pick<Difference, 'name' | 'unit' | 'better' | 'one' | 'other'>;

function tell(told: Told, values: Values | undefined): Difference {
	const { unit, one, other } = told;
	const known = one.value !== null && other.value !== null;
	const plain: Difference = {
		...told,
		difference: known ? other.value! - one.value! : null,
		interval: null,
		effect: null,
		p: null,
		changed: false,
		few: known && unit !== 'count' && Math.min(one.n ?? 0, other.n ?? 0) < FEW,
		verdict: null
	};
	if (!known) return plain;
	if (values) return tellValues(plain, values);
	return unit === 'ratio' && one.numerator !== null && other.numerator !== null ? tellRates(plain) : plain;
}

function tellRates(plain: Difference): Difference {
	const before = { hits: plain.one.numerator ?? 0, n: plain.one.n ?? 0 };
	const after = { hits: plain.other.numerator ?? 0, n: plain.other.n ?? 0 };
	const arc = ({ hits, n }: { hits: number; n: number }) => 2 * Math.asin(Math.sqrt(hits / n));
	const h = arc(after) - arc(before);
	return {
		...plain,
		interval: newcombe(before, after),
		effect: { kind: 'h', value: h, interval: null, size: sizeOfH(h) },
		p: ratesP(before, after)
	};
}

/** Cohen 1988: below 0.2, 0.5, 0.8, and from there. */
function sizeOfH(h: number): Size {
	const size = Math.abs(h);
	if (size < 0.2) return 'negligible';
	if (size < 0.5) return 'small';
	return size < 0.8 ? 'medium' : 'large';
}

function tellValues(plain: Difference, { value, one, other }: Values): Difference {
	const tally = { before: one, after: other };
	const delta = cliffOfCounts(tally);
	return {
		...plain,
		interval: plain.name.endsWith('.median')
			? (medianDifference(spread(value, one), spread(value, other))?.interval ?? null)
			: null,
		effect: delta && { kind: 'delta', value: delta.delta, interval: delta.interval, size: delta.size },
		p: timesPOfCounts(tally)
	};
}

/** Counts by value → the values one by one. */
function spread(values: Float64Array, counts: Float64Array): Float64Array {
	const all = new Float64Array(counts.reduce((sum, n) => sum + n, 0));
	let at = 0;
	for (const [i, n] of counts.entries()) all.fill(values[i] ?? 0, at, (at += n));
	return all;
}

/** What moved a rate, by one layer. */
export interface Moved extends Decomposition<string> {
	layer: Layer;
	/** within the layer's values, pooled, beside the crude difference; null where no value is on both sides */
	pooled: Pooled | null;
}

/** The change of a rate split by every layer: the largest single part first. Layers with one value only say nothing. */
export function moved(rows: readonly LayerRate[]): Moved[] {
	return LAYERS.flatMap((layer) => {
		const strata = rows
			.filter((row) => row.layer === layer)
			.map(({ key, one_hits, one_n, other_hits, other_n }) => ({
				key,
				before: { hits: one_hits, n: one_n },
				after: { hits: other_hits, n: other_n }
			}));
		const split = strata.length > 1 ? decompose(strata) : null;
		return split ? [{ ...split, layer, pooled: mantelHaenszel(strata) }] : [];
	});
}
