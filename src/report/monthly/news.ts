import type { Trend } from '../../charts/months.ts';
import { count, monthName, percent, points } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { newcombe } from '../../stats/newcombe.ts';
import type { Rate } from '../../stats/rate.ts';
import { FEWEST } from '../../stats/xmr.ts';

type Better = 'higher' | 'lower' | null;
type Unit = 'ratio' | 'count';

/** What a month says of a measure. */
export interface News {
	text: string;
	/** whether it is more than noise; null where that cannot be told */
	news: boolean | null;
}

/**
 * What a month says of a measure, as one sentence made by rule: from where to where it moved, and whether that is news.
 * With 12 complete months it is judged by its control limits; with fewer, a rate is judged by the interval of its
 * difference to the month before, and a count is not judged at all. Null where the month has no value.
 * @param name of the measure, as a sentence begins
 */
export function news(name: string, trend: Trend, unit: Unit, better: Better): News | null {
	const { point, before } = trend;
	if (!point || point.value === null) return null;
	const text = unit === 'ratio' ? percent : count;
	const compared = before !== null && before.value !== null && !before.partial && !point.partial;
	const params = {
		name,
		value: text(point.value),
		n: point.n === null ? '' : ` ${t('monthly.of_n', { n: point.n })}`,
		before: text(before?.value ?? 0),
		month: before ? monthName(before.month, 'long') : ''
	};
	const way = !compared
		? 'only'
		: point.value > before.value!
			? 'rose'
			: point.value < before.value!
				? 'fell'
				: 'same';
	const told = judged(trend, unit, better, compared);
	return { ...told, text: `${t(`monthly.moved_${way}`, params)}${told.text}` };
}

function judged(trend: Trend, unit: Unit, better: Better, compared: boolean): News {
	const { point, before, verdict, limits } = trend;
	if (point?.partial) return { text: t('monthly.judged_partial'), news: null };
	if (verdict && limits) {
		const text = (value: number) => (unit === 'ratio' ? percent(value) : count(Math.round(value)));
		const usual = {
			lower: text(Math.max(0, limits.lower)),
			upper: text(Math.min(unit === 'ratio' ? 1 : Infinity, limits.upper))
		};
		if (verdict === 'inside') return { text: t('monthly.judged_inside', usual), news: false };
		return { text: t(`monthly.judged_${verdict}${rated(verdict === 'above', better)}`, usual), news: true };
	}
	if (!compared) return { text: t('monthly.judged_alone'), news: null };
	const told = unit === 'ratio' ? differ(rateOf(before), rateOf(point)) : null;
	if (!told) return { text: t('monthly.judged_few', { n: FEWEST }), news: null };
	const { difference, lower, upper } = told;
	const change = { change: points(difference), lower: points(lower), upper: points(upper) };
	if (lower <= 0 && upper >= 0) return { text: t('monthly.judged_chance', change), news: false };
	return { text: t(`monthly.judged_moved${rated(difference > 0, better)}`, change), news: true };
}

const rateOf = (point: Trend['point']): Rate => ({
	hits: Math.round((point?.value ?? 0) * (point?.n ?? 0)),
	n: point?.n ?? 0
});

/** The later rate minus the earlier one with its 95 % interval; null where one has nothing to divide. */
function differ(before: Rate, after: Rate) {
	return before.n === 0 || after.n === 0 ? null : newcombe(before, after);
}

/** Whether a move upwards or downwards is good; '' where neither way is. */
function rated(up: boolean, better: Better): '' | '_better' | '_worse' {
	if (better === null) return '';
	return up === (better === 'higher') ? '_better' : '_worse';
}
