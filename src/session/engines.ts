import { beside } from '../engine/beside.ts';
import type { Engine } from '../engine/engine.ts';
import { fetchAllMessages } from '../i18n/fetch.ts';
import type { EngineParts } from '../engine/boot.ts';
import sampleUrl from '../../sample-data/desk.csv?url';

/** After this no request leaves the page or its workers, not even to its own host: everything needed is in memory. */
const SEAL = "connect-src blob:; worker-src blob:; img-src data: blob:; form-action 'none'";

/** The sample's file, by which it is known again. */
export const SAMPLE = 'sample-desk.csv';

/** What else is fetched before the page is sealed, told when the engine is; never rejects. */
export type Before = (engine: Promise<unknown>) => Promise<unknown>;

export type EngineFailure = 'no_wasm' | 'fetch_failed' | 'start_failed';

/**
 * Keeps what engines are made of, hands out engines, and seals the page once everything is fetched. A new data set gets a
 * new engine: the former one stays whole until the new one is ready, and its memory comes back when it ends.
 */
export class Engines {
	#parts: Promise<EngineParts> | undefined;
	#spare: Promise<Engine> | undefined;
	#sample: Promise<Blob | null> = Promise.resolve(null);

	/** Fetches the engine and the sample, seals the page, starts a first engine. */
	async boot(progress: (share: number) => void, before: Before): Promise<void> {
		this.#sample = fetchSample();
		// From the beginning, so that whoever asks early waits for it: no engine is to be started on an open page.
		this.#spare = this.#first(progress, before);
		await this.#spare;
	}

	async #first(progress: (share: number) => void, before: Before): Promise<Engine> {
		const { fetchEngine, startEngine } = await import('../engine/boot.ts');
		this.#parts = fetchEngine(progress);
		const [parts] = await Promise.all([this.#parts, this.#sample, preload(), before(this.#parts)]);
		seal();
		return startEngine(parts);
	}

	/** An engine that holds no data. @throws EngineError */
	async fresh(): Promise<Engine> {
		const spare = this.#spare;
		this.#spare = undefined;
		if (spare) return spare;
		const { startEngine, EngineError } = await import('../engine/boot.ts');
		if (!this.#parts) throw new EngineError('start_failed', 'The engine was never fetched.');
		return startEngine(await this.#parts);
	}

	/** Starts a spare engine ahead of need. */
	renew(): void {
		const parts = this.#parts;
		if (this.#spare || !parts) return;
		this.#spare = (async () => (await import('../engine/boot.ts')).startEngine(await parts))();
		this.#spare.catch(() => (this.#spare = undefined));
	}

	/** Puts an engine back that was not used after all, so that the next load need not wait. */
	keep(engine: Engine): void {
		if (this.#spare) engine.terminate();
		else this.#spare = Promise.resolve(engine);
	}

	async sample(): Promise<File | null> {
		const blob = await this.#sample;
		return blob && new File([blob], SAMPLE, { type: 'text/csv' });
	}
}

/** The parts of the app that are needed only with data, fetched before the page is sealed. */
async function preload(): Promise<void> {
	await Promise.all([import('../ingest/index.ts'), import('../metrics/index.ts'), fetchAllMessages()]);
}

async function fetchSample(): Promise<Blob | null> {
	try {
		return await (await beside(sampleUrl)).blob();
	} catch {
		return null;
	}
}

function seal(): void {
	const meta = document.createElement('meta');
	meta.httpEquiv = 'Content-Security-Policy';
	meta.content = SEAL;
	document.head.append(meta);
}
