import { random } from '../../sample-data/random.ts';
import type { State } from '../../src/model/fields.ts';
import type { Policy, Span } from '../../src/model/policy.ts';
import type { Event, Incident } from './tables.ts';

// A clock that is read minute by minute, by what `Intl` says of each: slow, and made of nothing that the app uses.

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export interface Window {
	zone: string;
	from: number;
	to: number;
}

/** What the site's wall clock shows in each minute of the window. */
export function wallClock({ zone, from, to }: Window): (at: number) => [string, number, number] {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		weekday: 'short',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit'
	});
	const shown: [string, number, number][] = [];
	for (let at = from; at <= to; at += MINUTE) {
		const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
		shown.push([
			`${part.year}-${part.month}-${part.day}`,
			WEEKDAYS.indexOf(part.weekday ?? ''),
			60 * Number(part.hour) + Number(part.minute)
		]);
	}
	return (at) => shown[(at - from) / MINUTE] ?? ['', -1, -1];
}

/** One made-up incident, and its life in milliseconds. */
export interface Case {
	incident: Incident & { incident_id: string };
	events: Event[];
	opened: number;
	acknowledged: number | null;
	finished: number | null;
}

export interface Ran {
	resolution: number;
	response: number | null;
	paused: number;
	/** on hold, whether that pauses the clock or not */
	held: number;
}

/** Minutes that the policy's clock ran for an incident, each minute asked on its own. */
export function ranFor(
	one: Case,
	policy: Pick<Policy, 'calendar' | 'pause_states' | 'reopen_clock'>,
	as_of: number,
	wall: ReturnType<typeof wallClock>
): Ran {
	const known = one.events.flatMap(({ at, state }) =>
		typeof state === 'string' ? [{ at: Date.parse(`${at as string}Z`), state: state as State }] : []
	);
	const end = one.finished ?? as_of;
	let began = one.opened;
	if (policy.reopen_clock === 'restart') {
		const done = (state?: State) => state === 'resolved' || state === 'closed';
		const again = known.filter(
			({ state }, i) => done(known[i - 1]?.state) && !done(state) && state !== 'cancelled'
		);
		const last = again.at(-1)?.at ?? -Infinity;
		if (last >= one.opened && last <= end) began = last;
	}
	const ran: Ran = { resolution: 0, response: one.acknowledged === null ? null : 0, paused: 0, held: 0 };
	let step = 0;
	let state: State | null = null;
	const first = Math.min(one.opened, known[0]?.at ?? Infinity);
	for (let at = first; at < Math.max(end, one.acknowledged ?? 0); at += MINUTE) {
		for (; (known[step]?.at ?? Infinity) <= at; step += 1) state = known[step]?.state ?? null;
		const [date, weekday, minute] = wall(at);
		if (policy.calendar.holidays.some((holiday) => holiday.date === date)) continue;
		const spans: readonly Span[] = policy.calendar.week?.[weekday] ?? [];
		if (!spans.some(({ from_minute, to_minute }) => from_minute <= minute && minute < to_minute)) continue;
		if (state === 'on_hold' && at < end) ran.held += 1;
		const paused = state !== null && policy.pause_states.includes(state);
		if (at >= began && at < end) ran[paused ? 'paused' : 'resolution'] += 1;
		if (ran.response !== null && at >= one.opened && at < (one.acknowledged ?? 0) && !paused)
			ran.response += 1;
	}
	return ran;
}

type Dice = ReturnType<typeof random>;

/** Opening hours with breaks, some up to midnight and from it; holidays; pauses; either way to reopen. */
export function madeUpPolicy(
	dice: Dice,
	{ from, to }: Window
): Pick<Policy, 'calendar' | 'pause_states' | 'reopen_clock'> {
	const week = WEEKDAYS.map(() => {
		const edges = new Set(Array.from({ length: 2 * dice.whole(0, 3) }, () => dice.whole(0, 96) * 15));
		if (dice.chance(0.3)) edges.add(dice.whole(1, 1439));
		if (dice.chance(0.3)) edges.add(0);
		if (dice.chance(0.3)) edges.add(1440);
		const sorted = [...edges].sort((a, b) => a - b);
		return sorted.flatMap((to_minute, i) =>
			i % 2 === 1 ? [{ from_minute: sorted[i - 1] ?? 0, to_minute }] : []
		);
	});
	const holidays = Array.from({ length: dice.whole(0, 6) }, () => ({
		date: new Date(dice.whole(from, to)).toISOString().slice(0, 10),
		name: 'closed'
	}));
	const states: State[] = ['on_hold', 'new', 'in_progress', 'resolved'];
	return {
		calendar: { week, holidays },
		pause_states: states.filter((_, i) => dice.chance(i === 0 ? 0.8 : 0.2)),
		reopen_clock: dice.chance(0.5) ? 'restart' : 'continue'
	};
}

/** An incident of minutes to months inside the window, with events before, in and after it. */
export function madeUpCase(dice: Dice, { from, to }: Window, number: number): Case {
	const minute = (from: number, to: number) => Math.floor(dice.whole(from, to) / MINUTE) * MINUTE;
	const opened = minute(from + DAY, to - DAY);
	const length = dice.pick([3 * 3_600_000, 2 * DAY, 20 * DAY, 90 * DAY]);
	const ended = Math.min(to - DAY, opened + minute(0, length));
	const finished = dice.chance(0.2) ? null : ended;
	const acknowledged = dice.chance(0.3) ? null : minute(opened, finished ?? to - DAY);
	const incident_id = `I${number}`;
	const times = Array.from({ length: dice.whole(0, 9) }, () => minute(opened - 3_600_000, ended + 3_600_000));
	const events = times
		.sort((a, b) => a - b)
		.map((at) => ({
			incident_id,
			at: text(at),
			state: dice.pick(['new', 'in_progress', 'in_progress', 'on_hold', 'on_hold', 'resolved', null])
		}));
	const incident = {
		incident_id,
		priority: 1,
		state: finished === null ? 'on_hold' : 'closed',
		opened_at: text(opened),
		acknowledged_at: acknowledged === null ? null : text(acknowledged),
		resolved_at: finished === null ? null : text(finished)
	};
	return { incident, events, opened, acknowledged, finished };
}

export const text = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
