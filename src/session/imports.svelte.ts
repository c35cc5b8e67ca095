import type { Engine } from '../engine/engine.ts';
import type { RawTable } from '../ingest/index.ts';
import { Problem, type Decision, type Progress, type Review } from '../ingest/types.ts';
import type { Engines } from './engines.ts';
import { asProblem, loadAgain, loadFiles, type Held, type LoadContext, type Wanted } from './loading.ts';

export type State = 'empty' | 'loading' | 'review' | 'ready' | 'error';

/** What the import needs of its owner. */
export interface Owner {
	engines: Engines;
	zone: () => string;
	/** Makes a loaded set the shown one; what it replaces is ended afterwards. */
	adopt: (held: Held, signal: AbortSignal) => Promise<void>;
	/** The reader is to be asked: the import page must be in view. */
	summon: () => void;
}

/** Getting files in: one load at a time, what was loaded before stays until the new set is ready. */
export class Imports {
	state: State = $state('empty');
	progress: Progress | null = $state.raw(null);
	problem: Problem | null = $state.raw(null);
	review: Review | null = $state.raw(null);
	held: Held | null = null;

	readonly #owner: Owner;
	#loading: AbortController | null = null;
	#asked: {
		engine: Engine;
		table: RawTable;
		format: string | null;
		/** the choices that the review is being recomputed for; null while it is not */
		next: Decision | null;
		answer: (decision: Decision) => void;
	} | null = null;

	constructor(owner: Owner) {
		this.#owner = owner;
	}

	/** Loads the files, or with null the held ones again. */
	async load(wanted: readonly Wanted[] | null): Promise<void> {
		this.#loading?.abort(new DOMException('superseded', 'AbortError'));
		const loading = (this.#loading = new AbortController());
		const { signal } = loading;
		this.problem = null;
		this.progress = { stage: 'opening', file: wanted?.[0]?.file.name ?? null, share: null };
		this.to('loading');
		try {
			await this.#run(wanted, signal);
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
		while (asked.next !== null && asked.next !== shown && this.#asked === asked) {
			shown = asked.next;
			const review = await reviewOf(asked.engine, asked.table, shown, this.#owner.zone());
			if (this.#asked === asked) this.review = review;
		}
		asked.next = null;
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

	async #run(wanted: readonly Wanted[] | null, signal: AbortSignal): Promise<void> {
		const former = this.held;
		const context = this.#context(signal);
		const held = wanted ? await loadFiles(wanted, context) : former && (await loadAgain(former, context));
		if (!held) return;
		this.progress = { stage: 'measuring', file: null, share: null };
		try {
			await this.#owner.adopt(held, signal);
		} catch (error) {
			held.engine.terminate();
			throw error;
		} finally {
			this.#owner.engines.renew();
		}
		this.held = held;
		former?.engine.terminate();
	}

	#context(signal: AbortSignal): LoadContext {
		const { engines, zone, summon } = this.#owner;
		return {
			engines,
			zone: zone(),
			signal,
			progress: (progress) => {
				if (!signal.aborted) this.progress = progress;
			},
			ask: async (engine, table, decision) => {
				const { reviewOf } = await import('../ingest/index.ts');
				this.review = await reviewOf(engine, table, decision, zone());
				signal.throwIfAborted();
				summon();
				this.to('review');
				const decided = await new Promise<Decision>((resolve, reject) => {
					this.#asked = { engine, table, format: decision.format ?? null, next: null, answer: resolve };
					signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
				});
				this.#asked = null;
				this.review = null;
				this.to('loading');
				return decided;
			}
		};
	}
}
