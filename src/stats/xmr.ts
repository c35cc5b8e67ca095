export interface Limits {
	mean: number;
	lower: number;
	upper: number;
	/** how many points they rest on */
	n: number;
}

/** Fewer months than these say too little about what is usual. */
export const FEWEST = 12;

/**
 * The mean of a series and the mean of its moving ranges, over the points of the baseline (places in the series;
 * without it, all). Null is a point without a figure. A range counts only between neighbours that both have one and
 * both belong to the baseline. Null with fewer than `fewest` points, or where no two are neighbours.
 */
export function moving(
	values: readonly (number | null)[],
	fewest: number,
	baseline: readonly number[] = [...values.keys()]
): { mean: number; range: number; n: number } | null {
	const places = [...new Set(baseline)].filter((at) => values[at] != null).sort((a, b) => a - b);
	const n = places.length;
	let sum = 0;
	let ranges = 0;
	let pairs = 0;
	for (const [order, at] of places.entries()) {
		sum += values[at]!;
		if (order === 0 || places[order - 1] !== at - 1) continue;
		ranges += Math.abs(values[at]! - values[at - 1]!);
		pairs++;
	}
	return n < fewest || pairs === 0 ? null : { mean: sum / n, range: ranges / pairs, n };
}

/**
 * Limits of an XmR chart (Wheeler): mean ± 2.66 × mean moving range of the baseline, in the order given; what `moving`
 * says of null, baseline and `fewest` holds. They are judged by, and drawn for, every point.
 */
export function xmr(
	values: readonly (number | null)[],
	fewest = FEWEST,
	baseline?: readonly number[]
): Limits | null {
	const usual = moving(values, fewest, baseline);
	if (!usual) return null;
	const { mean, range, n } = usual;
	const reach = 2.66 * range;
	return { mean, lower: mean - reach, upper: mean + reach, n };
}
