export interface Limits {
	mean: number;
	lower: number;
	upper: number;
	/** how many points they rest on */
	n: number;
}

/** Fewer months than these say too little about what is usual. */
const FEWEST = 12;

/**
 * Limits of an XmR chart (Wheeler): mean ± 2.66 × mean moving range, in the order given. Null with fewer than `fewest`
 * points.
 */
export function xmr(values: readonly number[], fewest = FEWEST): Limits | null {
	const n = values.length;
	if (n < fewest || n < 2) return null;
	let sum = 0;
	let ranges = 0;
	let before: number | undefined;
	for (const value of values) {
		sum += value;
		if (before !== undefined) ranges += Math.abs(value - before);
		before = value;
	}
	const mean = sum / n;
	const reach = 2.66 * (ranges / (n - 1));
	return { mean, lower: mean - reach, upper: mean + reach, n };
}
