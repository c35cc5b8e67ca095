/**
 * How much of the ideal is reached, 0..1: current ÷ ideal where higher is better, ideal ÷ current where lower is, cut at
 * 1. An ideal of 0 cannot be divided by: where higher is better it is always reached; where lower is better only a
 * current of 0 reaches it fully, and else a rate attains the share that is free of the fault (1 − current), a time
 * nothing. Source: METRICS.md, gap analysis; the rule for 0 is ours.
 */
export function attainment(
	current: number,
	ideal: number,
	{ better, unit }: { better: 'higher' | 'lower'; unit: 'ratio' | 'minutes' }
): number {
	if (better === 'higher') return ideal <= 0 ? 1 : cut(current / ideal);
	if (current <= 0) return 1;
	if (ideal <= 0) return unit === 'ratio' ? cut(1 - current) : 0;
	return cut(ideal / current);
}

function cut(share: number): number {
	return Math.min(1, Math.max(0, share));
}

/** The mean of attainments 0..1 by their weights; null where none is known or all weights are 0. */
export function weightedMean(parts: readonly { attainment: number | null; weight: number }[]): number | null {
	const known = parts.filter((one) => one.attainment !== null);
	const weight = known.reduce((sum, one) => sum + one.weight, 0);
	if (!(weight > 0)) return null;
	return known.reduce((sum, one) => sum + one.weight * (one.attainment ?? 0), 0) / weight;
}

/** Sums of fractions end a hair beside the cut point that they stand for. */
const HAIR = 1e-9;

/** The most that figures alone can show while no procedure is written down: from 4 on a level presupposes one. */
export const UNDOCUMENTED = 3;

/** Maturity 0..5 by how many of the five cut points are reached. */
export function levelOf(reached: number, cuts: readonly number[]): number {
	return cuts.filter((one) => reached >= one - HAIR).length;
}
