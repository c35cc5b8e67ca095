import type { Engine } from '../engine/engine.ts';
import type { RawTable } from '../ingest/index.ts';
import { Problem, type Decision, type Progress, type Review } from '../ingest/types.ts';
import type { Engines } from './engines.ts';
import {
	asProblem,
	loadAgain,
	loadFiles,
	NOTHING,
	type Held,
	type Kept,
	type LoadContext,
	type Wanted
} from './loading.ts';

export type State = 'empty' | 'loading' | 'review' | 'ready' | 'error';

/** What the import needs of its owner. */
export interface Owner {
	engines: Engines;
	zone: () => string;
	/** What was decided before about files with this header; null where nothing was. */
	recall: (header: readonly string[]) => Decision | null;
	remember: (header: readonly string[], decision: Decision) => void;
	/** Makes a loaded set the shown one, and calls `take` just before; what it replaces is ended afterwards. */
	adopt: (held: Held, signal: AbortSignal, take: () => void) => Promise<void>;
	/** The last file was taken out. */
	empty: () => void;
	/** The reader is to be asked: the import page must be in view. */
	summon: () => void;
}

/** Getting files in: one load at a time, what was loaded before stays until the new set is ready. */
export class Imports {
	state: State = $state('empty');
	progress: Progress | null = $state.raw(null);
	/** the last thing that went wrong; what was loaded before stays */
	problem: Problem | null = $state.raw(null);
	review: Review | null = $state.raw(null);
	held: Held | null = null;

