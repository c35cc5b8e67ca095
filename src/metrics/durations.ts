import type { Durations } from './types.ts';

/** Edges of the histogram in minutes: bin i holds durations from edge i − 1 (0 for the first) to below edge i. */
export const BIN_EDGES = [
	1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 960, 1440, 2160, 2880, 4320, 7200,
	10080, 14400, 20160, 30240, 43200, 64800, 86400, 129600, 172800, 259200, 388800, 525600
] as const;

/** Where the last bin, a year and more, is said to end: ten years. */
const END = 5_256_000;

/** All bins of the histogram, empty ones too; `counts` by bin number. */
export function binsOf(counts: ReadonlyMap<number, number>): Durations['bins'] {
	return [0, ...BIN_EDGES].map((from_minutes, bin) => ({
		from_minutes,
		to_minutes: BIN_EDGES[bin] ?? END,
		count: counts.get(bin) ?? 0
	}));
}
