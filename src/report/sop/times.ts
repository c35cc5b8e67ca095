import { locale } from '../../i18n/language.svelte.ts';
import { t } from '../../i18n/translate.ts';
import type { Calendar, Span } from '../../model/policy.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Minutes written out, as a document needs it: "2 days 12 hours", "45 minutes". In opening hours a day is no fixed
 * number of hours, so that nothing larger than hours is said.
 */
export function timeInWords(minutes: number, opening: boolean): string {
	const whole = Math.round(minutes);
	const days = opening ? 0 : Math.floor(whole / DAY);
	const hours = Math.floor((whole - days * DAY) / HOUR);
	const rest = whole - days * DAY - hours * HOUR;
	const parts = [
		days > 0 ? t('sop_doc.days', { n: days }) : '',
		hours > 0 ? t('sop_doc.hours', { n: hours }) : '',
		rest > 0 || whole === 0 ? t('sop_doc.minutes', { n: rest }) : ''
	];
	return parts.filter((part) => part !== '').join(' ');
}

/** When the clock runs: "Monday–Friday 08:00–12:00, 13:00–17:00; Saturday, Sunday closed". */
export function hoursInWords({ week }: Calendar): string {
	if (week === null) return t('hours.always');
	const runs: { from: number; to: number; text: string }[] = [];
	week.forEach((spans, day) => {
		const text = spans.length === 0 ? t('hours.closed') : spans.map(spanText).join(', ');
		const last = runs.at(-1);
		if (last?.text === text) last.to = day;
		else runs.push({ from: day, to: day, text });
	});
	return runs
		.map(({ from, to, text }) => `${from === to ? weekday(from) : `${weekday(from)}–${weekday(to)}`} ${text}`)
		.join('; ');
}

function spanText({ from_minute, to_minute }: Span): string {
	return `${timeText(from_minute)}–${timeText(to_minute)}`;
}

function timeText(minute: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${two(Math.floor(minute / HOUR))}:${two(minute % HOUR)}`;
}

/** 0 → "Monday" */
function weekday(day: number): string {
	// 1 January 2024 was a Monday
	const date = new Date(Date.UTC(2024, 0, 1 + day));
	return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(date);
}