	/** the sample, while it is what is shown */
	#sample: File | null = null;
	readonly #owner: Owner;
	#loading: AbortController | null = null;
	#asked: {
		engine: Engine;
		table: RawTable;
		format: string | null;
		/** the choices that the review is being recomputed for; null while it is not */
		next: Decision | null;
		answer: (decision: Decision) => void;
		file: File;
		/** ends the counting of the whole file */
		counting: AbortController;
	} | null = null;
	/** what the load under way was asked to do */
	#job: { wanted: readonly Wanted[] | null; keep: Kept } = { wanted: null, keep: NOTHING };

	constructor(owner: Owner) {
		this.#owner = owner;
	}

	/** Adds files to what is held; the sample never mixes with a reader's own. */
	async add(files: readonly File[], sample: File | null = null): Promise<void> {
		const mixes = this.held !== null && this.#sample === null && sample === null;
		await this.#loadNew(files, mixes ? this.#without(null) : NOTHING, sample);
	}

	/** Loads the held set without one of its tables, with other files in its place. */
	async exchange(table: number, files: readonly File[]): Promise<void> {
		const kept = this.#without(table);
		if (files.length > 0 || kept.sources.length > 0) await this.#loadNew(files, kept, null);
		else this.#owner.empty();
	}

	/** Ends the held set: the page is as it was before the first file. */
	clear(): void {
		this.held?.engine.terminate();
		this.held = this.#sample = null;
		this.to('empty');
	}

	/** Opens the mapping review for an already loaded file. */
	async change(file: number): Promise<void> {
		const { origins = [] } = this.held ?? {};
		const files = [...new Set(origins.map((origin) => origin.file))];
		await this.load(
			files.map((one) => {
				const tables = origins.flatMap((origin, i) =>
					origin.file === one ? [{ ...origin, review: i === file }] : []
				);
				return { file: one, tables, sheets: origins.find((origin) => origin.file === one)?.sheets };
			})
		);
	}

	/** Loads the files, and what is kept of the held ones; with null all held ones again. */
	async load(wanted: readonly Wanted[] | null, keep: Kept = NOTHING): Promise<void> {
		this.#job = { wanted, keep };
		this.#loading?.abort(new DOMException('superseded', 'AbortError'));
		const loading = (this.#loading = new AbortController());
		const { signal } = loading;
		this.problem = null;
		this.progress = { stage: 'opening', file: wanted?.[0]?.file.name ?? null, share: null };
		this.to('loading');
		try {
			await this.#run(wanted, keep, signal);
			if (!signal.aborted) this.to('ready');
		} catch (error) {
			if (this.#loading !== loading) return;
			if (signal.aborted) this.to(this.held ? 'ready' : 'empty');
			else this.fail(asProblem(error, wanted?.[0]?.file.name ?? ''));
		} finally {
			if (this.#loading === loading) {
				this.#loading = null;
				this.progress = null;
				this.review = null;
				this.#asked = null;
			}
		}
	}

	/** Stops a load or leaves a review; what was loaded before stays. */
	cancel(): void {
		this.#loading?.abort(new DOMException('cancelled', 'AbortError'));
	}

	/** Recomputes the review for changed choices, one at a time; of those that come meanwhile only the last counts. */
	async reconsider(decision: Decision): Promise<void> {
		const asked = this.#asked;
		if (!asked) return;
		const busy = asked.next !== null;
		asked.next = { ...decision, format: asked.format };
		if (busy) return;
		const { reviewOf } = await import('../ingest/index.ts');
		let shown: Decision | null = null;
		asked.counting.abort();
		while (asked.next !== null && asked.next !== shown && this.#asked === asked) {
			shown = asked.next;
			const review = await reviewOf(asked.engine, asked.table, shown, this.#owner.zone());
			if (this.#asked === asked) this.review = { ...review, counts: this.review?.counts ?? null };
		}
		asked.next = null;
		if (shown) await this.#count(shown);
	}

	/** Reads other sheets of the workbook that is being asked about. */
	async chooseSheets(sheets: readonly string[]): Promise<void> {
		const file = this.#asked?.file;
		const { wanted, keep } = this.#job;
		if (!file || !wanted) return;
		const tables = [{ decision: null, review: true }];
		await this.load(
			wanted.map((one) => (one.file === file ? { file, sheets, tables } : one)),
			keep
		);
	}

	/** Goes on with the reader's mapping. */
	confirm(decision: Decision): void {
		this.#asked?.answer({ ...decision, format: this.#asked.format });
	}

	fail(problem: Problem): void {
		this.problem = problem;
		this.to('error');
	}

	dismiss(): void {
		this.problem = null;
		if (this.state === 'error') this.to(this.held ? 'ready' : 'empty');
	}

	to(state: State): void {
		this.state = state;
		document.documentElement.dataset.state = state;
	}

	/** What comes of each column of the whole file: told when it is counted, unless another choice comes first. */
	async #count(decision: Decision): Promise<void> {
		const asked = this.#asked;
		if (!asked) return;
		const { signal } = (asked.counting = new AbortController());
		const { countsOf } = await import('../ingest/index.ts');
		try {
			const counts = await countsOf(asked.engine, asked.table, decision, signal);
			if (!signal.aborted && this.#asked === asked && this.review)
				this.review = { ...this.review, counts, counting: false };
		} catch {
			// the preview stands; an engine that fails here fails again, and says so, when the file is loaded
			if (!signal.aborted && this.#asked === asked && this.review)
				this.review = { ...this.review, counts: [], counting: false };
		}
	}

	/** Files that were not held before; of a failed load nothing is taken over, and the sample stays what is shown. */
	async #loadNew(files: readonly File[], keep: Kept, sample: File | null): Promise<void> {
		const before = this.held;
		await this.load(
			files.map((file) => ({ file })),
			keep
		);
		if (this.held !== before) this.#sample = sample;
	}

	#without(table: number | null): Kept {
		const { sources = [], origins = [] } = this.held ?? {};
		const rest = <T>(list: readonly T[]) => list.filter((_, i) => i !== table);
		return { sources: rest(sources), origins: rest(origins) };
	}

	async #run(wanted: readonly Wanted[] | null, keep: Kept, signal: AbortSignal): Promise<void> {
		const former = this.held;
		const context = this.#context(signal);
		const held = wanted
			? await loadFiles(wanted, context, keep)
			: former && (await loadAgain(former, context));
		if (!held) return;
		this.progress = { stage: 'measuring', file: null, share: null };
		try {
			// what is shown is asked about at once: by then it must be what is held
			await this.#owner.adopt(held, signal, () => (this.held = held));
		} catch (error) {
			held.engine.terminate();
			throw error;
		} finally {
			this.#owner.engines.renew();
		}
		former?.engine.terminate();
	}

	#context(signal: AbortSignal): LoadContext {
		const { engines, zone, recall, remember, summon } = this.#owner;
		return {
			engines,
			zone: zone(),
			recall,
			remember,
			signal,
			progress: (progress) => {
				if (!signal.aborted) this.progress = progress;
			},
			ask: async (engine, { file, table, decision }) => {
				const { reviewOf } = await import('../ingest/index.ts');
				this.review = await reviewOf(engine, table, decision, zone());
				signal.throwIfAborted();
				summon();
				this.to('review');
				const counting = new AbortController();
				const decided = await new Promise<Decision>((resolve, reject) => {
					const format = decision.format ?? null;
					this.#asked = { engine, file, table, format, next: null, counting, answer: resolve };
					signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
					void this.#count(decision);
				}).finally(() => this.#asked?.counting.abort());
				this.#asked = null;
				this.review = null;
				this.to('loading');
				return decided;
			}
		};
	}
}
