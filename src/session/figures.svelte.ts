import type { Engine } from '../engine/engine.ts';
import type { Metrics, Recap } from '../metrics/types.ts';
import type { Filter } from '../model/filter.ts';
import type { Policy } from '../model/policy.ts';

/** Pause before the long tail of figures is computed, so that a next choice of filter does not wait for it. */
const SETTLE_MS = 250;

/** The figures of the shown data set under the filter in force; a newer question drops an older one. */
export class Figures {
	/** null until first measured; the former one stays until the next is complete */
	recap: Recap | null = $state.raw(null);
	/** every metric; computed after the recap, null while it is not yet there */
	metrics: Metrics | null = $state.raw(null);
	/** true while a newer recap is being computed */
	measuring: boolean = $state(false);

	#asked: AbortController | null = null;
	#judged: Promise<void> = Promise.resolve();

	/** Builds what all figures rest on and the first recap; nothing shown changes yet. */
	async first(engine: Engine, policy: Policy, filter: Filter, signal: AbortSignal): Promise<Recap> {
		const { prepare, recap } = await import('../metrics/index.ts');
		await prepare(engine, policy);
		return recap(engine, filter, { signal });
	}

	/** Shows the figures of a data set that was just taken over. */
	show(recap: Recap): void {
		this.#asked?.abort();
		this.recap = recap;
		this.metrics = null;
	}

	/** Verdicts are made anew for a changed policy. */
	async judge(engine: Engine, policy: Policy, filter: Filter): Promise<void> {
		this.measuring = true;
		const before = this.#judged;
		await (this.#judged = (async () => {
			await before.catch(() => {});
			const { rejudge } = await import('../metrics/index.ts');
			await rejudge(engine, policy);
		})());
		await this.ask(engine, filter);
	}

	/** Ends when the verdicts are those of the last policy: what is asked before would mix two. */
	async settled(): Promise<void> {
		for (let seen: Promise<void> | null = null; seen !== this.#judged;) {
			seen = this.#judged;
			await seen.catch(() => {});
		}
	}

	/** Computes the recap, then every metric. @throws whatever the engine says, unless a newer question came */
	async ask(engine: Engine, filter: Filter): Promise<void> {
		this.#asked?.abort();
		const asked = (this.#asked = new AbortController());
		const { signal } = asked;
		const { measure, readCodes, recap } = await import('../metrics/index.ts');
		this.measuring = true;
		try {
			await this.settled();
			if (signal.aborted) return;
			const figures = await recap(engine, filter, { signal });
			if (signal.aborted) return;
			this.recap = figures;
			this.metrics = null;
			this.measuring = false;
			await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
			if (signal.aborted) return;
			await readCodes(engine);
			if (signal.aborted) return;
			const metrics = await measure(engine, filter, { signal });
			if (!signal.aborted) this.metrics = metrics;
		} catch (error) {
			if (!signal.aborted) throw error;
		} finally {
			if (this.#asked === asked) this.measuring = false;
		}
	}
}
