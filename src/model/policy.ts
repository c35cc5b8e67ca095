import type { State } from './fields.ts';

/** Minutes per priority 1..; a priority that is absent has no target. */
export type Targets = Record<number, { response_minutes: number; resolution_minutes: number }>;

/**
 * A target for part of the incidents: null in a condition means any, null in minutes means none. Of those that fit an
 * incident the one with most conditions holds, of equals the one further up; it goes before `targets`.
 */
export interface SpecialTarget {
	priority: number | null;
	segment: string | null;
	service: string | null;
	category: string | null;
	response_minutes: number | null;
	resolution_minutes: number | null;
}

/** Minutes of the site's day, 0..1440; the end is not part of it. */
export interface Span {
	from_minute: number;
	to_minute: number;
}

/** When the clock runs. */
export interface Calendar {
	/** opening hours, Monday first, several spans a day in order; null = all day, every day */
	week: readonly (readonly Span[])[] | null;
	/** days (YYYY-MM-DD on the site clock) on which it stands still; only where there are opening hours */
	holidays: readonly { date: string; name: string }[];
}

/** `priorities[impact − 1][urgency − 1]`; null where a pair has none. */
export interface Matrix {
	priorities: readonly (readonly (number | null)[])[];
}

/**
 * What shows that an incident was handed on, best first: a change between known groups in the events, a change of tier
 * in the events, the tool's own count (which counts changes of person too). `auto` takes the best that the data has.
 */
export const TRANSFER_EVIDENCE = ['groups', 'tiers', 'count'] as const;
export type TransferEvidence = (typeof TRANSFER_EVIDENCE)[number];

/**
 * What tickets of one mass outage count as (family.sql says which belong together): each as an incident of its own, or
 * all as one, with one of them standing for the outage and the others folded into it.
 */
export const CHILDREN = ['count', 'fold'] as const;

export interface Policy {
	targets: Targets;
	special_targets: readonly SpecialTarget[];
	calendar: Calendar;
	matrix: Matrix;
	/** states in which the clock stands still, where events or a recorded pause tell of them */
	pause_states: readonly State[];
	/** after a reopening: the clock goes on as if it had never ended, or starts anew at the last reopening */
	reopen_clock: 'continue' | 'restart';
	transfer_evidence: 'auto' | TransferEvidence;
	/** words in an activity that mean "taken to management", beside the flag that the tool keeps */
	hierarchical_words: readonly string[];
	children: (typeof CHILDREN)[number];
	/** a fault on the same key within so many days after another recurs (GAUL) */
	recurrence_days: number;
}

/** The founding study's starting table, on a clock that never stops; all of it can be changed. */
export const DEFAULT_POLICY: Policy = {
	targets: {
		1: { response_minutes: 15, resolution_minutes: 60 },
		2: { response_minutes: 30, resolution_minutes: 8 * 60 },
		3: { response_minutes: 2 * 60, resolution_minutes: 24 * 60 },
		4: { response_minutes: 8 * 60, resolution_minutes: 48 * 60 },
		5: { response_minutes: 24 * 60, resolution_minutes: 5 * 24 * 60 }
	},
	special_targets: [],
	calendar: { week: null, holidays: [] },
	matrix: {
		priorities: [
			[1, 2, 3],
			[2, 3, 4],
			[3, 4, 5]
		]
	},
	pause_states: [],
	reopen_clock: 'continue',
	transfer_evidence: 'auto',
	hierarchical_words: [],
	children: 'count',
	recurrence_days: 60
};
