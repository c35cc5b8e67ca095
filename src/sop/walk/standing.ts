import type { State } from '../../model/fields.ts';
import { effective } from './merge.ts';
import { DESK_GROUP, type StepName } from './steps.ts';
import type { Case, Data, Event } from './types.ts';

/** Where an incident stands: what its steps come to. Times are UTC, as in the steps; null where there is none. */
export interface Standing {
	state: State;
	/** it left this process for that of service requests */
	is_request: boolean;
	/** who holds it, and in which line */
	assignment_group: string;
	support_tier: number;
	/** the last that was put down of each field */
	data: Data;
	opened_at: string | null;
	acknowledged_at: string | null;
	resolved_at: string | null;
	closed_at: string | null;
	reopened_at: string | null;
	reopen_count: number;
	/** how often it was handed to another group */
	transfer_count: number;
	escalated_hierarchically: boolean;
	/** until when whoever holds it is to be done */
	due_at: string | null;
	/** the steps that were taken since it was opened or last reopened */
	done: ReadonlySet<StepName>;
	/** which state it was in from when on */
	stays: readonly { state: State; from: string }[];
	/** the steps that count, in their order */
	steps: readonly Event[];
	last: Event | null;
}

/** The state that a step leads to; a step that is not here leaves the state as it is. */
const LEADS_TO: Partial<Record<StepName, State>> = {
	reported: 'new',
	classified: 'in_progress',
	held: 'on_hold',
	resumed: 'in_progress',
	resolved: 'resolved',
	closed: 'closed',
	reopened: 'in_progress',
	cancelled: 'cancelled'
};

const known = new WeakMap<Case, Standing>();

/** Where an incident stands. Any order of steps gives one: what two windows wrote may not fit together. */
export function stateOf(one: Case): Standing {
	const before = known.get(one);
	if (before) return before;
	const standing = effective(one.events).reduce(after, NOTHING);
	known.set(one, standing);
	return standing;
}

/** Before the first step. */
export const NOTHING: Standing = {
	state: 'new',
	is_request: false,
	assignment_group: DESK_GROUP,
	support_tier: 1,
	data: {},
	opened_at: null,
	acknowledged_at: null,
	resolved_at: null,
	closed_at: null,
	reopened_at: null,
	reopen_count: 0,
	transfer_count: 0,
	escalated_hierarchically: false,
	due_at: null,
	done: new Set(),
	stays: [],
	steps: [],
	last: null
};

/** What a step makes of it. */
export function after(before: Standing, event: Event): Standing {
	const { step, at, data } = event;
	const is_request = before.is_request || data.record_type === 'service_request';
	const state = is_request ? 'closed' : (LEADS_TO[step] ?? before.state);
	const again = step === 'reopened';
	const moved = step === 'escalated';
	const group = data.assignment_group ?? before.assignment_group;
	const finished = state === 'resolved' || state === 'closed';
	return {
		state,
		is_request,
		assignment_group: moved ? group : before.assignment_group,
		support_tier: moved ? (data.support_tier ?? before.support_tier) : before.support_tier,
		data: { ...before.data, ...data },
		opened_at: before.opened_at ?? at,
		acknowledged_at: before.acknowledged_at ?? (step === 'classified' ? at : null),
		resolved_at: finished ? (before.resolved_at ?? at) : null,
		closed_at: state === 'closed' ? (before.closed_at ?? at) : null,
		reopened_at: again ? at : before.reopened_at,
		reopen_count: before.reopen_count + (again ? 1 : 0),
		transfer_count: before.transfer_count + (moved && group !== before.assignment_group ? 1 : 0),
		escalated_hierarchically: before.escalated_hierarchically || step === 'raised',
		due_at: finished ? null : moved || again ? (data.due_at ?? null) : before.due_at,
		done: new Set(again ? [step] : [...before.done, step]),
		stays: before.stays.at(-1)?.state === state ? before.stays : [...before.stays, { state, from: at }],
		steps: [...before.steps, event],
		last: event
	};
}

/** Still to be worked on. */
export function isOpen({ state }: Standing): boolean {
	return state === 'new' || state === 'in_progress' || state === 'on_hold';
}
