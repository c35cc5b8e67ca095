import { dueAt } from '../../model/calendar.ts';
import { clockSeconds } from '../../model/elapsed.ts';
import type { Policy } from '../../model/policy.ts';
import { targetFor, type Target } from '../../model/target.ts';
import { isOpen, stateOf, type Standing } from './standing.ts';
import type { Case } from './types.ts';

/** One limit of an incident under the policy. Times are milliseconds since 1970, UTC; seconds those of its clock. */
export interface Limit {
	target_seconds: number;
	/** until when; null where the clock stands still, or the time is more than ten years ahead */
	due_ms: number | null;
	/** what is left where the clock stands still, else null */
	left_seconds: number | null;
	/** when it was done; null where it is not */
	ended_ms: number | null;
	/** whether it was done in time; null as long as that is open */
	met: boolean | null;
	/** the priority is not set yet: the shortest target there is stands in for it */
	assumed: boolean;
}

/** Both limits; null where no target holds. */
export interface Due {
	response: Limit | null;
	resolution: Limit | null;
}

const known = new WeakMap<Case, { policy: Policy; zone: string; due: Due }>();

/**
 * Until when an incident is to be answered and resolved, on the clock and by the targets of the policy.
 * @param zone IANA name of the site clock @throws RangeError for an unknown zone
 */
export function dueOf(one: Case, policy: Policy, zone: string): Due {
	const before = known.get(one);
	if (before?.policy === policy && before.zone === zone) return before.due;
	const due = found(stateOf(one), policy, zone);
	known.set(one, { policy, zone, due });
	return due;
}

function found(standing: Standing, policy: Policy, zone: string): Due {
	const { data, is_request, state, opened_at, acknowledged_at, resolved_at, reopened_at } = standing;
	if (opened_at === null || is_request || state === 'cancelled') return { response: null, resolution: null };
	const target = targetFor(policy, {
		priority: data.priority ?? null,
		segment: null,
		service: data.service ?? null,
		category: data.category ?? null
	});
	const limit = (minutes: number | null | undefined, from: string, end: string | null) =>
		minutes == null
			? null
			: limitOf(standing, policy, zone, {
					seconds: 60 * minutes,
					from_ms: ms(from),
					ended_ms: end ? ms(end) : null
				});
	const begin = policy.reopen_clock === 'restart' && reopened_at !== null ? reopened_at : opened_at;
	const response = limit((target ?? shortest(policy))?.response_minutes, opened_at, acknowledged_at);
	const assumed = target === null;
	return {
		// past the shortest target is not past the one that is still to be set
		response: response && {
			...response,
			assumed,
			met: assumed && response.met === false ? null : response.met
		},
		resolution: limit(target?.resolution_minutes, begin, resolved_at)
	};
}

/** The target of whichever priority is to be answered first. */
function shortest({ targets }: Policy): Target | null {
	const all = Object.values(targets);
	return all.sort((a, b) => a.response_minutes - b.response_minutes)[0] ?? null;
}

/** Runs the clock through the states of the incident, but for those in which the policy stops it. */
function limitOf(
	{ stays }: Standing,
	{ calendar, pause_states }: Policy,
	zone: string,
	{ seconds, from_ms, ended_ms }: { seconds: number; from_ms: number; ended_ms: number | null }
): Limit {
	let left = seconds;
	const done = (due_ms: number | null, left_seconds: number | null): Limit => ({
		target_seconds: seconds,
		due_ms,
		left_seconds,
		ended_ms,
		met: ended_ms === null ? null : due_ms === null || ended_ms <= due_ms,
		assumed: false
	});
	for (const [i, stay] of stays.entries()) {
		const next = stays[i + 1];
		const begin = Math.max(ms(stay.from), from_ms);
		const end = next ? ms(next.from) : Infinity;
		if (end <= begin && next) continue;
		const last = next === undefined || (ended_ms !== null && end >= ended_ms);
		if (pause_states.includes(stay.state)) {
			if (last) return done(null, left);
			continue;
		}
		const ran = last ? 0 : clockSeconds(calendar, zone, begin, end);
		if (last || ran >= left) return done(dueAt(calendar, zone, begin, left), null);
		left -= ran;
	}
	return done(null, left);
}

const ms = (time: string) => Date.parse(time);

/** Seconds on the policy's clock until a limit, negative where it is past; null where that cannot be told. */
export function leftOf(limit: Limit, { calendar }: Policy, zone: string, now_ms: number): number | null {
	if (limit.due_ms === null) return limit.left_seconds;
	return clockSeconds(calendar, zone, limit.ended_ms ?? now_ms, limit.due_ms);
}

/** The limit that counts now: of the answer as long as there is none, then of the resolution; null where none is open. */
export function openLimit(one: Case, policy: Policy, zone: string): Limit | null {
	if (!isOpen(stateOf(one))) return null;
	const { response, resolution } = dueOf(one, policy, zone);
	return response && response.ended_ms === null ? response : resolution;
}
