import { counted, place, trend, withinTarget, type Basis } from '../charts/months.ts';
import { month as monthText, monthName, percent, points } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Recap } from '../metrics/types.ts';
import type { Context } from './headlines.ts';
import { finishKnown, outcomeKnown } from './known.ts';

/**
 * What a manager would say of the month, made by rule from figures alone: of the month asked for, else of the last full
 * month, else of what there is of the last. Null without a month.
 */
export function sentence(recap: Recap, { present, basis, month }: Omit<Context, 'metrics'>): string | null {
	const key = trend(counted(recap.months, 'opened'), month).point?.month;
	const one = recap.months.find((candidate) => candidate.month === key);
	if (!one) return null;
	if (!outcomeKnown(present))
		return `${t('sentence.came', { month: monthText(one.month, 'long'), opened: one.opened })} ${t('missing.no_outcome')}`;
	const flow = t(one.partial ? 'sentence.partial' : 'sentence.flow', {
		month: monthText(one.month, 'long'),
		opened: one.opened,
		resolved: one.resolved,
		open: one.backlog_end
	});
	return finishKnown(present)
		? `${flow} ${target(recap, basis, one.month)}`
		: `${flow} ${t('sentence.no_target')}`;
}

function target(recap: Recap, basis: Basis, key: string): string {
	const within = trend(withinTarget(recap.months, basis), key);
	const { point, before, change, limits } = within;
	if (!point || point.value === null) return t('sentence.no_target');
	const share = t(basis === 'finished' ? 'sentence.finished' : 'sentence.opened', {
		share: percent(point.value),
		n: point.n ?? 0
	});
	return `${share}${comparison()}.`;

	function comparison(): string {
		if (point?.partial || point?.value == null) return '';
		const verdict = place(point.value, limits);
		if (verdict && limits) {
			const usual = { low: percent(Math.max(0, limits.lower)), high: percent(Math.min(1, limits.upper)) };
			return t(`sentence.${verdict}`, usual);
		}
		return change !== null && before
			? t('sentence.change', { change: points(change), month: monthName(before.month, 'long') })
			: '';
	}
}
