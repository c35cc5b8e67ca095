import { FEWEST } from '../stats/xmr.ts';

/** What the reader marked: the day from which the SOPs hold, and from which to which month limits are taken. */
export interface Marked {
	/** YYYY-MM-DD on the site clock; null where none was said */
	start: string | null;
	/** YYYY-MM; null: from the first month, or as the SOP start has it */
	from: string | null;
	to: string | null;
}

export interface Baseline {
	/** complete months, ascending */
	months: string[];
	/** chosen by the reader, the months before the SOP start, or all complete ones */
	by: 'reader' | 'start' | 'all';
}

/** A month as the series have it. */
type MonthLike = { month: string; partial: boolean };

/**
 * The months that limits rest on: the complete ones that the reader chose; where nothing was chosen, or no complete
 * month lies in it, those before the SOP start if they are at least 12, else all.
 */
export function baselineOf(months: readonly MonthLike[], { start, from, to }: Marked): Baseline {
	const complete = months.filter(({ partial }) => !partial).map(({ month }) => month);
	if (from !== null || to !== null) {
		const chosen = complete.filter(
			(month) => (from === null || month >= from) && (to === null || month <= to)
		);
		if (chosen.length > 0) return { months: chosen, by: 'reader' };
	}
	const before = start === null ? [] : complete.filter((month) => month < start.slice(0, 7));
	return before.length >= FEWEST ? { months: before, by: 'start' } : { months: complete, by: 'all' };
}

/** The complete months of either side; the month within which the SOPs started belongs to neither. */
export function sidesOf(
	months: readonly MonthLike[],
	start: string
): { before: string[]; after: string[]; between: string | null } {
	const key = start.slice(0, 7);
	const complete = months.filter(({ partial }) => !partial).map(({ month }) => month);
	const whole = start.endsWith('-01');
	return {
		before: complete.filter((month) => month < key),
		after: complete.filter((month) => (whole ? month >= key : month > key)),
		between: !whole && complete.includes(key) ? key : null
	};
}
