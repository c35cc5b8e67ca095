import { same } from '../model/same.ts';

type Record_ = Readonly<Record<string, unknown>>;

/**
 * What two made of the same thing, put together: each change is kept; where both changed the same value, `ours` holds.
 * Records are merged name by name, lists of things with an `id` or a `header` thing by thing, other lists as a whole.
 */
export function merged<T>(base: unknown, ours: T, theirs: T): T {
	if (same(ours, base) || same(ours, theirs)) return theirs;
	if (same(theirs, base)) return ours;
	if (isRecord(ours) && isRecord(theirs)) return mergedRecords(isRecord(base) ? base : {}, ours, theirs) as T;
	const lists = [ours, theirs].map(keyed);
	if (lists[0] && lists[1])
		return Object.values(mergedRecords(keyed(base) ?? {}, lists[0], lists[1])) as unknown as T;
	return ours;
}

function mergedRecords(base: Record_, ours: Record_, theirs: Record_): Record_ {
	const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
	return Object.fromEntries(
		names.flatMap((name) => {
			const [was, our, their] = [own(base, name), own(ours, name), own(theirs, name)];
			if (our !== undefined && their !== undefined) return [[name, merged(was, our, their)]];
			// One of both does not have it: taken out there, unless the other one changed it or only now added it.
			const left = our ?? their;
			return was !== undefined && same(left, was) ? [] : [[name, left]];
		})
	);
}

/** A list as a record by the names of its things; null where they have none. */
function keyed(value: unknown): Record_ | null {
	if (!Array.isArray(value)) return null;
	const names = value.map((one: unknown) => (isRecord(one) ? (one.id ?? one.header) : undefined));
	if (!names.every((name) => typeof name === 'string')) return null;
	return Object.fromEntries(value.map((one: unknown, i) => [names[i] as string, one]));
}

function own(record: Record_, name: string): unknown {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isRecord(value: unknown): value is Record_ {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
