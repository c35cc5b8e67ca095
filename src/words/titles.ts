import type { Trend } from '../charts/months.ts';
import { count, duration, month as monthText, monthName, percent, points } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Ages, Durations, Month } from '../metrics/types.ts';

/** What the flow shows: how the open incidents changed over the last full months, at most three. */
export function flowTitle(months: readonly Month[]): string {
	const full = months.filter((one) => !one.partial);
	const last = full.at(-1);
	if (!last || full.length < 2) {
		const one = last ?? months.at(-1);
		return one
			? t('title.flow_one', { month: monthText(one.month), opened: one.opened, resolved: one.resolved })
			: t('title.flow');
	}
	const span = full.slice(-Math.min(3, full.length - 1));
	const before = full[full.length - span.length - 1];
	const grown = last.backlog_end - (before?.backlog_end ?? 0);
	const params = { by: Math.abs(grown), n: span.length, open: last.backlog_end };
	return grown > 0
		? t('title.flow_grew', params)
		: grown < 0
			? t('title.flow_shrank', params)
			: t('title.flow_same', params);
}

/** What a rate by month shows: the last month against its limits, else against the month before. */
export function rateTitle(name: string, trend: Trend): string {
	const { point, verdict, change, before } = trend;
	if (!point || point.value === null) return name;
	const params = { name, value: percent(point.value), month: monthText(point.month) };
	if (verdict) return t(`title.rate_${verdict}`, params);
	if (change === null || !before) return t('title.rate_plain', params);
	return t('title.rate_change', { ...params, change: points(change), before: monthName(before.month) });
}

/** Below this, quantiles are single incidents. */
const ENOUGH = 10;

/** How long resolving takes, in two numbers. */
export function durationTitle(data: Durations): string {
	return data.n < ENOUGH || data.median_minutes === null || data.p90_minutes === null
		? t('title.durations')
		: t('title.durations_half', { median: duration(data.median_minutes), p90: duration(data.p90_minutes) });
}

/** How old the open ones are. */
export function ageTitle(ages: Ages): string {
	if (ages.open === 0) return t('title.ages_none');
	return ages.more > 0
		? t('title.ages_old', { more: ages.more, open: ages.open })
		: t('title.ages_young', { open: count(ages.open) });
}
