import type { Dimension } from './fields.ts';

/**
 * What the reader narrowed the data to: for each dimension the values kept; a dimension that is absent keeps all.
 * month is YYYY-MM of the opening on the site clock, priority '1'..'5'; '' stands for "not recorded".
 */
export type Filter = Partial<Record<Dimension, readonly string[]>>;

/** Columns by which incidents can be set side by side, beside the dimensions. `file` is the number in `file`. */
export const SIDE_FIELDS = ['segment', 'service', 'site', 'file'] as const;
export type SideField = (typeof SIDE_FIELDS)[number];

/**
 * One side of a comparison: incidents opened on the site clock from the month or day `from` on, until the end of the
 * month `to` or before the day `before`; or those with one value, '' where it is not recorded.
 */
export type Side =
	| { by: 'date'; from?: string; before?: string }
	| { by: 'month'; from: string; to: string }
	| { by: Exclude<Dimension, 'month'> | SideField; value: string };

/** What statements read: the filter, and within it perhaps one side of a comparison. */
export type Scope = Filter & { side?: Side };
