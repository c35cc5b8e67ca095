import { isDay, isMonth } from '../model/days.ts';

/** What the reader marked on the line of months: a matter of the desk and not of a file. */
export interface Marking {
	/** YYYY-MM-DD: the day from which the SOPs hold; null where none was said */
	start: string | null;
	/** YYYY-MM: the baseline from which limits are taken; null leaves an end open */
	from: string | null;
	to: string | null;
}

export const NO_MARKS: Marking = { start: null, from: null, to: null };

/** What was kept or typed: what is no day or month counts as none, a baseline that runs backwards is turned. */
export function readMarking(value: unknown): Marking {
	const kept: { [name in keyof Marking]?: unknown } =
		typeof value === 'object' && value !== null ? value : {};
	const from = monthOf(kept.from);
	const to = monthOf(kept.to);
	const turned = from !== null && to !== null && from > to;
	return { start: dayOf(kept.start), from: turned ? to : from, to: turned ? from : to };
}

function dayOf(text: unknown): string | null {
	return typeof text === 'string' && isDay(text) ? text : null;
}

function monthOf(text: unknown): string | null {
	return typeof text === 'string' && isMonth(text) ? text : null;
}
