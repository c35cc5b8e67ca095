import { monthName } from '../i18n/format.ts';
import { locale } from '../i18n/language.svelte.ts';
import { t } from '../i18n/translate.ts';
import type { PolicyFault } from '../model/policy-check.ts';
import { keyName } from './names.ts';

/** 0 → "Monday" */
export function weekday(day: number, style: 'long' | 'short' = 'long'): string {
	// 1 January 2024 was a Monday
	const date = new Date(Date.UTC(2024, 0, 1 + day));
	return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(date);
}

/** 2026-08-17 → "Mon 17 Aug" */
export function dayOfYear(date: string): string {
	const day = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
	return `${weekday(day, 'short')} ${Number(date.slice(8))} ${monthName(date)}`;
}

/** Where in a policy a fault is, in words: "Target times, P3 medium" */
export function placeName({ at }: PolicyFault): string {
	const [part, ...rest] = at.split('.');
	const last = rest.at(-1) ?? '';
	const place = (section: string, detail: string) => (detail === '' ? section : `${section}, ${detail}`);
	if (part === 'targets') return place(t('settings.targets'), keyName('priority', last));
	if (part === 'special_targets')
		return place(t('settings.special'), t('special.nth', { n: Number(last) + 1 }));
	if (part === 'matrix') return t('settings.matrix');
	if (part === 'recurrence_days') return t('settings.recurrence');
	if (rest[0] === 'holidays') return t('settings.holidays');
	return place(t('settings.hours'), rest.length > 1 ? weekday(Number(last)) : '');
}
