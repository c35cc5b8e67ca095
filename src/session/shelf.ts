import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { joined } from '../sop/walk/merge.ts';
import { nextId, prefixOf } from '../sop/walk/ids.ts';
import type { Case, Event } from '../sop/walk/types.ts';

interface Schema extends DBSchema {
	case: { key: string; value: Case };
	draft: { key: string; value: Typed };
}

/** What is being typed into a form, by the name of the field. */
export type Typed = Record<string, string>;

/** Where the logbook is kept: each incident a record of its own, so that a step writes no more than one. */
export interface Shelf {
	all(): Promise<{ cases: Case[]; drafts: [string, Typed][] }>;
	some(ids: readonly string[]): Promise<Case[]>;
	/** Keeps a new incident under the next number of the day, YYYY-MM-DD. */
	begin(day: string, events: readonly Event[]): Promise<Case>;
	/**
	 * Adds steps to what is kept of the incident by now. `known`: how many steps the caller knew; where there are others,
	 * `agrees` says whether the new ones still fit.
	 * @returns the incident as it is kept, with or without the new steps
	 */
	add(
		id: string,
		known: number,
		events: readonly Event[],
		agrees: (held: Case) => boolean
	): Promise<{ held: Case; added: boolean }>;
	/** Joins incidents with what is kept of them. */
	join(cases: readonly Case[]): Promise<void>;
	draft(key: string, typed: Typed | null): Promise<void>;
	clear(): Promise<void>;
	close(): void;
}

/** The shelf on this device. @throws where the browser keeps nothing */
export async function openShelf(name: string, onlost: () => void): Promise<Shelf> {
	const db: IDBPDatabase<Schema> = await openDB<Schema>(name, 1, {
		upgrade(fresh) {
			fresh.createObjectStore('case', { keyPath: 'id' });
			fresh.createObjectStore('draft');
		},
		blocking: () => {
			db.close();
			onlost();
		},
		terminated: onlost
	});
	return {
		async all() {
			const read = db.transaction(['case', 'draft']);
			const [cases, keys, drafts] = await Promise.all([
				read.objectStore('case').getAll(),
				read.objectStore('draft').getAllKeys(),
				read.objectStore('draft').getAll()
			]);
			return { cases, drafts: keys.map((key, i) => [key, drafts[i] ?? {}]) };
		},
		async some(ids) {
			const read = db.transaction('case');
			const found = await Promise.all(ids.map((id) => read.store.get(id)));
			return found.filter((one) => one !== undefined);
		},
		async begin(day, events) {
			const write = db.transaction('case', 'readwrite');
			const ids = await write.store.getAllKeys(IDBKeyRange.bound(prefixOf(day), `${prefixOf(day)}\uffff`));
			const one = { id: nextId(day, ids), events };
			await write.store.add(one);
			await write.done;
			return one;
		},
		async add(id, known, events, agrees) {
			const write = db.transaction('case', 'readwrite');
			const held = (await write.store.get(id)) ?? { id, events: [] };
			const added = held.events.length === known || agrees(held);
			const one = added ? { id, events: joined(held.events, events) } : held;
			if (added) await write.store.put(one);
			await write.done;
			return { held: one, added };
		},
		async join(cases) {
			const write = db.transaction('case', 'readwrite');
			const ids = new Set(await write.store.getAllKeys());
			const puts: Promise<string>[] = [];
			for (const { id, events } of cases) {
				const held = ids.has(id) ? ((await write.store.get(id))?.events ?? []) : [];
				puts.push(write.store.put({ id, events: joined(held, events) }));
			}
			await Promise.all([...puts, write.done]);
		},
		async draft(key, typed) {
			if (typed === null) await db.delete('draft', key);
			else await db.put('draft', typed, key);
		},
		async clear() {
			const write = db.transaction(['case', 'draft'], 'readwrite');
			await Promise.all([write.objectStore('case').clear(), write.objectStore('draft').clear()]);
			await write.done;
		},
		close: () => db.close()
	};
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(begun: Iterable<Case> = [], drafts: Iterable<[string, Typed]> = []): Shelf {
	const held = new Map([...begun].map((one) => [one.id, one]));
	const typing = new Map(drafts);
	const join = ({ id, events }: Case) => {
		const one = { id, events: joined(held.get(id)?.events ?? [], events) };
		held.set(id, one);
		return one;
	};
	return {
		all: async () => ({ cases: [...held.values()], drafts: [...typing] }),
		some: async (ids) => ids.flatMap((id) => held.get(id) ?? []),
		begin: async (day, events) => join({ id: nextId(day, held.keys()), events }),
		async add(id, known, events, agrees) {
			const before = held.get(id) ?? { id, events: [] };
			const added = before.events.length === known || agrees(before);
			return { held: added ? join({ id, events }) : before, added };
		},
		join: async (cases) => cases.forEach(join),
		async draft(key, typed) {
			if (typed === null) typing.delete(key);
			else typing.set(key, typed);
		},
		async clear() {
			held.clear();
			typing.clear();
		},
		close: () => {}
	};
}
