import type { Series } from '../../src/metrics/trends/trends.ts';

/** YYYY-MM of the month so many after January 2024. */
export const key = (at: number): string => new Date(Date.UTC(2024, at)).toISOString().slice(0, 7);

/** A series of counts from January 2024, all months complete; null: nothing is known. */
export const counts = (values: readonly (number | null)[]): Series => ({
	name: 'opened',
	unit: 'count',
	better: null,
	stock: false,
	missing: null,
	points: values.map((value, at) => ({ month: key(at), partial: false, value, hits: null, n: null }))
});

/** A series of rates, hits of n. */
export const rates = (pairs: readonly (readonly [number, number])[]): Series => ({
	name: 'sla.resolution.rate',
	unit: 'ratio',
	better: 'higher',
	stock: false,
	missing: null,
	points: pairs.map(([hits, n], at) => ({
		month: key(at),
		partial: false,
		value: n === 0 ? null : hits / n,
		hits,
		n
	}))
});
