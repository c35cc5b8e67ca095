import type { Calendar } from './policy.ts';
import { erasOf } from './zone.ts';

/** One UTC day of the policy's clock. */
export interface ClockDay {
	/** whole days since 1970 */
	day: number;
	/** seconds that the clock ran since the first day asked for */
	before_seconds: number;
	/** when it runs: [from, to) in seconds of the UTC day, in order, apart from one another */
	open: (readonly [number, number])[];
}

/** Minutes since 1970, on whichever clock; the end is not part of it. */
type Stretch = readonly [number, number];

const DAY_MINUTES = 1440;
const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;
/** How far ahead a due time is looked for, at a time and at most. */
const STRIDE_DAYS = 64;
const HORIZON_DAYS = 3_660;

/**
 * The UTC days `first` to `last` (whole days since 1970, both included) of a calendar with opening hours. The clock
 * runs in a minute if and only if the site's wall clock then shows a time inside a span of that weekday, and the site's
 * day is no holiday: an hour that comes twice counts twice, one that is left out not at all.
 * @param zone IANA name @throws RangeError for an unknown zone
 */
export function clockDays(calendar: Calendar, zone: string, first: number, last: number): ClockDay[] {
	const stretches = merged(onUtc(onSite(calendar, first - 1, last + 1), zone));
	const days: ClockDay[] = [];
	let before_seconds = 0;
	let next = 0;
	for (let day = first; day <= last; day += 1) {
		const [begin, end] = [day * DAY_MINUTES, (day + 1) * DAY_MINUTES];
		const open: [number, number][] = [];
		while ((stretches[next]?.[1] ?? Infinity) <= begin) next += 1;
		for (let i = next; (stretches[i]?.[0] ?? Infinity) < end; i += 1) {
			const [from, to] = stretches[i] ?? [0, 0];
			open.push([60 * (Math.max(from, begin) - begin), 60 * (Math.min(to, end) - begin)]);
		}
		days.push({ day, before_seconds, open });
		before_seconds += open.reduce((sum, [from, to]) => sum + to - from, 0);
	}
	return days;
}

/**
 * When the clock has run so long: milliseconds since 1970, UTC; null where that is more than ten years ahead.
 * @param from_ms when it starts, UTC @param seconds on the policy's clock, not negative
 */
export function dueAt(calendar: Calendar, zone: string, from_ms: number, seconds: number): number | null {
	if (calendar.week === null || seconds === 0) return from_ms + 1000 * seconds;
	const first = Math.floor(from_ms / DAY_MS);
	let left = seconds;
	for (let at = first; at < first + HORIZON_DAYS; at += STRIDE_DAYS)
		for (const { day, open } of clockDays(calendar, zone, at, at + STRIDE_DAYS - 1))
			for (const [from, to] of open) {
				const begin = Math.max(day * DAY_SECONDS + from, from_ms / 1000);
				const ran = Math.max(0, day * DAY_SECONDS + to - begin);
				if (ran >= left) return 1000 * (begin + left);
				left -= ran;
			}
	return null;
}

/** The opening hours of the site's days, on the site clock. */
function onSite({ week, holidays }: Calendar, first: number, last: number): Stretch[] {
	const closed = new Set(holidays.map(({ date }) => Date.parse(`${date}T00:00:00Z`) / DAY_MS));
	const stretches: Stretch[] = [];
	for (let day = first; day <= last; day += 1) {
		if (closed.has(day)) continue;
		for (const { from_minute, to_minute } of week?.[weekday(day)] ?? [])
			stretches.push([day * DAY_MINUTES + from_minute, day * DAY_MINUTES + to_minute]);
	}
	return stretches;
}

/** 0 = Monday; 1 January 1970 was a Thursday. */
function weekday(day: number): number {
	return (((day + 3) % 7) + 7) % 7;
}

/** What of stretches on the site clock each era of the zone holds, in UTC. */
function onUtc(stretches: readonly Stretch[], zone: string): Stretch[] {
	const eras = erasOf(zone);
	return eras.flatMap(({ from_ms, offset_minutes }, i) => {
		const begin = from_ms / 60_000 + offset_minutes;
		const end = (eras[i + 1]?.from_ms ?? Infinity) / 60_000 + offset_minutes;
		return stretches
			.filter(([from, to]) => from < end && begin < to)
			.map(([from, to]): Stretch => [
				Math.max(from, begin) - offset_minutes,
				Math.min(to, end) - offset_minutes
			]);
	});
}

/** In order, without the empty ones, joined where they touch. */
function merged(stretches: readonly Stretch[]): Stretch[] {
	const whole: [number, number][] = [];
	for (const [from, to] of stretches.filter(([from, to]) => from < to).sort(([a], [b]) => a - b)) {
		const last = whole.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else whole.push([from, to]);
	}
	return whole;
}
