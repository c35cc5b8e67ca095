import type { Places } from './codes.ts';

/** So many kinds there can be at most. */
export const KINDS = 64;

/** What one filter keeps of a column. */
export interface Sieve {
	column: Places;
	/** by place: 1 for what it keeps, else 0 */
	keeps: Uint8Array;
}

/** Records by their numbers, ascending. */
export interface Sifted {
	/** under all filters */
	under: Uint32Array;
	/** those that fail one filter and no other, in the order of the filters */
	but: readonly Uint32Array[];
}

/**
 * Parts records by the filters that they fail. Every step is the same for every record, without a branch that the
 * processor could guess wrong.
 * @param records how many there are
 */
export function sift(records: number, sieves: readonly Sieve[]): Sifted {
	const many = sieves.length + 1;
	/** 0, the number of the one filter that is failed, or `many` */
	const fails = new Uint8Array(records);
	for (const [i, { column, keeps }] of sieves.entries()) {
		/** what becomes of a state, at 2 × state + kept */
		const next = Uint8Array.from({ length: 2 * (many + 1) }, (_, at) =>
			at % 2 === 1 ? at >> 1 : at === 0 ? i + 1 : many
		);
		const { of } = column;
		for (let record = 0; record < records; record += 1)
			fails[record] = next[2 * fails[record]! + keeps[of[record]!]!]!;
	}
	const ends = new Uint32Array(many + 2);
	for (let record = 0; record < records; record += 1) ends[fails[record]! + 1]! += 1;
	for (let state = 1; state < ends.length; state += 1) ends[state]! += ends[state - 1]!;
	const starts = ends.slice();
	const sorted = new Uint32Array(records);
	for (let record = 0; record < records; record += 1) sorted[starts[fails[record]!]!++] = record;
	const [under, ...but] = Array.from({ length: many }, (_, state) =>
		sorted.subarray(ends[state], ends[state + 1])
	);
	return { under: under!, but };
}

/** Counts records by place and kind, at place × KINDS + kind. */
export function tally(parts: readonly Uint32Array[], { of, size }: Places, kinds: Uint8Array): Uint32Array {
	const counts = new Uint32Array(size * KINDS);
	for (const records of parts)
		for (let i = 0; i < records.length; i += 1) {
			const record = records[i]!;
			counts[of[record]! * KINDS + kinds[record]!]! += 1;
		}
	return counts;
}

/**
 * Exact quantiles of known values (R's type 7, to the last bit as the engine's quantile_cont). Only what stands in a bin
 * with a rank that is asked for is sorted.
 * @param values of all records, below 0 where unknown
 * @param bins places in the order of the values
 * @returns null for each where nothing is known
 */
export function quantiles(
	records: Uint32Array,
	values: Int32Array,
	bins: Places,
	shares: readonly number[]
): (number | null)[] {
	const counts = new Uint32Array(bins.size);
	for (let i = 0; i < records.length; i += 1)
		if (values[records[i]!]! >= 0) counts[bins.of[records[i]!]!]! += 1;
	const n = counts.reduce((sum, count) => sum + count, 0);
	if (n === 0) return shares.map(() => null);
	const sorted = new Map<number, Int32Array>();
	/** the value of a rank from 0 */
	const at = (rank: number): number => {
		let bin = 0;
		for (; rank >= counts[bin]!; bin += 1) rank -= counts[bin]!;
		let found = sorted.get(bin);
		if (!found) sorted.set(bin, (found = gather(records, values, bins, bin, counts[bin]!).sort()));
		return found[rank]!;
	};
	return shares.map((share) => {
		const rank = (n - 1) * share;
		const above = rank - Math.floor(rank);
		return at(Math.floor(rank)) * (1 - above) + at(Math.ceil(rank)) * above;
	});
}

function gather(
	records: Uint32Array,
	values: Int32Array,
	{ of }: Places,
	bin: number,
	count: number
): Int32Array {
	const found = new Int32Array(count);
	for (let i = 0, next = 0; next < count; i += 1) {
		const record = records[i]!;
		if (of[record] === bin && values[record]! >= 0) found[next++] = values[record]!;
	}
	return found;
}
