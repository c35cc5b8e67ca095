import { erasOf } from './zone.ts';

const MINUTE_MS = 60_000;

/** The site's wall clock at a time (milliseconds since 1970, UTC), `YYYY-MM-DDTHH:MM`: what a field for times holds. */
export function wallOf(ms: number, zone: string): string {
	const era = erasOf(zone).findLast(({ from_ms }) => from_ms <= ms);
	return new Date(ms + (era?.offset_minutes ?? 0) * MINUTE_MS).toISOString().slice(0, 16);
}

/**
 * The time at which the site's wall clock shows this, milliseconds since 1970, UTC; null where the text is no time. A
 * time that daylight saving leaves out lands after the change, one that comes twice is its first occurrence.
 */
export function timeOf(wall: string, zone: string): number | null {
	const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}Z`) : NaN;
	if (Number.isNaN(local)) return null;
	const eras = erasOf(zone);
	const era = eras.findLast(({ from_ms, offset_minutes }, i) => {
		const before = eras[i - 1]?.offset_minutes ?? offset_minutes;
		return from_ms + Math.max(offset_minutes, before) * MINUTE_MS <= local;
	});
	return local - (era?.offset_minutes ?? 0) * MINUTE_MS;
}
