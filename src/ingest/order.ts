import { readAs, type DateOrder } from './dates.ts';
import type { Mapping } from './recognise.ts';
import type { RawTable } from './table.ts';

/** Day first or month first where no value decides, and what decided it. */
export interface Decided {
	order: DateOrder;
	from: 'steps' | 'file';
}

/** Steps of an incident in the order in which they happen. */
const STEPS = ['occurred_at', 'opened_at', 'acknowledged_at', 'resolved_at', 'closed_at'] as const;
/** Rows that go against the other reading before one is believed, and how many times as many they must be. */
const LEAST_AGAINST = 3;
const TIMES_AS_MANY = 10;

/**
 * The order of dates that the first rows bear out: that under which opened ≤ resolved ≤ closed, or else that under
 * which the file is sorted by time. Null where both readings are as good.
 */
export function orderBySequence(table: RawTable, mapping: Mapping): Decided | null {
	const columns = STEPS.map((field) => mapping.incident[field]?.[0]);
	const against = (order: DateOrder) =>
		table.sample.reduce((sum, row) => sum + (goesBack(row, columns, order) ? 1 : 0), 0);
	const steps = fewer(against('dmy'), against('mdy'));
	if (steps) return { order: steps, from: 'steps' };
	const column = mapping.event.at?.[0] ?? mapping.incident.opened_at?.[0];
	if (column === undefined) return null;
	const sorted = fewer(reversals(table, column, 'dmy'), reversals(table, column, 'mdy'));
	return sorted && { order: sorted, from: 'file' };
}

/** Whether a later step of the row is read as coming before an earlier one. */
function goesBack(
	row: readonly string[],
	columns: readonly (number | undefined)[],
	order: DateOrder
): boolean {
	let latest = -Infinity;
	for (const column of columns) {
		const at = column === undefined ? NaN : readAs(row[column] ?? '', order);
		if (at < latest) return true;
		if (at > latest) latest = at;
	}
	return false;
}

function fewer(dmy: number, mdy: number): DateOrder | null {
	if (mdy >= LEAST_AGAINST && mdy >= dmy * TIMES_AS_MANY) return 'dmy';
	return dmy >= LEAST_AGAINST && dmy >= mdy * TIMES_AS_MANY ? 'mdy' : null;
}

/** Steps from row to row that go against the way most of them go. */
function reversals(table: RawTable, column: number, order: DateOrder): number {
	const times = table.sample.map((row) => readAs(row[column] ?? '', order)).filter((at) => !Number.isNaN(at));
	const gaps = times.slice(1).flatMap((at, i) => (at === times[i] ? [] : [at - (times[i] as number)]));
	const up = gaps.filter((gap) => gap > 0).length;
	return Math.min(up, gaps.length - up);
}
