/** The 97.5 % point of the normal distribution: what a 95 % interval reaches to either side. */
export const Z = 1.959963984540054;

/**
 * How likely a standard normal value lies at least as far from 0 as `z`, on either side: 0..1. Absolute error below
 * 1.5e-7, relative error below 2 % as far out as z = 8 (Abramowitz & Stegun 1964, 26.2.17, by Hastings).
 */
export function twoSided(z: number): number {
	const x = Math.abs(z);
	const t = 1 / (1 + 0.2316419 * x);
	const series =
		t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return Math.min(1, 2 * series * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)));
}
