import { clockDays } from './calendar.ts';
import type { Calendar } from './policy.ts';

const DAY_MS = 86_400_000;

/**
 * Seconds that the policy's clock runs between two times, milliseconds since 1970, UTC; negative where the second comes
 * first. What `dueAt` turns round.
 * @param zone IANA name @throws RangeError for an unknown zone
 */
export function clockSeconds(calendar: Calendar, zone: string, from_ms: number, to_ms: number): number {
	if (to_ms < from_ms) return -clockSeconds(calendar, zone, to_ms, from_ms);
	if (calendar.week === null) return (to_ms - from_ms) / 1000;
	let seconds = 0;
	for (const { day, open } of clockDays(
		calendar,
		zone,
		Math.floor(from_ms / DAY_MS),
		Math.floor(to_ms / DAY_MS)
	))
		for (const [from, to] of open) {
			const begin = Math.max(day * DAY_MS + from * 1000, from_ms);
			const end = Math.min(day * DAY_MS + to * 1000, to_ms);
			seconds += Math.max(0, end - begin) / 1000;
		}
	return seconds;
}
