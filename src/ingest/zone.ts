/** From `from_ms` (UTC, milliseconds) on, site clock = UTC + offset. */
interface Era {
	from_ms: number;
	offset_minutes: number;
}

const FIRST_YEAR = 1995;
const LAST_YEAR = 2040;
const WEEK = 7 * 24 * 3_600_000;

/**
 * SQL of the two macros that join the site clock with UTC. A local time that daylight saving leaves out is read with
 * the offset in force before the change (so it lands after it), one that comes twice as its first occurrence.
 * @param zone IANA name @throws RangeError for an unknown zone
 */
export function zoneMacros(zone: string): string[] {
	const eras = erasOf(zone);
	return [
		toUtc('to_utc', eras),
		`CREATE OR REPLACE MACRO site_time(t) AS t + ${choose(eras, (era) => era.from_ms)}`
	];
}

/** The macro that reads the clock of a zone that a file names for its times. */
export function zoneMacro(zone: string): string {
	return toUtc(macroOf(zone), erasOf(zone));
}

export function macroOf(zone: string): string {
	return `to_utc_${zone.toLowerCase().replace(/\W+/g, '_')}`;
}

function toUtc(name: string, eras: readonly Era[]): string {
	return `CREATE OR REPLACE MACRO ${name}(t) AS t - ${choose(eras, (era, before) => era.from_ms + Math.max(era.offset_minutes, before) * 60_000)}`;
}

/** The eras of a zone between 1995 and 2040, oldest first. */
function erasOf(zone: string): Era[] {
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

function choose(eras: readonly Era[], boundary: (era: Era, before: number) => number): string {
	const cases = eras.map((era, i) => {
		const interval = `INTERVAL (${era.offset_minutes}) MINUTE`;
		if (i === 0) return { interval, when: null };
		const at = new Date(boundary(era, eras[i - 1]?.offset_minutes ?? 0)).toISOString().replace('Z', '');
		return { interval, when: `t >= TIMESTAMP '${at}'` };
	});
	if (cases.length === 1) return cases[0]?.interval ?? '';
	const whens = cases
		.slice(1)
		.reverse()
		.map(({ when, interval }) => `WHEN ${when} THEN ${interval}`);
	return `CASE ${whens.join(' ')} ELSE ${cases[0]?.interval} END`;
}
