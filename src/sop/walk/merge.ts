import type { Event } from './types.ts';

/** In the order in which the steps were taken, of those at one time that in which they were written down. */
export function inOrder(events: readonly Event[]): Event[] {
	return [...events].sort((a, b) => compare(a.at, b.at) || compare(a.noted_at, b.noted_at));
}

/** All steps of both, each once. */
export function joined(held: readonly Event[], added: readonly Event[]): Event[] {
	const ids = new Set(held.map(({ id }) => id));
	return inOrder([...held, ...added.filter(({ id }) => !ids.has(id))]);
}

/** The steps that count: neither withdrawn nor withdrawals. */
export function effective(events: readonly Event[]): Event[] {
	const withdrawn = new Set(events.map(({ withdraws }) => withdraws));
	return events.filter(({ id, step }) => step !== 'withdrawn' && !withdrawn.has(id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
