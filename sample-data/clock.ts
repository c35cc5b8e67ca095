/**
 * Times of the sample are whole minutes on the site clock (Asia/Jakarta, UTC+7, no daylight saving), counted from
 * 1970-01-01 00:00 of that clock, so the zone of the machine never enters.
 */
export const HOUR = 60;
export const DAY = 24 * HOUR;
const OFFSET = 7 * HOUR;

/** The minute of `YYYY-MM-DD HH:MM`. */
export function minute(text: string): number {
	return Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000;
}

/** `YYYY-MM-DD HH:MM` on the site clock. */
export function wall(at: number): string {
	return new Date(at * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** `YYYY-MM-DD HH:MM:SS` in UTC. */
export function utc(at: number): string {
	return `${wall(at - OFFSET)}:00`;
}

/** ISO 8601 in UTC. */
export function iso(at: number): string {
	return `${wall(at - OFFSET).replace(' ', 'T')}:00Z`;
}

/** `D/M/YYYY HH:MM` on the site clock, as a spreadsheet with Indonesian settings writes it. */
export function dayFirst(at: number): string {
	const [year, month, day, time] = wall(at).split(/[- ]/);
	return `${Number(day)}/${Number(month)}/${year} ${time}`;
}

/** `YYYY-MM` on the site clock. */
export function month(at: number): string {
	return wall(at).slice(0, 7);
}

/** Every `YYYY-MM` from the month of `from` to that of `to`. */
export function months(from: number, to: number): string[] {
	const list: string[] = [];
	for (let at = from; month(at) <= month(to); at += DAY) {
		if (list.at(-1) !== month(at)) list.push(month(at));
	}
	return list;
}

/** The last minute of the month in which `at` lies. */
export function monthEnd(at: number): number {
	let day = at - (at % DAY) + DAY;
	while (month(day) === month(at)) day += DAY;
	return day - 1;
}
