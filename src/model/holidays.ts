import { isDay } from './days.ts';
import type { Calendar } from './policy.ts';

export type Holiday = Calendar['holidays'][number];

/** What was read, and the lines that hold no day. */
export interface ReadHolidays {
	holidays: Holiday[];
	/** numbers of the lines, from 1 */
	unread: number[];
}

const LONGEST_EVENT_DAYS = 60;

/**
 * Holidays as they are pasted: one a line, `2026-08-17 Hari Kemerdekaan` or `17/08/2026; Hari Kemerdekaan` (day first).
 * Blank lines are passed over.
 */
export function holidaysFromText(text: string): ReadHolidays {
	const holidays: Holiday[] = [];
	const unread: number[] = [];
	text.split(/\r\n|\n|\r/).forEach((line, i) => {
		if (line.trim() === '') return;
		const [, y, m, d, D, M, Y, rest = ''] =
			/^\s*(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))[\s,;:\u2013-]*(.*)$/.exec(
				line
			) ?? [];
		const date = y ? dayText(y, m, d) : dayText(Y, M, D);
		if (isDay(date)) holidays.push({ date, name: rest.trim() });
		else unread.push(i + 1);
	});
	return { holidays, unread };
}

/** The whole days of a calendar file (.ics, RFC 5545); an event of several days is each of them, its end not included. */
export function holidaysFromIcs(text: string): ReadHolidays {
	const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/);
	const holidays: Holiday[] = [];
	const unread: number[] = [];
	let event: Record<string, string> | null = null;
	lines.forEach((line, i) => {
		const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line) ?? [];
		if (line.startsWith('BEGIN:VEVENT')) event = {};
		else if (line.startsWith('END:VEVENT')) {
			const days = event ? daysOf(event) : [];
			if (days.length === 0) unread.push(i + 1);
			holidays.push(...days);
			event = null;
		} else if (event) event[name.toUpperCase()] = value;
	});
	return { holidays, unread };
}

function daysOf({ DTSTART = '', DTEND = '', SUMMARY = '' }: Record<string, string>): Holiday[] {
	const first = icsDay(DTSTART);
	if (first === null) return [];
	const last = icsDay(DTEND);
	const count = last === null ? 1 : Math.max(1, (Date.parse(last) - Date.parse(first)) / 86_400_000);
	const name = SUMMARY.replace(/\\n/gi, ' ')
		.replace(/\\([,;\\])/g, '$1')
		.trim();
	return Array.from({ length: Math.min(count, LONGEST_EVENT_DAYS) }, (_, i) => ({
		date: new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
		name
	}));
}

function icsDay(value: string): string | null {
	const day = value.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
	return isDay(day) ? day : null;
}

/** Both lists by day, each day once: the name that was there stays. */
export function joined(held: readonly Holiday[], added: readonly Holiday[]): Holiday[] {
	const days = new Map([...added, ...held].map((day) => [day.date, day]));
	return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function dayText(year = '', month = '', day = ''): string {
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
