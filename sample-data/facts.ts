import type { Life } from './life.ts';
import type { Team } from './world.ts';

export type State = 'new' | 'in_progress' | 'on_hold' | 'resolved' | 'closed' | 'cancelled';

/** What a reader of one file can know of one record; a key that is absent is blank there. Times as in clock.ts. */
export interface Fact {
	id: string;
	request: boolean;
	opened: number;
	/** null: the word in the file means nothing */
	state: State | null;
	priority?: number;
	acknowledged?: number;
	/** when work began, from whatever shows it */
	started?: number;
	/** the cell, where the state is not open */
	resolved?: number;
	/** when it ended, from whatever shows it */
	finished?: number;
	finishedFrom?: 'column' | 'events' | 'closed';
	closed?: number;
	/** absent: the file cannot date it */
	cancelled?: number;
	everFinished: boolean;
	/** absent: the file has no such thing */
	reopened?: boolean;
	stays?: { at: number; team: Team }[];
	transfers?: number;
	/** the last team */
	group?: string;
	told?: boolean;
	reportedMet?: boolean;
	impact?: number;
	urgency?: number;
	category?: string;
	subcategory?: string;
	service?: string;
	channel?: string;
	branch?: string;
	customer?: string;
	reporter?: string;
	description?: string;
	cause?: string;
	problem?: string;
	action?: string;
	code?: string;
	knowledge?: string;
	parent?: number;
}

/** The state in which a life stands at its end. */
export function stateOf(life: Life): State {
	if (life.cancelled !== undefined) return 'cancelled';
	const last = life.ends.at(-1);
	if (last?.reopened !== undefined) return 'in_progress';
	if (last) return last.closed === undefined ? 'resolved' : 'closed';
	if (life.hold && life.hold.to === undefined) return 'on_hold';
	return life.answered ? 'in_progress' : 'new';
}

/** A life as the event log shows it. */
export function factOf(life: Life, id: string): Fact {
	const state = stateOf(life);
	const ended = state === 'resolved' || state === 'closed';
	const last = life.ends.at(-1);
	return {
		...life.written,
		...(life.ends.length > 0 ? life.notes : {}),
		id,
		request: life.request,
		opened: life.opened,
		state,
		priority: life.priorities.at(-1)?.value,
		acknowledged: life.answered?.noted ? life.answered.at : undefined,
		started: startOf(life),
		resolved: ended ? last?.resolvedCell : undefined,
		finished: ended ? (last?.resolvedCell ?? last?.resolved) : undefined,
		finishedFrom: ended ? (last?.resolvedCell === undefined ? 'events' : 'column') : undefined,
		closed: state === 'closed' ? last?.closedCell : undefined,
		cancelled: life.cancelled,
		everFinished: life.ends.length > 0,
		reopened: life.ends.some(({ reopened }) => reopened !== undefined),
		stays: life.stays,
		transfers: Math.max(0, life.stays.length - 1),
		group: life.stays.at(-1)?.team,
		told: life.told !== undefined,
		parent: life.parent
	};
}

/** The answer; where nobody gave one, the first time that somebody is seen at work. */
function startOf({ answered, hold, ends }: Life): number | undefined {
	const seen = [answered?.at, hold?.to, ...ends.map(({ reopened }) => reopened)];
	return seen.find((at) => at !== undefined);
}

/** The newest time that is written down anywhere in a life. */
export function newest(life: Life): number {
	const ends = life.ends.flatMap((end) => [end.resolved, end.confirmed, end.closed, end.reopened]);
	const hold = [life.hold?.from, life.hold?.to];
	const rest = [life.opened, life.answered?.at, life.handover?.at, life.told, life.cancelled];
	const moves = [...life.stays, ...life.priorities].map(({ at }) => at);
	return Math.max(...[...ends, ...hold, ...rest, ...moves].filter((at) => at !== undefined));
}
