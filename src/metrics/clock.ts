import type { Database } from '../engine/database.ts';
import { clockDays, type ClockDay } from '../model/calendar.ts';
import type { Calendar } from '../model/policy.ts';
import reach from './reach.sql?raw';

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
/** Times outside 1970 to 2099 are typing errors: the calendar does not reach them. */
const LAST_DAY = Date.UTC(2100, 0, 1) / 86_400_000 - 1;

/**
 * Lays the policy's clock: the table `calendar`, one row per UTC day that the data reach (`day` since 1970, and the
 * `hours` in which it runs), and the macro `clock_us(utc, hours)`, the microseconds that it ran until that time, given the
 * hours of its day; NULL outside the calendar. A clock that never stops needs no days: it is time itself.
 */
export async function layClock(db: Database, calendar: Calendar): Promise<void> {
	const days = calendar.week === null ? [] : await reached(db, calendar);
	const most = days.reduce((most, { open }) => Math.max(most, open.length), 1);
	const intervals = Array.from({ length: most }, (_, i) => i);
	const fields = ['before', ...intervals.flatMap((i) => [`open_${i}`, `shut_${i}`])];
	const values = fields.map((field, i) => `${field}: cells[${i + 2}]`);
	await db.run(
		`CREATE OR REPLACE TABLE calendar AS
		SELECT cells[1]::INTEGER AS day, {${values.join(', ')}} AS hours
		FROM (SELECT unnest('${JSON.stringify(days.map((day) => cellsOf(day, most)))}'::BIGINT[][]) AS cells)`
	);
	const ran = ["struct_extract(hours, 'before')", ...intervals.map(ranIn)].join(' + ');
	await db.run(
		`CREATE OR REPLACE MACRO clock_us(utc, hours) AS ${calendar.week === null ? 'epoch_us(utc)' : ran}`
	);
}

async function reached(db: Database, calendar: Calendar): Promise<ClockDay[]> {
	const [span] = await db.rows<{ zone: string; first_day: number | null; last_day: number | null }>(reach);
	if (!span || span.first_day === null || span.last_day === null) return [];
	return clockDays(calendar, span.zone, Math.max(0, span.first_day), Math.min(LAST_DAY, span.last_day));
}

/** A day as a row of numbers, microseconds but for the day itself; intervals that it lacks are empty. */
function cellsOf({ day, before_seconds, open }: ClockDay, most: number): number[] {
	const empty = Array.from({ length: 2 * (most - open.length) }, () => 0);
	return [day, ...[before_seconds, ...open.flat(), ...empty].map((seconds) => seconds * SECOND)];
}

/** SQL of what of an open interval lies before `utc`. CASE, since least() and greatest() are slow in the engine. */
function ranIn(interval: number): string {
	const [open, shut] = [`open_${interval}`, `shut_${interval}`].map(
		(name) => `struct_extract(hours, '${name}')`
	);
	const at = `epoch_us(utc) % ${DAY}`;
	return `CASE WHEN ${at} <= ${open} THEN 0 WHEN ${at} < ${shut} THEN ${at} - ${open} ELSE ${shut} - ${open} END`;
}
