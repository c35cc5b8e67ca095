import type { Slice } from '../metrics/types.ts';

/** The largest values of a dimension, and all others as one. */
export interface Folded {
	shown: Slice[];
	/** null where nothing was folded */
	rest: { slices: number; sum: Slice } | null;
}

/**
 * Keeps the `most` largest by `size` and adds the others up; a chosen value is always shown, and a single other one too,
 * since "1 other" would take as much room as itself.
 */
export function fold(
	slices: readonly Slice[],
	size: (slice: Slice) => number,
	most: number,
	chosen: readonly string[] = []
): Folded {
	const sorted = slices
		.filter((slice) => slice.occurred > 0 || chosen.includes(slice.key))
		.sort((a, b) => size(b) - size(a));
	if (sorted.length <= most + 1) return { shown: sorted, rest: null };
	const shown = sorted.filter((slice, index) => index < most || chosen.includes(slice.key));
	const others = sorted.filter((slice, index) => index >= most && !chosen.includes(slice.key));
	if (others.length === 0) return { shown, rest: null };
	return { shown, rest: { slices: others.length, sum: others.reduce(add) } };
}

function add(a: Slice, b: Slice): Slice {
	return {
		key: '',
		occurred: a.occurred + b.occurred,
		resolved: a.resolved + b.resolved,
		unresolved: a.unresolved + b.unresolved,
		cancelled: a.cancelled + b.cancelled,
		scope: a.scope + b.scope,
		met: a.met + b.met,
		breached: a.breached + b.breached,
		pending: a.pending + b.pending,
		escalated: sum(a.escalated, b.escalated),
		escalated_hierarchically: sum(a.escalated_hierarchically, b.escalated_hierarchically)
	};
}

function sum(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a + b;
}

/** How many of the largest values hold at least `share` of all; their share too. Null where there is nothing. */
export function vitalFew(
	slices: readonly Slice[],
	share: number
): { few: number; of: number; share: number } | null {
	const sizes = slices
		.map((slice) => slice.occurred)
		.filter((size) => size > 0)
		.sort((a, b) => b - a);
	const total = sizes.reduce((a, b) => a + b, 0);
	if (total === 0) return null;
	let held = 0;
	let few = 0;
	for (const size of sizes) {
		held += size;
		few += 1;
		if (held >= share * total) break;
	}
	return { few, of: sizes.length, share: held / total };
}
