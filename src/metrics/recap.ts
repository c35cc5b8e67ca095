import type { Database, QueryOptions } from '../engine/database.ts';
import type { Dimension } from '../model/fields.ts';
import type { Filter } from '../model/filter.ts';
import { basisOf, type Basis } from './basis.ts';
import { countsOf, type Count, type Counts } from './counts.ts';
import { binsOf } from './durations.ts';
import { flowOf, told } from './flow.ts';
import { VERDICTS } from './lazy.ts';
import { remembered } from './remember.ts';
import type { Ages, Durations, Recap, Slice } from './types.ts';

const kept = remembered<Recap>(VERDICTS);

/**
 * Everything that the recap page draws, under a filter. A chart of a dimension is
 * under all filters but its own, so that a chosen bar stays beside its siblings.
 * @throws the signal's reason, once aborted
 */
export async function recap(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Recap> {
	const basis = basisOf(db);
	return kept(db, filter, async () => assemble(await countsOf(db, filter, options), filter, basis));
}

function assemble(counts: Counts, filter: Filter, basis: Basis): Recap {
	const slices = (dimension: Exclude<Dimension, 'month'>) => slicesOf(dimension, counts, filter, basis);
	return {
		total: totalOf(counts, filter, basis),
		months: flowOf(counts, basis),
		priority: slices('priority').sort(byNumber),
		category: slices('category').sort(bySize),
		group: slices('group').sort(bySize),
		channel: slices('channel').sort(bySize),
		durations: durationsOf(counts),
		ages: agesOf(counts, basis),
		transfer_evidence: basis.transfer_evidence
	};
}

/** What the priority chart holds of the priorities kept is what all filters keep. */
function totalOf(counts: Counts, filter: Filter, basis: Basis): Recap['total'] {
	const kept = filter.priority ?? [];
	const rows = (counts.get('priority') ?? []).filter(
		({ key }) => kept.length === 0 || kept.includes(key ?? '')
	);
	const sum = (of: Exclude<keyof Count, 'chart' | 'key' | 'median_minutes' | 'p90_minutes'>) =>
		rows.reduce((whole, row) => whole + row[of], 0);
	const whole = {
		escalated: sum('escalated'),
		escalated_hierarchically: sum('escalated_hierarchically'),
		reopened: sum('reopened')
	};
	return {
		key: '',
		occurred: sum('occurred'),
		resolved: sum('resolved'),
		unresolved: sum('unresolved'),
		cancelled: sum('cancelled'),
		service_requests: sum('service_requests'),
		scope: sum('scope'),
		met: sum('met'),
		breached: sum('breached'),
		pending: sum('pending'),
		ever_finished: sum('ever_finished'),
		...told(whole, basis)
	};
}

/** One slice per value that has incidents, and one for every chosen value. */
function slicesOf(
	dimension: Exclude<Dimension, 'month'>,
	counts: Counts,
	filter: Filter,
	basis: Basis
): Slice[] {
	const rows = new Map<string, Partial<Count>>((filter[dimension] ?? []).map((key) => [key, {}]));
	for (const row of counts.get(dimension) ?? []) if (row.occurred > 0) rows.set(row.key ?? '', row);
	return [...rows].map(([key, row]) => {
		const { escalated, escalated_hierarchically } = told(row, basis);
		return {
			key,
			occurred: row.occurred ?? 0,
			resolved: row.resolved ?? 0,
			unresolved: row.unresolved ?? 0,
			cancelled: row.cancelled ?? 0,
			scope: row.scope ?? 0,
			met: row.met ?? 0,
			breached: row.breached ?? 0,
			pending: row.pending ?? 0,
			escalated,
			escalated_hierarchically
		};
	});
}

function agesOf(counts: Counts, basis: Basis): Ages {
	const rows = counts.get('age') ?? [];
	const [d1 = 0, d3 = 0, d7 = 0, d30 = 0, more = 0] = [0, 1, 2, 3, 4].map(
		(band) => rows.find(({ code }) => code === band)?.unresolved ?? 0
	);
	const overdue = basis.has_target ? rows.reduce((sum, row) => sum + row.overdue, 0) : null;
	return { open: d1 + d3 + d7 + d30 + more, overdue, d1, d3, d7, d30, more };
}

function durationsOf(counts: Counts): Durations {
	const rows = counts.get('duration') ?? [];
	return {
		n: rows.reduce((sum, { occurred }) => sum + occurred, 0),
		median_minutes: rows[0]?.median_minutes ?? null,
		p90_minutes: rows[0]?.p90_minutes ?? null,
		bins: binsOf(new Map(rows.map(({ code, occurred }) => [code, occurred])))
	};
}

/** Ascending, "not recorded" last. */
function byNumber(a: Slice, b: Slice): number {
	return Number(a.key === '') - Number(b.key === '') || Number(a.key) - Number(b.key);
}

/** Most incidents first, then by name; "not recorded" last. */
function bySize(a: Slice, b: Slice): number {
	return Number(a.key === '') - Number(b.key === '') || b.occurred - a.occurred || (a.key < b.key ? -1 : 1);
}
