import type { Difference } from '../../../gaps/compare.ts';
import { count, duration, points } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';

/** A difference in its unit, with its sign: "+6.8 pp", "−3 h 20 min", "+32". */
export function differenceText({ unit, difference }: Pick<Difference, 'unit' | 'difference'>): string {
	return difference === null ? t('none') : signed(difference, unit);
}

/** Its 95 % interval: "+4.1 to +9.5 pp"; '' where there is none. */
export function intervalText({ unit, interval }: Pick<Difference, 'unit' | 'interval'>): string {
	if (!interval) return '';
	return t('compare.interval', { lower: signed(interval.lower, unit), upper: signed(interval.upper, unit) });
}

function signed(value: number, unit: Difference['unit']): string {
	if (unit === 'ratio') return points(value);
	const text = unit === 'minutes' ? duration(Math.abs(value)) : count(Math.abs(value));
	return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** Its effect: "small (h 0.31)". */
export function effectText({ effect }: Pick<Difference, 'effect'>): string {
	if (!effect) return '';
	return t(`compare.effect_${effect.kind}`, {
		size: t(`compare.size_${effect.size}`),
		value: count(Math.round(100 * Math.abs(effect.value)) / 100)
	});
}
