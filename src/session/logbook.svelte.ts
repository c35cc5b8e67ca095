import * as v from 'valibot';
import type { Role } from '../model/activities.ts';
import { logbookCsv, logbookJson, logbookOf, type ReadLogbook } from '../report/logbook.ts';
import { faultsOf, timeText, type Draft, type WalkFault } from '../sop/walk/check.ts';
import { nextId } from '../sop/walk/ids.ts';
import { nextSteps } from '../sop/walk/next.ts';
import { stateOf, NOTHING } from '../sop/walk/standing.ts';
import { cleaned } from '../sop/walk/text.ts';
import type { Case, Data, Event } from '../sop/walk/types.ts';
import { download } from './download.ts';
import { isLeaving, onLeaving, pickUp, putDown } from './leaving.ts';
import { nameHere } from './place.ts';
import { memoryShelf, openShelf, type Shelf, type Typed } from './shelf.ts';

/** A step as it is handed in: who took it, when, and what it puts down. */
export type Taken = Draft & { role: Role };

/**
 * What came of it; `moved`: another window took a step meanwhile, after which this one is not possible any more, or took
 * the incident out.
 */
export type Outcome = { id: string } | { faults: WalkFault[] } | 'moved';

/** The name by which the dashboard knows the logbook again when it is shown once more. */
export const SHOWN_AS = 'rekap-logbook.csv';

const LeftSchema = v.array(v.tuple([v.string(), v.nullable(v.record(v.string(), v.string()))]));

/** The office's own incidents, as far as they were walked through here. Kept on this device and nowhere else. */
export class Logbook {
	status: 'shut' | 'opening' | 'open' = $state('shut');
	/** false where the browser keeps nothing: all is gone when the page is left */
	kept = $state(true);
	#cases: ReadonlyMap<string, Case> = $state.raw(new Map());
	/** what is being typed, by form; `who` holds the last name by role */
	readonly #drafts = new Map<string, Typed>();
	/** drafts that are being written */
	readonly #unwritten = new Map<string, Typed | null>();
	#shelf: Shelf = memoryShelf();
	#others: BroadcastChannel | null = null;

	/** all incidents, by number */
	get cases(): ReadonlyMap<string, Case> {
		return this.#cases;
	}

	/** Reads what is kept; from then on other windows' steps are seen here. */
	async open(name = nameHere('logbook')): Promise<void> {
		if (this.status !== 'shut') return;
		this.status = 'opening';
		try {
			this.#shelf = await openShelf(name, () => this.#goOnUnkept());
			await this.#readAll();
			this.#others = new BroadcastChannel(name);
			this.#others.onmessage = ({ data }) => void this.#follow(data);
			onLeaving(() => this.#putDown());
			this.#pickUp();
		} catch {
			this.#goOnUnkept();
		}
		this.status = 'open';
	}

	/** Opens an incident with its report. @param zone IANA name: the number bears the site's day */
	async begin(taken: Taken, zone: string): Promise<Outcome> {
		const event = eventOf(taken);
		const faults = faultsOf(NOTHING, event, Date.now());
		if (faults.length > 0) return { faults };
		const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.parse(event.at));
		const one = await this.#keep((shelf) => shelf.begin(day, [event]));
		this.#show([one]);
		this.#remember(taken);
		return { id: one.id };
	}

