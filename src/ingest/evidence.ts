import { readAs, styleOf, type DateOrder } from './dates.ts';
import type { RawTable } from './table.ts';
import type { ReviewColumn } from './types.ts';

/**
 * What speaks for a column of times: the share of its filled cells that look like one, over the whole file, and the
 * share of the first rows with both in which it does not come before the opening. Null for other columns.
 */
export function evidenceOf(
	table: RawTable,
	column: number,
	opened: number | undefined,
	order: DateOrder
): ReviewColumn['evidence'] {
	const style = styleOf(table.shapes[column] ?? []);
	if (!style) return null;
	if (opened === undefined || opened === column) return { times: style.share, after: null };
	const gaps = table.sample
		.map((row) => readAs(row[column] ?? '', order) - readAs(row[opened] ?? '', order))
		.filter((gap) => !Number.isNaN(gap));
	const after = gaps.length === 0 ? null : gaps.filter((gap) => gap >= 0).length / gaps.length;
	return { times: style.share, after };
}
