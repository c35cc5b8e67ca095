import { rate, trend, type Trend } from '../../../charts/months.ts';
import type { MonthCheck } from '../../../metrics/check/checks.ts';
import type { Month } from '../../../metrics/types.ts';
import type { RuleId } from '../../../model/rules.ts';

/** How a rule was kept month by month, by the month opened. */
export function keptByMonth(
	rule: RuleId,
	byMonth: readonly MonthCheck[],
	months: readonly Pick<Month, 'month' | 'partial'>[]
): Trend {
	const counts = new Map(byMonth.filter((one) => one.rule === rule).map((one) => [one.month, one]));
	return trend(
		months.map(({ month, partial }) => {
			const { n = 0, broken = 0 } = counts.get(month) ?? {};
			return { month, value: rate(n - broken, n), n, partial };
		})
	);
}
