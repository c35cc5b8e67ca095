import type { Decision } from '../ingest/types.ts';

/** What the reader decided about a header: names of columns and words, never a row. */
export interface Remembered {
	header: string;
	decision: Decision;
}

/** Headers that are kept; the one not met for longest goes first. */
const MOST = 40;

/** Headers are the same whatever the case and the blanks in them. */
const nameOf = (header: readonly string[]) =>
	JSON.stringify(header.map((name) => name.trim().replace(/\s+/g, ' ').toLowerCase()));

/** What was decided for this header before; null where nothing was. */
export function recall(mappings: readonly Remembered[], header: readonly string[]): Decision | null {
	const name = nameOf(header);
	return mappings.find((one) => one.header === name)?.decision ?? null;
}

/** The mappings with a decision for the next file with this header. */
export function withMapping(
	mappings: readonly Remembered[],
	header: readonly string[],
	decision: Decision
): readonly Remembered[] {
	const name = nameOf(header);
	return [{ header: name, decision }, ...mappings.filter((one) => one.header !== name)].slice(0, MOST);
}

/** What was kept or comes from a file, as far as it is understood; undefined where it is no list. */
export function readMappings(value: unknown): readonly Remembered[] | undefined {
	return Array.isArray(value) ? value.filter(isRemembered).slice(0, MOST) : undefined;
}

function isRemembered(one: unknown): one is Remembered {
	const { header, decision } = (one ?? {}) as Partial<Remembered>;
	if (typeof header !== 'string' || typeof decision !== 'object' || decision === null) return false;
	const { kind, fields, date_order } = decision;
	return (
		(kind === 'list' || kind === 'events') &&
		(date_order === 'dmy' || date_order === 'mdy') &&
		typeof fields === 'object' &&
		fields !== null &&
		Object.values(fields).every((field) => typeof field === 'string')
	);
}
