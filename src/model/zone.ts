/** From `from_ms` (UTC, milliseconds) on, site clock = UTC + offset. */
export interface Era {
	from_ms: number;
	offset_minutes: number;
}

const FIRST_YEAR = 1995;
const LAST_YEAR = 2040;
const WEEK = 7 * 24 * 3_600_000;

const known = new Map<string, readonly Era[]>();

/**
 * The eras of a zone between 1995 and 2040, oldest first; the first and the last go on for ever.
 * @param zone IANA name @throws RangeError for an unknown zone
 */
export function erasOf(zone: string): readonly Era[] {
	const eras = known.get(zone) ?? findEras(zone);
	known.set(zone, eras);
	return eras;
}

/** Whether it is the name of a zone that is known here. */
export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

function findEras(zone: string): Era[] {
	const offset = offsetReader(zone);
	const first = Date.UTC(FIRST_YEAR, 0, 1);
	let current = offset(first);
	const eras: Era[] = [{ from_ms: -Infinity, offset_minutes: current }];
	for (let at = first; at < Date.UTC(LAST_YEAR, 0, 1); at += WEEK) {
		const coming = offset(at + WEEK);
		if (coming === current) continue;
		let [before, after] = [at, at + WEEK];
		while (after - before > 60_000) {
			const middle = Math.floor((before + after) / 120_000) * 60_000;
			if (offset(middle) === current) before = middle;
			else after = middle;
		}
		eras.push({ from_ms: after, offset_minutes: coming });
		current = coming;
	}
	return eras;
}

function offsetReader(zone: string): (ms: number) => number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		timeZoneName: 'longOffset',
		year: 'numeric'
	});
	return (ms) => {
		const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
		const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
		return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
	};
}
