import { DAY, monthEnd } from './clock.ts';
import { note, rate, write } from './paper.ts';
import { practiceAt, STEADY, type Practice } from './practice.ts';
import type { Random } from './random.ts';
import { personOf, route } from './route.ts';
import {
	END,
	IMPACTS,
	matrix,
	OUTAGE,
	RESOLUTION_TARGET,
	START,
	type Fault,
	type Team,
	URGENCIES
} from './world.ts';

/** What is known before anybody works on a record. */
export interface Draft {
	kind: 'usual' | 'request' | 'outage' | 'child';
	opened: number;
	customer: { id: string; branch: string; segment: string };
	fault: Fault;
	/** The same fault hit the same customer within the last 60 days. */
	repeat: boolean;
}

/** The cells that the desk filled at logging; what is absent was left blank. */
export interface Written {
	category?: string;
	subcategory?: string;
	service?: string;
	impact?: number;
	urgency?: number;
	customer?: string;
	description?: string;
	channel: string;
	branch: string;
	segment: string;
}

/** One resolution; `resolvedCell` and `closedCell` are what the time columns say of it. */
export interface End {
	resolved: number;
	resolvedCell?: number;
	confirmed?: number;
	closed?: number;
	closedCell?: number;
	reopened?: number;
}

/** What was written down at the resolution. */
export interface Notes {
	cause?: string;
	action?: string;
	code?: string;
	knowledge?: string;
	problem?: string;
}

/** All that happened to one record up to `END`, in whole minutes (clock.ts). */
export interface Life {
	no: number;
	request: boolean;
	opened: number;
	written: Written;
	/** The first at logging, a second where it was put right; none where it was left blank. */
	priorities: { at: number; value: number }[];
	answered?: { at: number; noted: boolean };
	/** The teams that held it, one after another; the first may be known only when it was answered. */
	stays: { at: number; team: Team; person: string }[];
	handover?: { at: number; person: string };
	hold?: { from: number; to?: number; vendor: boolean };
	told?: number;
	ends: End[];
	notes: Notes;
	cancelled?: number;
	parent?: number;
}

/** One record from the first call to the last entry. `parent` is the outage that a child belongs to. */
export function live(draft: Draft, no: number, parent: Life | undefined, r: Random): Life {
	const practice = practiceAt(draft.opened);
	const impact = draft.kind === 'outage' ? 1 : r.weighted(IMPACTS);
	const urgency = draft.kind === 'outage' ? 1 : r.weighted(URGENCIES);
	const right = matrix(impact, urgency);
	const answered = draft.opened + Math.ceil(r.spread(practice.answer[right - 1] ?? 0, 0.75));
	const teams: Team[] =
		draft.kind === 'outage'
			? ['Service Desk', 'Access Engineering', 'Vendor Fiber']
			: draft.kind === 'usual'
				? route(draft.fault, practice, r)
				: ['Service Desk'];
	const life: Life = {
		no,
		request: draft.kind === 'request',
		opened: draft.opened,
		written: write(draft, impact, urgency, practice, r),
		priorities: rate(right, draft.opened, answered, practice, r),
		answered: { at: answered, noted: r.chance(practice.answerNoted) },
		stays: [],
		ends: [],
		notes: {},
		parent: parent?.no
	};
	const usual = draft.kind === 'usual';
	if (usual && r.chance(STEADY.cancelled)) {
		life.cancelled = Math.min(draft.opened + Math.ceil(r.spread(90, 0.8)), monthEnd(draft.opened));
		life.stays.push({ at: draft.opened, team: 'Service Desk', person: personOf('Service Desk', r) });
		return clip(life, life.cancelled);
	}
	const work = r.spread(practice.resolve[right - 1] ?? 0, 0.85) * ([0, 0.6, 1.1, 1.5][teams.length] ?? 1.7);
	let resolved = Math.max(answered + 4 + 5 * teams.length, draft.opened + Math.round(work));
	if (draft.kind === 'outage') resolved = OUTAGE.resolved;
	if (parent) resolved = Math.max(answered + 3, (parent.ends[0]?.resolved ?? 0) + r.whole(2, 50));

	move(life, teams, answered, resolved, practice, r);
	if (usual) resolved = delay(life, resolved, r);
	const late = resolved > draft.opened + 0.75 * (RESOLUTION_TARGET[right - 1] ?? 0);
	const told = right === 1 ? practice.tellCritical : late ? practice.tellLate : practice.tellAny;
	if (draft.kind !== 'request' && !parent && r.chance(told)) {
		const due = draft.opened + 0.75 * (RESOLUTION_TARGET[right - 1] ?? 0);
		life.told = Math.floor(right > 1 && late ? Math.max(answered, due) : (answered + resolved) / 2);
	}
	life.notes = note(draft, practice, no, r);
	finish(life, resolved, practice, usual, r);
	return clip(life, END);
}

