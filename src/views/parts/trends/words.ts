import type { ControlSignal, Judgement } from '../../../charts/judgement.ts';
import type { Side, Sides } from '../../../charts/sides.ts';
import { valueText } from '../../../charts/units.ts';
import { change, dayOf, duration, month, points } from '../../../i18n/format.ts';
import { t, type Key } from '../../../i18n/translate.ts';
import type { Series } from '../../../metrics/trends/trends.ts';
import type { Unit } from '../../../metrics/types.ts';
import type { Signal } from '../../../stats/signals.ts';

/** Which of several rules that end in the same month is spoken of. */
const ORDER: readonly Signal['rule'][] = ['outside', 'shift', 'trend', 'two_of_three'];

/** Fewer incidents, or months of a count, on a side say little. */
const FEW = 20;
const FEW_MONTHS = 12;

export const seriesName = (series: Pick<Series, 'name'>): string => t(`series.${series.name}`);

/** "May 2026", or "May 2026 to Jul 2026". */
export function span(months: readonly string[]): string {
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) return t('none');
	return first === last ? month(first) : t('months.span', { from: month(first), to: month(last) });
}

/** A rule as a sentence: what the months did. */
export function ruleText({ rule, side, months }: ControlSignal): string {
	return t(`rule.${rule}_${side}`, { n: months.length });
}

/** What a control chart shows, by rule: its newest signal, or that there is none, or why nothing can be told. */
export function controlTitle(series: Series, { why, complete, signals, points }: Judgement): string {
	const name = seriesName(series);
	if (why === 'stock') {
		const last = points.findLast(({ partial, value }) => !partial && value !== null);
		if (last?.value != null)
			return t('control.title_stock', {
				name,
				value: valueText(last.value, series.unit),
				month: month(last.month)
			});
	}
	if (why !== null) return t(`control.title_${why}`, { name, n: complete });
	const newest = signals.at(-1);
	if (!newest) return t('control.title_none', { name });
	const last = newest.months.at(-1);
	const told = signals
		.filter(({ months }) => months.at(-1) === last)
		.toSorted((a, b) => ORDER.indexOf(a.rule) - ORDER.indexOf(b.rule))[0]!;
	return t(`control.${told.rule}_${told.side}`, { name, n: told.months.length, months: span(told.months) });
}

/** What the limits rest on, or why there are none. */
export function limitsText({ kind, why, baseline, complete }: Judgement, unit: Unit): string {
	if (why !== null) return t(`control.why_${why}`, { n: complete });
	const key: Key = kind === 'laney' ? 'control.laney' : unit === 'ratio' ? 'control.xmr_rate' : 'control.xmr';
	return t(key, { n: baseline.length, months: span(baseline) });
}

/** A difference with its sign, in the unit of the series. */
export function differenceText(value: number, unit: Unit): string {
	if (unit === 'ratio') return points(value);
	if (unit === 'minutes') return (value > 0 ? '+' : '') + duration(value);
	return Number.isInteger(value) || Math.abs(value) >= 10
		? change(value)
		: (value > 0 ? '+' : '') + valueText(value, unit);
}

/** What the picture of before and after shows: the two levels, and whether chance alone could part them. */
export function sidesTitle(series: Series, { before, after, difference }: Sides, start: string): string {
	const name = seriesName(series);
	const day = dayOf(start);
	if (before.level === null || after.level === null || !difference)
		return t('sides.title_one', { name, day });
	const params = {
		name,
		day,
		before: valueText(before.level, series.unit),
		after: valueText(after.level, series.unit)
	};
	const { interval } = difference;
	if (!interval) return t('sides.title_plain', params);
	return interval.lower > 0 || interval.upper < 0
		? t('sides.title_apart', params)
		: t('sides.title_unclear', params);
}

/** What must be said of a comparison so that nobody takes it for more than it is. */
export function cautions({ unit, stock }: Series, { before, after, between }: Sides): string[] {
	const size = (side: Side) => (unit === 'ratio' ? (side.n ?? 0) : side.months.length);
	const both = [before, after];
	return [
		...(between === null ? [] : [t('sides.between', { month: month(between) })]),
		...(unit === 'ratio' && both.some((side) => size(side) < FEW) ? [t('sides.few')] : []),
		...(both.some(({ months }) => months.length < FEW_MONTHS) ? [t('sides.few_months')] : []),
		t(stock ? 'sides.of_stock' : unit === 'ratio' ? 'sides.of_rates' : 'sides.of_months'),
		t('sides.why')
	];
}
