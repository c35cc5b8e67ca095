import type { Series, SeriesPoint } from '../metrics/trends/trends.ts';
import { quantile } from '../stats/bootstrap.ts';
import { laney } from '../stats/laney.ts';
import { judged, signals, type Judged, type Signal } from '../stats/signals.ts';
import { FEWEST, xmr } from '../stats/xmr.ts';
import type { Baseline } from './baseline.ts';

/**
 * From so many incidents a month on average, a rate gets Laney's p′ limits. Below, chance alone moves a month by more
 * than its size does, and an XmR chart, which asks for no model, serves as well and is easier to explain; above, months
 * of different size deserve limits of different width.
 */
export const LARGE = 1000;

/** XmR of the values, Laney's p′ of a rate, or a run chart: the median without limits. */
export type ChartKind = 'xmr' | 'laney' | 'run';

/** Why there are no limits. */
export type NoLimits = 'few' | 'baseline' | 'stock' | 'flat';

/** A month under the limits that hold for it, as they are drawn: cut to what is possible. */
export interface ControlPoint extends SeriesPoint {
	/** null in a run chart, and where the month is incomplete or has nothing */
	lower: number | null;
	upper: number | null;
	/** rules that the month is part of */
	rules: Signal['rule'][];
}

export interface ControlSignal {
	rule: Signal['rule'];
	side: Signal['side'];
	/** YYYY-MM, ascending */
	months: string[];
}

/** A series by month, and what in it is more than noise. */
export interface Judgement {
	kind: ChartKind;
	/** null where there are limits */
	why: NoLimits | null;
	/** mean of the baseline, its pooled rate, or the median of the complete months; null where none has a figure */
	centre: number | null;
	/** complete months with a figure */
	complete: number;
	/** of these, the months that the limits rest on */
	baseline: string[];
	points: ControlPoint[];
	/** oldest first by their last month */
	signals: ControlSignal[];
}

/**
 * Judges a series by the rules of `signals`. Incomplete months are judged by nobody and are no part of limits. A stock
 * is carried from month to month, so limits from moving ranges would call every drift news: it gets none. Nor do fewer
 * than 12 complete months, or a baseline in which nothing varies.
 */
export function judge(series: Series, baseline: Baseline): Judgement {
	const { points, unit, stock } = series;
	const values = points.map(({ value, partial }) => (partial ? null : value));
	const known = values.filter((value) => value !== null);
	const places = points.flatMap(({ month }, at) =>
		values[at] !== null && baseline.months.includes(month) ? [at] : []
	);
	const run = (why: NoLimits): Judgement => ({
		kind: 'run',
		why,
		centre:
			known.length === 0
				? null
				: quantile(
						known.toSorted((a, b) => a - b),
						0.5
					),
		complete: known.length,
		baseline: [],
		points: points.map((point) => ({ ...point, lower: null, upper: null, rules: [] })),
		signals: []
	});
	if (known.length < FEWEST) return run('few');
	if (stock) return run('stock');
	if (places.length < FEWEST) return run('baseline');
	const limits = limitsOf(series, values, places);
	if (!limits) return run('flat');
	const found = signals(limits.points);
	const most = unit === 'ratio' ? 1 : Infinity;
	return {
		kind: limits.kind,
		why: null,
		centre: limits.centre,
		complete: known.length,
		baseline: places.map((at) => points[at]!.month),
		points: points.map((point, at) => {
			const { centre, reach } = limits.points[at]!;
			const shown = values[at] !== null;
			return {
				...point,
				lower: shown ? Math.max(0, centre - reach) : null,
				upper: shown ? Math.min(most, centre + reach) : null,
				rules: found.filter(({ indices }) => indices.includes(at)).map(({ rule }) => rule)
			};
		}),
		signals: found
			.toSorted((a, b) => a.indices.at(-1)! - b.indices.at(-1)!)
			.map(({ rule, side, indices }) => ({ rule, side, months: indices.map((at) => points[at]!.month) }))
	};
}

interface Limited {
	kind: 'xmr' | 'laney';
	centre: number;
	points: readonly Judged[];
}

/** Null where nothing varies: then every other value would be outside. */
function limitsOf(
	{ points, unit }: Series,
	values: readonly (number | null)[],
	places: readonly number[]
): Limited | null {
	const size = places.reduce((sum, at) => sum + (points[at]!.n ?? 0), 0) / places.length;
	if (unit === 'ratio' && size >= LARGE) {
		const months = points.map(({ hits, n, partial }) =>
			partial ? { hits: 0, n: 0 } : { hits: hits ?? 0, n: n ?? 0 }
		);
		const chart = laney(months, { baseline: places });
		return chart && chart.sigmaZ > 0 ? { kind: 'laney', centre: chart.centre, points: chart.points } : null;
	}
	const limits = xmr(values, FEWEST, places);
	return limits && limits.upper > limits.mean
		? { kind: 'xmr', centre: limits.mean, points: judged(values, limits) }
		: null;
}
