import type { Decision } from '../ingest/types.ts';

/** What the reader decided about a header: names of columns and words, never a row. */
interface Remembered {
	header: string;
	decision: Decision;
}

/** Headers that are kept; the one not met for longest goes first. */
const MOST = 40;

/** Pages of one host share an origin and its storage: the folder is part of the key. */
const key = () => `rekap/mappings@1 ${location.pathname.replace(/[^/]*$/, '')}`;

/** Headers are the same whatever the case and the blanks in them. */
const nameOf = (header: readonly string[]) =>
	JSON.stringify(header.map((name) => name.trim().replace(/\s+/g, ' ').toLowerCase()));

function all(): Remembered[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? '[]');
		return Array.isArray(kept) ? kept.filter(isRemembered) : [];
	} catch {
		return [];
	}
}

/** What was decided for this header before; null where nothing was. */
export function recall(header: readonly string[]): Decision | null {
	const name = nameOf(header);
	return all().find((one) => one.header === name)?.decision ?? null;
}

/** Keeps a decision for the next file with this header; where the browser keeps nothing, it is asked again. */
export function remember(header: readonly string[], decision: Decision): void {
	const name = nameOf(header);
	const others = all().filter((one) => one.header !== name);
	try {
		localStorage.setItem(key(), JSON.stringify([{ header: name, decision }, ...others].slice(0, MOST)));
	} catch {
		// a browser that keeps nothing: the next file is asked about again
	}
}

/** How many headers are remembered. */
export function remembered(): number {
	return all().length;
}

export function forget(): void {
	try {
		localStorage.removeItem(key());
	} catch {
		// nothing was kept
	}
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
