/** What the reader marked on the line of months; kept on the device, as it is a matter of the desk and not of a file. */
export interface Marking {
	/** YYYY-MM-DD: the day from which the SOPs hold; null where none was said */
	start: string | null;
	/** YYYY-MM: the baseline from which limits are taken; null leaves an end open */
	from: string | null;
	to: string | null;
}

const NONE: Marking = { start: null, from: null, to: null };

/** Pages of one host share an origin and its storage: the folder is part of the key. */
const key = () => `rekap/marks@1 ${location.pathname.replace(/[^/]*$/, '')}`;

/** The SOP start and the baseline, as they were last set. */
export class Marks {
	#now: Marking = $state.raw(read());

	get start(): string | null {
		return this.#now.start;
	}
	get from(): string | null {
		return this.#now.from;
	}
	get to(): string | null {
		return this.#now.to;
	}

	/** Sets some of it and keeps all; what is no day or month counts as none, and a baseline that runs backwards is turned. */
	set(marking: Partial<Marking>): void {
		this.#now = understood({ ...this.#now, ...marking });
		try {
			localStorage.setItem(key(), JSON.stringify(this.#now));
		} catch {
			// a browser that keeps nothing: it holds until the page is left
		}
	}

	reset(): void {
		this.set(NONE);
	}
}

function read(): Marking {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? '{}');
		return typeof kept === 'object' && kept !== null ? understood(kept) : NONE;
	} catch {
		return NONE;
	}
}

/** Whatever was kept or typed, as far as it makes sense. */
function understood(kept: { [name in keyof Marking]?: unknown }): Marking {
	const from = monthOf(kept.from);
	const to = monthOf(kept.to);
	const turned = from !== null && to !== null && from > to;
	return { start: dayOf(kept.start), from: turned ? to : from, to: turned ? from : to };
}

function dayOf(text: unknown): string | null {
	if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function monthOf(text: unknown): string | null {
	return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}
