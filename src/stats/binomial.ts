import type { Interval } from './wilson.ts';

/** Beyond this share of the likeliest count, counts are too rare to matter to any tail asked for. */
const NEGLIGIBLE = 1e-15;

/** Chances of the counts from `first` on; those left out at either end come to less than 1e-12 together. */
function chances(n: number, rate: number): { first: number; chance: number[] } {
	const odds = rate / (1 - rate);
	const mode = Math.min(n, Math.floor((n + 1) * rate));
	const down: number[] = [];
	const up = [1];
	for (let weight = 1, k = mode; k > 0 && weight > NEGLIGIBLE; k--)
		down.push((weight *= k / ((n - k + 1) * odds)));
	for (let weight = 1, k = mode; k < n && weight > NEGLIGIBLE; k++)
		up.push((weight *= ((n - k) * odds) / (k + 1)));
	const weights = [...down.reverse(), ...up];
	const sum = weights.reduce((a, b) => a + b, 0);
	return { first: mode - down.length, chance: weights.map((weight) => weight / sum) };
}

/** The count, between two whole ones, up to which the chances add up to `tail`. */
function reached(chance: readonly number[], tail: number): number {
	let sum = 0;
	for (const [at, one] of chance.entries()) {
		sum += one;
		if (sum >= tail) return at - (sum - tail) / one;
	}
	return chance.length - 1;
}

/**
 * For each tail, the rates of n between which chance keeps a group whose true rate is `rate` (Spiegelhalter 2005,
 * Statistics in Medicine 24:1185, appendix A.1.1: exact binomial limits, interpolated between whole counts). The upper
 * limit is the lower one of the misses: so a count lies beyond a limit exactly when a count as extreme has a chance
 * below `tail`. Rates 0 and 1 leave nothing to chance. n is a whole number from 1.
 */
export function binomialLimits(n: number, rate: number, tails: readonly number[]): Interval[] {
	if (rate <= 0 || rate >= 1) return tails.map(() => ({ lower: rate, upper: rate }));
	const { first, chance } = chances(n, rate);
	const last = first + chance.length - 1;
	const mirrored = chance.toReversed();
	return tails.map((tail) => ({
		lower: Math.max(0, (first + reached(chance, tail)) / n),
		upper: Math.min(1, (last - reached(mirrored, tail)) / n)
	}));
}
