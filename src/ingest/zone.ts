import { erasOf, type Era } from '../model/zone.ts';

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
