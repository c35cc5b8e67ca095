import type { Dimension } from './fields.ts';

/**
 * What the reader narrowed the data to: for each dimension the values kept; a dimension that is absent keeps all.
 * month is YYYY-MM of the opening on the site clock, priority '1'..'5'; '' stands for "not recorded".
 */
export type Filter = Partial<Record<Dimension, readonly string[]>>;
