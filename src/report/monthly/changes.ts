import { ERROR_RATE } from '../../gaps/compare.ts';
import { METRICS } from '../../metrics/registry.ts';
import type { Metric } from '../../metrics/types.ts';
import { benjaminiHochberg } from '../../stats/benjamini.ts';
import { ratesP } from '../../stats/p-values.ts';
import type { Rate } from '../../stats/rate.ts';
import { monthBefore, type Given } from './given.ts';

/** A share of the month against that of the month before. */
export interface Change {
	metric: string;
	/** −1..1, the month minus the one before */
	difference: number;
	/** more than chance explains, all shares of the month together held to a false discovery rate of 5 % */
	changed: boolean;
	/** which way that is; null where neither is good, or nothing changed */
	way: 'better' | 'worse' | null;
}

/** Every share that two complete months have; none where one of them is incomplete, or there is no month before. */
export function changesOf({ report }: Given): Change[] {
	const { month, metrics, former, recap } = report;
	const whole = [month, monthBefore(month)].every((key) =>
		recap.months.some((one) => one.month === key && !one.partial)
	);
	if (!former || !whole) return [];
	const pairs = METRICS.flatMap(({ name, unit, better }) => {
		const now = metrics.get(name);
		const past = former.get(name);
		if (unit !== 'ratio' || !now?.n || !past?.n || now.value === null || past.value === null) return [];
		const p = ratesP(rateOf(past), rateOf(now));
		return [{ metric: name, better, difference: now.value - past.value, p }];
	});
	const adjusted = benjaminiHochberg(pairs.map(({ p }) => p));
	return pairs.map(({ metric, better, difference }, i) => {
		const changed = (adjusted[i] ?? 1) <= ERROR_RATE;
		const good = difference > 0 === (better === 'higher');
		return {
			metric,
			difference,
			changed,
			way: !changed || better === null ? null : good ? 'better' : 'worse'
		};
	});
}

/** A mean of shares, which has no numerator, is taken for so many cases. */
function rateOf({ value, n, numerator }: Metric): Rate {
	return { hits: numerator ?? (value ?? 0) * (n ?? 0), n: n ?? 0 };
}
