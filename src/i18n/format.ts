import { language, locale } from './language.svelte.ts';

/** A number and its unit apart, so that the unit can be set smaller. */
export interface Written {
	number: string;
	unit: string;
}

const UNITS = {
	en: { second: 's', minute: 'min', hour: 'h', day: 'd', points: 'pp' },
	id: { second: 'dtk', minute: 'mnt', hour: 'j', day: 'hr', points: 'poin' }
} as const;

/** What ties a number to its unit: they stay on one line. */
const TIE = '\u00a0';
const MINUS = '\u2212';

/** Formats are dear to make, and a page writes hundreds of figures: each is kept, by its kind and the language. */
const formats = new Map<string, unknown>();

function kept<T>(kind: string, make: (locale: string) => T): T {
	const key = `${locale()} ${kind}`;
	if (!formats.has(key)) formats.set(key, make(locale()));
	return formats.get(key) as T;
}

function number(value: number, digits: number): string {
	const format = kept(
		`number ${digits}`,
		(locale) =>
			new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
	);
	// -0 and what rounds to it have no sign worth showing.
	return format.format(Number(value.toFixed(digits)) === 0 ? 0 : value).replace('-', MINUS);
}

/** 24918 → "24,918" · "24.918" */
export function count(value: number): string {
	return number(value, Number.isInteger(value) ? 0 : 2);
}

/** Points, which come in halves: 3 → "3", 3.5 → "3.5" · "3,5" */
export function halves(value: number): string {
	return number(value, Number.isInteger(value) ? 0 : 1);
}

/** 0.842 → "84.2 %" · "84,2 %". What is not quite nothing or not quite all is not rounded to it. */
export function percent(rate: number): string {
	return percentNumber(rate) + TIE + '%';
}

function percentNumber(rate: number): string {
	if (rate > 0 && rate < 0.0005) return '<' + TIE + number(0.1, 1);
	if (rate < 1 && rate >= 0.9995) return '>' + TIE + number(99.9, 1);
	return number(rate * 100, 1);
}

/** 0.25 → "25 %", for axes */
export function wholePercent(rate: number): string {
	return number(rate * 100, 0) + TIE + '%';
}

/** +32 · −4 · ±0 */
export function change(value: number): string {
	return sign(value, 0) + number(Math.abs(value), 0);
}

/** A difference of two rates in percentage points: −0.068 → "−6.8 pp" */
export function points(difference: number): string {
	return (
		sign(difference * 100, 1) + number(Math.abs(difference * 100), 1) + TIE + UNITS[language.current].points
	);
}

function sign(value: number, digits: number): string {
	const rounded = Number(value.toFixed(digits));
	return rounded > 0 ? '+' : rounded < 0 ? MINUS : '±';
}

/** Minutes for people: "45 min", "3 h 20 min", "2.4 d"; Indonesian "3 j 20 mnt", "2,4 hr". */
export function duration(minutes: number): string {
	const unit = UNITS[language.current];
	const size = Math.abs(minutes);
	const before = minutes < 0 ? MINUS : '';
	if (size < 1 && size > 0) return before + '<' + TIE + '1' + TIE + unit.minute;
	const whole = Math.round(size);
	if (whole < 60) return before + number(whole, 0) + TIE + unit.minute;
	if (whole < 24 * 60) {
		const hours = number(Math.floor(whole / 60), 0) + TIE + unit.hour;
		return before + (whole % 60 ? hours + TIE + number(whole % 60, 0) + TIE + unit.minute : hours);
	}
	const days = whole / (24 * 60);
	return before + number(days, days >= 99.95 || isWhole(days) ? 0 : 1) + TIE + unit.day;
}

function isWhole(value: number): boolean {
	return Math.abs(value - Math.round(value)) < 1e-9;
}

/** A metric's value for people, by its unit. */
export function written(value: number, unit: 'ratio' | 'minutes' | 'count' | 'index'): Written {
	if (unit === 'ratio') return { number: percentNumber(value), unit: TIE + '%' };
	if (unit === 'minutes') return { number: duration(value), unit: '' };
	return { number: count(value), unit: '' };
}

/** Full precision in decimal notation, never with an exponent: what a `<data value>` holds. */
export function decimal(value: number): string {
	const text = String(value);
	if (!text.includes('e')) return text;
	return value.toFixed(20).replace(/\.?0+$/, '');
}

/** "31 Oct 2026" · "31 Okt 2026", on the clock of `zone` */
export function day(date: Date, zone: string): string {
	const part = parts(date, zone);
	return `${part('day')} ${part('month')} ${part('year')}`;
}

/** YYYY-MM-DD, a day on whatever clock → "31 Oct 2026" · "31 Okt 2026" */
export function dayOf(key: string): string {
	return day(new Date(`${key}T12:00:00Z`), 'UTC');
}

/** "31 Oct 2026 23:58" · "31 Okt 2026 23.58", on the clock of `zone` */
export function moment(date: Date, zone: string): string {
	const part = parts(date, zone);
	const colon = language.current === 'id' ? '.' : ':';
	return `${part('day')} ${part('month')} ${part('year')} ${part('hour')}${colon}${part('minute')}`;
}

function parts(date: Date, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
	const format = kept(
		`moment ${zone}`,
		(locale) =>
			new Intl.DateTimeFormat(locale, {
				timeZone: zone,
				day: 'numeric',
				month: 'short',
				year: 'numeric',
				hour: '2-digit',
				minute: '2-digit',
				hourCycle: 'h23'
			})
	);
	const all = format.formatToParts(date);
	return (type) => all.find((part) => part.type === type)?.value ?? '';
}

/** YYYY-MM → "Oct 2026" · "Okt 2026" */
export function month(key: string, style: 'short' | 'long' = 'short'): string {
	return `${monthName(key, style)} ${key.slice(0, 4)}`;
}

/** YYYY-MM → "Oct" · "Okt" */
export function monthName(key: string, style: 'short' | 'long' = 'short'): string {
	const date = new Date(Date.UTC(2000, Number(key.slice(5, 7)) - 1, 15));
	const make = (locale: string) => new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
	return kept(`month ${style}`, make).format(date);
}

/** "a, b or c" · "a, b, atau c" */
export function either(words: readonly string[]): string {
	return kept('either', (locale) => new Intl.ListFormat(locale, { type: 'disjunction' })).format(words);
}
