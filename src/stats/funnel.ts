import { binomialLimits } from './binomial.ts';
import { together, type Rate } from './rate.ts';
import type { Side } from './signals.ts';
import type { Interval } from './wilson.ts';

/** Limits at one n, as rates 0..1. */
export interface FunnelLimits {
	n: number;
	within95: Interval;
	within998: Interval;
}

export interface FunnelGroup<K> extends FunnelLimits, Rate {
	key: K;
	rate: number;
	/** the widest limits that the group lies beyond, in %; null inside both */
	beyond: 95 | 99.8 | null;
	/** on which side of the overall rate; null inside both */
	side: Side | null;
}

export interface Funnel<K> {
	/** all groups together */
	overall: Rate & { rate: number };
	/** in the order given; those with n = 0 left out */
	groups: FunnelGroup<K>[];
	/** groups left out */
	empty: number;
	/** limits from the smallest n to the largest, closer together where they bend more */
	curve: FunnelLimits[];
}

const TAILS = [0.025, 0.001];
const POINTS = 80;

function limitsAt(n: number, rate: number): FunnelLimits {
	const [within95, within998] = binomialLimits(n, rate, TAILS);
	return { n, within95: within95!, within998: within998! };
}

/** Whole numbers from `least` to `most`, each a constant factor apart. */
function steps(least: number, most: number): number[] {
	const step = (most / least) ** (1 / (POINTS - 1));
	return [...new Set(Array.from({ length: POINTS }, (_, at) => Math.round(least * step ** at)))];
}

function judged<K>(key: K, { hits, n }: Rate, overall: number): FunnelGroup<K> {
	const limits = limitsAt(n, overall);
	const rate = hits / n;
	const outside = ({ lower, upper }: Interval): boolean => rate < lower || rate > upper;
	const beyond = outside(limits.within998) ? 99.8 : outside(limits.within95) ? 95 : null;
	const side = beyond === null ? null : rate > overall ? 'above' : 'below';
	return { ...limits, key, hits, rate, beyond, side };
}

/**
 * A funnel plot of groups around their overall rate, with exact 95 % and 99.8 % limits as a function of n
 * (Spiegelhalter 2005; see `binomialLimits`). n are whole numbers. Of 100 groups that differ by chance only, some 5
 * lie beyond the 95 % limits and hardly one beyond the others. Null where no group has anything.
 */
export function funnel<K>(groups: readonly (Rate & { key: K })[]): Funnel<K> | null {
	const filled = groups.filter(({ n }) => n > 0);
	if (filled.length === 0) return null;
	const all = together(filled);
	const rate = all.hits / all.n;
	const sizes = filled.map(({ n }) => n);
	return {
		overall: { ...all, rate },
		groups: filled.map((group) => judged(group.key, group, rate)),
		empty: groups.length - filled.length,
		curve: steps(Math.min(...sizes), Math.max(...sizes)).map((n) => limitsAt(n, rate))
	};
}
