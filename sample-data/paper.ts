import type { Draft, Life, Notes, Written } from './life.ts';
import type { Practice } from './practice.ts';
import type { Random } from './random.ts';
import { CATEGORIES, CHANNELS, DETAILS, FAULTS, OUTAGE, REQUESTS } from './world.ts';

/** The cells filled at logging. */
export function write(draft: Draft, impact: number, urgency: number, practice: Practice, r: Random): Written {
	const { fault, customer } = draft;
	const whole = draft.kind === 'outage';
	const kept = <T>(value: T, share: number): T | undefined => (whole || r.chance(share) ? value : undefined);
	const lumped = draft.kind === 'usual' && r.chance(practice.lumped);
	const text = draft.kind === 'request' ? r.pick(REQUESTS) : fault.text + r.pick(DETAILS);
	return {
		category: kept(lumped ? 'Other' : fault.category, 1 - practice.blank),
		subcategory: lumped ? undefined : kept(fault.subcategory, practice.filled),
		service: kept(r.weighted(CATEGORIES[fault.category]?.services ?? []), practice.filled),
		impact: kept(impact, practice.assessed),
		urgency: kept(urgency, practice.assessed),
		customer: kept(customer.id, practice.filled),
		description: kept(whole ? OUTAGE.text : text, practice.filled),
		channel: whole || r.chance(practice.monitored) ? 'Monitoring' : r.weighted(CHANNELS),
		branch: customer.branch,
		segment: customer.segment
	};
}

/** The priority as it was set at logging, and put right when somebody took the incident up. */
export function rate(
	right: number,
	opened: number,
	answered: number,
	practice: Practice,
	r: Random
): Life['priorities'] {
	if (r.chance(practice.unrated)) return [];
	if (right === 1 || !r.chance(practice.wrongPriority)) return [{ at: opened, value: right }];
	const value = right !== 3 && r.chance(0.5) ? 3 : right === 5 ? 4 : right + (r.chance(0.5) ? 1 : -1);
	const first = { at: opened, value };
	return r.chance(practice.corrected) ? [first, { at: answered, value: right }] : [first];
}

/** What was written down at the resolution. */
export function note(draft: Draft, practice: Practice, no: number, r: Random): Notes {
	const { fault } = draft;
	const whole = draft.kind === 'outage';
	const kept = (value: string, share: number): string | undefined =>
		whole || r.chance(share) ? value : undefined;
	return {
		cause: draft.kind === 'request' ? undefined : kept(fault.cause, practice.cause),
		action: kept(fault.action, practice.notes),
		code: kept(fault.code, practice.code),
		knowledge: kept(`KB-${FAULTS.findIndex(([one]) => one === fault) + 11}`, practice.knowledge),
		problem:
			whole || r.chance(draft.repeat ? practice.problem : 0.02) ? `PRB-${String((no % 60) + 10)}` : undefined
	};
}
