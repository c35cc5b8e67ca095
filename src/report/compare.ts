import { ERROR_RATE, FEW, type Difference } from '../gaps/compare.ts';
import type { Metric } from '../metrics/types.ts';
import type { Side } from '../model/filter.ts';
import { RESAMPLES } from '../stats/bootstrap.ts';
import { datasetOf, type Ground, type Words } from './dataset.ts';
import { reasonText } from './metrics.ts';

/** What the page that sets two sides against each other knows beside the data set. */
export interface CompareExport extends Ground {
	version: string;
	sides: readonly [Side, Side];
	/** the two sides in the reader's language */
	names: readonly [string, string];
	differences: readonly Difference[];
	words: (metric: string) => Words;
}

/** How a difference is told, by the kind of its effect: for a program to read, and to be looked up. */
const METHODS = {
	h: {
		interval:
			'Newcombe 1998, method 10: difference of two independent proportions from their Wilson intervals, 95 %',
		effect: 'Cohen’s h',
		test: 'two-sided score test with the pooled rate'
	},
	delta: {
		interval: `difference of two medians, percentile bootstrap with ${RESAMPLES} resamples and a fixed seed, 95 %`,
		effect: 'Cliff’s delta',
		test: 'two-sided Mann–Whitney test, normal approximation, corrected for ties and continuity'
	}
} as const;

/**
 * The comparison `rekap/compare@1`: every figure on both sides, the second minus the first in the figure's unit (ratio
 * 0..1, minutes, counts) at full precision, and how it was told. What cannot be told is null.
 */
export function compareJson(data: CompareExport): string {
	return `${JSON.stringify(
		{
			schema: 'rekap/compare@1',
			generated_at: data.generated_at.toISOString(),
			version: data.version,
			dataset: datasetOf(data),
			policy: data.policy,
			scope: data.filter,
			sides: data.sides.map((side, i) => ({ ...side, name: data.names[i] })),
			methods: {
				ratio: METHODS.h,
				values: METHODS.delta,
				correction: 'Benjamini–Hochberg over all tests; mean, median and 90 % point of one time are one test',
				false_discovery_rate: ERROR_RATE,
				few: FEW
			},
			differences: data.differences.map((one) => exported(one, data))
		},
		null,
		'\t'
	)}\n`;
}

function exported(told: Difference, { words }: CompareExport) {
	const { name, unit, better, difference, interval, effect, p, changed, few, verdict } = told;
	const methods = effect && METHODS[effect.kind];
	return {
		metric: name,
		...words(name),
		unit,
		better,
		one: sideOf(told.one),
		other: sideOf(told.other),
		difference,
		interval: interval && { lower: interval.lower, upper: interval.upper, method: methods?.interval ?? null },
		effect: effect && { ...effect, method: methods?.effect ?? null },
		test: p === null ? null : { p, method: methods?.test ?? null },
		changed,
		verdict,
		few
	};
}

function sideOf({ value, n, numerator, missing }: Metric) {
	return { value, n, numerator, reason: missing && reasonText(missing) };
}
