/** How many of each side have each value, or fall into each bin; from the smallest value to the largest. */
export interface Tally {
	before: ArrayLike<number>;
	after: ArrayLike<number>;
}

/** An ascending copy. Throws a RangeError at NaN, which has no place in an order. */
export function ascending(values: ArrayLike<number>): Float64Array {
	const sorted = Float64Array.from(values).sort();
	if (Number.isNaN(sorted.at(-1))) throw new RangeError('NaN among the values of a sample');
	return sorted;
}

/** Counts two samples, in any order, by distinct value. */
export function tally(before: ArrayLike<number>, after: ArrayLike<number>): Tally {
	const first = ascending(before);
	const second = ascending(after);
	const most = first.length + second.length;
	const counts = { before: new Float64Array(most), after: new Float64Array(most) };
	let i = 0;
	let j = 0;
	let at = 0;
	for (; i < first.length || j < second.length; at++) {
		const value = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
		const from = i;
		const to = j;
		while (first[i] === value) i++;
		while (second[j] === value) j++;
		counts.before[at] = i - from;
		counts.after[at] = j - to;
	}
	return { before: counts.before.subarray(0, at), after: counts.after.subarray(0, at) };
}

/** The sum of counts. */
export function total(counts: ArrayLike<number>): number {
	let sum = 0;
	for (let at = 0; at < counts.length; at++) sum += counts[at]!;
	return sum;
}