/** The hand-overs between answer and resolution. */
function move(
	life: Life,
	teams: Team[],
	answered: number,
	resolved: number,
	practice: Practice,
	r: Random
): void {
	const known = r.chance(practice.filled);
	let at = answered;
	for (const [place, team] of teams.entries()) {
		if (place === 1) at += Math.ceil((resolved - at) * span(...practice.firstMove, r));
		if (place > 1) at += Math.ceil((resolved - at) * span(0.2, 0.5, r));
		life.stays.push({ at: place === 0 && known ? life.opened : at, team, person: personOf(team, r) });
	}
	if (life.request || life.parent !== undefined || !r.chance(STEADY.handover)) return;
	life.handover = {
		at: at + Math.floor((resolved - at) * 0.2),
		person: personOf(teams.at(-1) ?? 'Service Desk', r)
	};
}

/** A wait for the customer or a vendor, counted on top of the work. */
function delay(life: Life, resolved: number, r: Random): number {
	const stuck = r.chance(STEADY.stuck);
	if (!stuck && !r.chance(STEADY.held)) return resolved;
	const last = Math.max(life.answered?.at ?? 0, life.stays.at(-1)?.at ?? 0);
	const from = last + Math.floor((resolved - last) * 0.35);
	const wait = stuck
		? DAY + Math.ceil(r.next() * r.next() * 240 * DAY)
		: Math.ceil(r.spread(STEADY.holdMedian, 1.2));
	life.hold = { from, to: from + wait, vendor: stuck || r.chance(0.4) };
	return resolved + wait;
}

/** Resolution, reopening, confirmation, closing. */
function finish(life: Life, resolved: number, practice: Practice, usual: boolean, r: Random): void {
	const lag = (): number => Math.ceil(r.spread(practice.closeMedian, 0.9));
	const unchecked = r.chance(practice.unchecked);
	const closed = unchecked ? resolved : r.chance(practice.neverClosed) ? undefined : resolved + lag();
	const first: End = { resolved, resolvedCell: resolved, closed, closedCell: closed };
	life.ends.push(first);
	if (usual && r.chance(practice.reopened)) {
		const wait = closed === undefined || unchecked ? r.spread(1.5 * DAY, 0.6) : (closed - resolved) / 2;
		const reopened = resolved + Math.max(1, Math.floor(wait));
		const again = reopened + Math.ceil(r.spread((practice.resolve[2] ?? 0) * 0.5, 0.7));
		const second: End = { resolved: again, resolvedCell: again, closed: again + lag() };
		second.closedCell = second.closed;
		// A closing must not outlive its own reopening: the log would then show a closed time on an open incident.
		if (!unchecked || (second.closed ?? 0) <= END) {
			first.reopened = reopened;
			if (!unchecked) first.closed = first.closedCell = undefined;
			life.ends.push(second);
			return;
		}
	}
	const gap = first.closed === undefined ? 0 : first.closed - resolved;
	if (gap > 1 && r.chance(practice.confirmedNoted)) first.confirmed = resolved + Math.ceil(gap * 0.8);
	if (usual && life.opened > START + 10 * DAY) slip(life, first, gap, practice, r);
}

/** Time cells that were left blank or got a wrong day; reopened incidents keep theirs, so that the last value wins. */
function slip(life: Life, last: End, gap: number, practice: Practice, r: Random): void {
	const days = (minutes: number): number => (Math.floor(minutes / DAY) + 1) * DAY;
	if (last.closed === undefined) {
		if (r.chance(STEADY.wrongResolved)) last.resolvedCell = last.resolved - days(last.resolved - life.opened);
	} else if (last.closed <= END) {
		if (r.chance(STEADY.wrongClosed)) last.closedCell = last.closed - days(gap);
		else if (!r.chance(practice.resolveNoted)) last.resolvedCell = undefined;
	}
}

/** Takes away what had not happened yet at `end`. */
function clip(life: Life, end: number): Life {
	const gone = (at: number | undefined): boolean => at !== undefined && at > end;
	life.priorities = life.priorities.filter(({ at }) => !gone(at));
	if (gone(life.answered?.at)) life.answered = undefined;
	life.stays = life.stays.filter(({ at }) => !gone(at));
	if (gone(life.handover?.at)) life.handover = undefined;
	if (gone(life.hold?.from)) life.hold = undefined;
	else if (life.hold && gone(life.hold.to)) life.hold.to = undefined;
	if (gone(life.told)) life.told = undefined;
	life.ends = life.ends.filter(({ resolved }) => !gone(resolved));
	for (const last of life.ends) {
		if (gone(last.confirmed)) last.confirmed = undefined;
		if (gone(last.closed)) last.closed = last.closedCell = undefined;
		if (gone(last.reopened)) last.reopened = undefined;
	}
	return life;
}

function span(from: number, to: number, r: Random): number {
	return from + (to - from) * r.next();
}
