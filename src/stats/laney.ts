import { together, type Rate } from './rate.ts';
import type { Judged } from './signals.ts';
import { FEWEST, moving } from './xmr.ts';

export interface LaneyPoint extends Judged, Rate {
	/** centre ± reach, cut to 0..1; null where the month has no n */
	lower: number | null;
	upper: number | null;
}

export interface Laney {
	/** hits ÷ n of the baseline */
	centre: number;
	/** how much more months differ than chance alone would have them: 1 is a plain p chart */
	sigmaZ: number;
	/** how many months they rest on, and what those hold */
	months: number;
	baseline: Rate;
	points: LaneyPoint[];
}

/**
 * Laney's p′ chart of a rate by month (Laney 2002, Quality Engineering 14:531): limits centre ± 3·σ(n)·σz, where σ(n)
 * is the binomial spread of a month of n and σz the mean moving range of the months' z-scores ÷ 1.128. Months with n =
 * 0 are points without a figure, and no range reaches across them. The baseline is as in `moving`. Null with fewer
 * than `fewest` months with a figure, where no two are neighbours, or where the rate is 0 or 1 throughout: nothing
 * varies.
 */
export function laney(
	months: readonly Rate[],
	{ baseline, fewest = FEWEST }: { baseline?: readonly number[]; fewest?: number } = {}
): Laney | null {
	const base = together([...new Set(baseline ?? months.keys())].flatMap((at) => months[at] ?? []));
	const centre = base.hits / base.n;
	const unit = Math.sqrt(centre * (1 - centre));
	if (!(unit > 0)) return null;
	const scores = months.map(({ hits, n }) => (n > 0 ? ((hits / n - centre) * Math.sqrt(n)) / unit : null));
	const usual = moving(scores, fewest, baseline);
	if (!usual) return null;
	const sigmaZ = usual.range / 1.128;
	const points = months.map(({ hits, n }): LaneyPoint => {
		if (n <= 0) return { hits, n, value: null, centre, reach: 0, lower: null, upper: null };
		const reach = (3 * unit * sigmaZ) / Math.sqrt(n);
		return {
			hits,
			n,
			value: hits / n,
			centre,
			reach,
			lower: Math.max(0, centre - reach),
			upper: Math.min(1, centre + reach)
		};
	});
	return { centre, sigmaZ, months: usual.n, baseline: base, points };
}
