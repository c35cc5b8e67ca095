import type { Shape } from './profile.ts';

export type DateOrder = 'dmy' | 'mdy';

/** How one column of times is read; null where its values are no times. */
export interface DateStyle {
	/** share of the filled values whose shape is that of a time */
	share: number;
	/** true where some shape reads both day first and month first */
	numeric: boolean;
	/** formats for DuckDB's strptime under each order, most frequent first */
	formats: Record<DateOrder, string[]>;
	/** plain ISO, which a cast reads fastest */
	iso: boolean;
	/** ISO with Z or an offset in at least one value: these say themselves which instant they are */
	offset: boolean;
	/** seconds or milliseconds since 1970 */
	epoch: 's' | 'ms' | null;
	/** the day of the week stands before the date in some value */
	weekday: boolean;
	/** month words in it that are not English short forms: translated before reading */
	translate: string[];
}

const ISO = /^y-d-d(?:[ a]d:d(?::d(?:\.[dyn]\d*)?)?)?$/;
const ISO_OFFSET = /^y-d-d[ a]d:d(?::d(?:\.(?:d|y|n\d+))?)?(?:a|[+-](?:d:d|y|d))$/;
/** A day of the week before the date: `Senin, 02-09-2024`, `Jum'at 6/9/2024`. */
const WEEKDAY = /^[a-z]+(?:'[a-z]+)?(?:, ?| )(?=[dy\d])/i;
const TOKEN = /[dya]|n\d+|[^dya]/g;

/** Indonesian (and common short) month words → English, for strptime's %b. English ones need no entry. */
const MONTH_WORDS: Record<string, string> = {
	januari: 'Jan',
	februari: 'Feb',
	pebruari: 'Feb',
	maret: 'Mar',
	mrt: 'Mar',
	april: 'Apr',
	mei: 'May',
	juni: 'Jun',
	juli: 'Jul',
	agustus: 'Aug',
	agu: 'Aug',
	agt: 'Aug',
	ags: 'Aug',
	september: 'Sep',
	sept: 'Sep',
	oktober: 'Oct',
	okt: 'Oct',
	november: 'Nov',
	nopember: 'Nov',
	nop: 'Nov',
	desember: 'Dec',
	des: 'Dec',
	january: 'Jan',
	february: 'Feb',
	march: 'Mar',
	june: 'Jun',
	july: 'Jul',
	august: 'Aug',
	october: 'Oct',
	december: 'Dec'
};
const WEEKDAY_TEXT = "^(mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min|ahad)[a-z'']*(, ?| )";
const WEEKDAYS =
	/^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$|^(senin|selasa|rabu|kamis|jumat|jum|sabtu|minggu|ahad|sen|sel|rab|kam|sab|min)$/;
const ENGLISH = new Set(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']);

/** The style of a column, from the shapes of all its values; null where too small a share of them look like times. */
export function styleOf(shapes: readonly Shape[], least = 0.5): DateStyle | null {
	const total = shapes.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return null;
	const style: DateStyle = {
		share: 0,
		numeric: false,
		formats: { dmy: [], mdy: [] },
		iso: false,
		offset: false,
		epoch: null,
		weekday: false,
		translate: []
	};
	let read = 0;
	for (const shape of shapes) if (addShape(style, shape)) read += shape.count;
	style.share = read / total;
	return read > 0 && style.share >= least ? style : null;
}

function addShape(style: DateStyle, { shape: whole, words }: Shape): boolean {
	const shape = words.some(isWeekday) ? withoutWeekday(whole) : whole;
	if (shape !== whole) style.weekday = true;
	if (ISO.test(shape)) return (style.iso = true);
	if (ISO_OFFSET.test(shape)) return (style.offset = true);
	if (shape === 'n10') return (style.epoch = 's') === 's';
	if (shape === 'n13') return (style.epoch = 'ms') === 'ms';
	const dmy = strptimeFormat(shape, 'dmy', words);
	if (dmy === null) return false;
	const mdy = strptimeFormat(shape, 'mdy', words) ?? dmy;
	if (dmy !== mdy) style.numeric = true;
	for (const word of words)
		if (MONTH_WORDS[word] !== undefined && !style.translate.includes(word)) style.translate.push(word);
	style.formats.dmy.push(dmy);
	style.formats.mdy.push(mdy);
	return true;
}

/**
 * Shape → strptime format, or null if it is no date: three parts of which one may be a month's word, then perhaps
 * hours, minutes, seconds and AM/PM. Which of two short numbers is the day depends on the order.
 */
function strptimeFormat(shape: string, order: DateOrder, words: readonly string[]): string | null {
	const tokens = shape.match(TOKEN) ?? [];
	const parts = tokens.filter((token) => /^[dya]$/.test(token));
	const date = dateParts(parts.slice(0, 3).join(''), order);
	if (date === null) return null;
	if (parts[0] === 'a' || parts[1] === 'a') if (!words.some(isMonth)) return null;
	const clock = parts.slice(3).join('');
	const half = clock.endsWith('a') && words.some((word) => word === 'am' || word === 'pm');
	const hour = half ? '%I' : '%H';
	const time = {
		'': [],
		y: ['%H%M'],
		dd: [hour, '%M'],
		ddd: [hour, '%M', '%S'],
		dda: [hour, '%M', '%p'],
		ddda: [hour, '%M', '%S', '%p']
	}[clock];
	if (time === undefined || (clock.endsWith('a') && !half)) return null;
	const names = [...date, ...time];
	let next = 0;
	let format = '';
	for (const token of tokens) {
		if (/^[dya]$/.test(token)) format += names[next++];
		else if (/^n\d+$/.test(token) || token === '%') return null;
		else format += token;
	}
	return next === names.length ? format : null;
}

function dateParts(parts: string, order: DateOrder): string[] | null {
	switch (parts) {
		case 'ydd':
			return ['%Y', '%m', '%d'];
		case 'ddy':
			return order === 'dmy' ? ['%d', '%m', '%Y'] : ['%m', '%d', '%Y'];
		case 'ddd':
			return order === 'dmy' ? ['%d', '%m', '%y'] : ['%m', '%d', '%y'];
		case 'day':
			return ['%d', '%b', '%Y'];
		case 'dad':
			return ['%d', '%b', '%y'];
		case 'ady':
			return ['%b', '%d', '%Y'];
		default:
			return null;
	}
}

/** A value, or its shape, without the day of the week before it. */
function withoutWeekday(text: string): string {
	return text.replace(WEEKDAY, '');
}

function isWeekday(word: string): boolean {
	return WEEKDAYS.test(word);
}

function isMonth(word: string): boolean {
	return ENGLISH.has(word) || MONTH_WORDS[word] !== undefined;
}

/**
 * Day first or month first, from every value of every date column: a number above 12 decides.
 * `both` where some values allow only the one and some only the other, null where all values allow both.
 */
export function orderOf(columns: readonly (readonly Shape[])[]): DateOrder | 'both' | null {
	let dmy = false;
	let mdy = false;
	for (const shape of columns.flat()) {
		if (!/^d[/.\- ]d[/.\- ][yd](?:\D|$)/.test(withoutWeekday(shape.shape))) continue;
		if (shape.max_first > 12 && shape.max_first <= 31) dmy = true;
		if (shape.max_second > 12 && shape.max_second <= 31) mdy = true;
	}
	if (dmy && mdy) return 'both';
	return dmy ? 'dmy' : mdy ? 'mdy' : null;
}

/** Milliseconds of a time written in numbers only, to compare it with others; NaN where it is written otherwise. */
export function readAs(value: string, order: DateOrder): number {
	const parts = /^(\d+)[-/. ](\d+)[-/. ](\d+)(?:[ T](\d+)[:.](\d+))?(?:[:.](\d+))? ?([AP]M)?/i.exec(
		withoutWeekday(value.trim())
	);
	if (!parts) return NaN;
	const [a, b, c, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
	const [year, month, day] =
		(parts[1] as string).length === 4 ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a];
	const half = parts[7] ? ((hour as number) % 12) + (/p/i.test(parts[7]) ? 12 : 0) : (hour as number);
	return Date.UTC(year as number, (month as number) - 1, day, half, minute, second);
}

/**
 * SQL that turns the text expression into a UTC timestamp, NULL where it cannot be read. Fractions of a second are cut.
 * `clock` is the macro that turns a time without an offset into UTC; null where such times are UTC already.
 */
export function dateSql(from: string, style: DateStyle, order: DateOrder, clock: string | null): string {
	const text = style.weekday ? `regexp_replace(${from}, '${WEEKDAY_TEXT}', '', 'i')` : from;
	const local = (sql: string) => (clock === null ? sql : `${clock}(${sql})`);
	const readings: string[] = [];
	if (style.iso || style.offset) {
		const cast = `try_cast(${text} AS TIMESTAMP)`;
		// the cast would read 01/08/26 as the year 1
		const plain = style.formats[order].length > 0 ? `CASE WHEN ${text} LIKE '____-%' THEN ${cast} END` : cast;
		const instant = `try_cast(regexp_replace(${text}, '([+-]\\d\\d)(\\d\\d)$', '\\1:\\2') AS TIMESTAMPTZ)::TIMESTAMP`;
		readings.push(
			style.offset
				? `CASE WHEN regexp_matches(${text}, '(Z|[+-]\\d\\d:?\\d\\d|[+-]\\d\\d)$') AND length(${text}) > 10 THEN ${instant} ELSE ${local(plain)} END`
				: local(plain)
		);
	}
	if (style.epoch !== null)
		readings.push(
			`make_timestamp(try_cast(${text} AS BIGINT) * ${style.epoch === 's' ? '1000000' : '1000'})`
		);
	const formats = [...new Set(style.formats[order])];
	if (formats.length > 0) {
		const source = translated(text, style.translate);
		const list = formats.map((format) => `'${format.replaceAll("'", "''")}'`).join(', ');
		readings.push(local(`try_strptime(${source}, [${list}])`));
	}
	if (readings.length === 0) return 'NULL::TIMESTAMP';
	const sql = readings.length === 1 ? (readings[0] as string) : `coalesce(${readings.join(', ')})`;
	return style.iso || style.offset || style.epoch !== null ? `date_trunc('second', ${sql})` : sql;
}

function translated(text: string, words: readonly string[]): string {
	return words.reduce(
		(sql, word) => `regexp_replace(${sql}, '\\b${word}\\b', '${MONTH_WORDS[word]}', 'i')`,
		text
	);
}