	/** Takes a step of an incident. */
	async take(id: string, taken: Taken): Promise<Outcome> {
		const event = eventOf(taken);
		const fits = (one: Case) => faultsOf(stateOf(one), event, Date.now());
		const mine = this.#cases.get(id);
		if (!mine) return 'moved';
		const faults = fits(mine);
		if (faults.length > 0) return { faults };
		const { held, added } = await this.#keep((shelf) =>
			shelf.add(id, mine.events.length, [event], (one) => fits(one).length === 0)
		);
		this.#show([held]);
		if (!added) return 'moved';
		this.#remember(taken);
		if (nextSteps(stateOf(held)).expected.length === 0) this.#forgetDrafts(id);
		return { id };
	}

	/** What was being typed into a form; null where nothing was. */
	draft(key: string): Typed | null {
		return this.#drafts.get(key) ?? null;
	}

	/** Keeps what is being typed, or forgets it. */
	keepDraft(key: string, typed: Typed | null): void {
		const copy = typed && { ...typed };
		if (copy) this.#drafts.set(key, copy);
		else this.#drafts.delete(key);
		this.#unwritten.set(key, copy);
		void this.#keep((shelf) => shelf.draft(key, copy)).then(() => {
			if (this.#unwritten.get(key) === copy) this.#unwritten.delete(key);
		});
		if (isLeaving()) this.#putDown();
	}

	/** Who last took a step in this role. */
	lastIn(role: Role): string {
		return this.#drafts.get('who')?.[role] ?? '';
	}

	/** The logbook in a file, or why it is none; nothing is changed. */
	read(text: string): ReadLogbook {
		return logbookOf(text, Date.now());
	}

	/**
	 * Takes incidents in: what is here already is joined step by step; another incident that has the number of one here
	 * gets a new one.
	 */
	async bring(cases: readonly Case[]): Promise<{ added: number; joined: number; renumbered: number }> {
		const here = new Map([...this.#cases.values()].map((one) => [one.events[0]?.id, one.id]));
		const ids = new Set(this.#cases.keys());
		const told = { added: 0, joined: 0, renumbered: 0 };
		const brought = cases.map(({ id, events }) => {
			const same = here.get(events[0]?.id);
			told[same === undefined ? 'added' : 'joined'] += 1;
			const taken = same === undefined && ids.has(id);
			if (taken) told.renumbered += 1;
			const free = same ?? (taken ? nextId(id.slice(4, 12), ids) : id);
			ids.add(free);
			return { id: free, events };
		});
		await this.#keep((shelf) => shelf.join(brought));
		await this.#readAll();
		this.#tell(null);
		return told;
	}

	/** Takes everything out, drafts too. */
	async clear(): Promise<void> {
		await this.#keep((shelf) => shelf.clear());
		this.#drafts.clear();
		this.#cases = new Map();
		this.#tell(null);
	}

	/** The logbook as the dashboard reads it. */
	file(): File {
		return new File([logbookCsv([...this.#cases.values()])], SHOWN_AS, { type: 'text/csv' });
	}

	/** Hands out the whole logbook. @param day YYYY-MM-DD, part of the name */
	export(kind: 'csv' | 'json', day: string): void {
		const cases = [...this.#cases.values()];
		const name = `rekap-logbook-${day}.${kind}`;
		if (kind === 'csv') download(name, [logbookCsv(cases)], 'text/csv');
		else download(name, [logbookJson(cases)], 'application/json');
	}

	#remember({ role, person }: Taken): void {
		const name = cleaned(person);
		if (name !== '') this.keepDraft('who', { ...this.#drafts.get('who'), [role]: name });
	}

	/** Nothing is left to do: what was begun and not taken is of no use any more. */
	#forgetDrafts(id: string): void {
		for (const key of this.#drafts.keys()) if (key.startsWith(`${id}/`)) this.keepDraft(key, null);
	}

	async #readAll(): Promise<void> {
		const { cases, drafts } = await this.#shelf.all();
		this.#cases = new Map(cases.map((one) => [one.id, one]));
		for (const [key, typed] of drafts) this.#drafts.set(key, typed);
	}

	#putDown(): void {
		if (this.kept && this.#unwritten.size > 0) putDown('typed', [...this.#unwritten]);
	}

	/** Takes in what was being typed when the page went. */
	#pickUp(): void {
		const left = v.safeParse(LeftSchema, pickUp('typed'));
		if (left.success) for (const [key, typed] of left.output) this.keepDraft(key, typed);
	}

	#show(changed: readonly Case[]): void {
		this.#see(changed);
		this.#tell(changed.map(({ id }) => id));
	}

	#see(changed: readonly Case[]): void {
		this.#cases = new Map([...this.#cases, ...changed.map((one) => [one.id, one] as const)]);
	}

	/** Other windows read these anew; all with null. */
	#tell(ids: readonly string[] | null): void {
		this.#others?.postMessage(ids);
	}

	async #follow(ids: unknown): Promise<void> {
		try {
			if (Array.isArray(ids)) this.#see(await this.#shelf.some(ids as string[]));
			else await this.#readAll();
		} catch {
			// what could not be read is read when the page is opened next
		}
	}

	/** Works on the shelf; where the device does not take it, on one that lasts as long as the page. */
	async #keep<T>(work: (shelf: Shelf) => Promise<T>): Promise<T> {
		try {
			return await work(this.#shelf);
		} catch (error) {
			if (!this.kept) throw error;
			this.#goOnUnkept();
			return work(this.#shelf);
		}
	}

	#goOnUnkept(): void {
		this.kept = false;
		this.#shelf = memoryShelf(this.#cases.values(), this.#drafts);
		this.#others?.close();
		this.#others = null;
	}
}

export const logbook = new Logbook();

function eventOf({ at, step, role, person, note, withdraws, data }: Taken): Event {
	const texts = Object.entries(data).flatMap(([field, value]): [string, string | number][] => {
		const kept = typeof value === 'string' ? cleaned(value) : value;
		return kept === undefined || kept === '' ? [] : [[field, kept]];
	});
	return {
		id: Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
			byte.toString(16).padStart(2, '0')
		).join(''),
		at,
		noted_at: timeText(Date.now()),
		step,
		role,
		person: cleaned(person),
		note: cleaned(note),
		...(withdraws !== undefined && { withdraws }),
		data: Object.fromEntries(texts) as Data
	};
}
