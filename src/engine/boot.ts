import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Engine } from './engine.ts';
import { LOCK } from './lock.ts';

/** Why the engine is not there: a key for a message, and what the browser said. */
export class EngineError extends Error {
	override name = 'EngineError';
	constructor(
		readonly reason: 'no_wasm' | 'fetch_failed' | 'start_failed',
		detail: string
	) {
		super(detail);
	}
}

export interface EngineFiles {
	worker: Blob;
	wasm: Blob;
}

/**
 * Fetches the engine's two files from beside the page, as typed blobs, so that a host with wrong MIME types does no
 * harm and the worker lives under the page's own content policy.
 * @param progress gets the share fetched, 0..1
 * @throws EngineError `no_wasm` | `fetch_failed`
 */
export async function fetchEngine(progress: (share: number) => void): Promise<EngineFiles> {
	if (typeof WebAssembly !== 'object') throw new EngineError('no_wasm', 'WebAssembly is not available');
	const [worker, wasm] = await Promise.all([
		fetchBlob(workerUrl, 'text/javascript', () => {}),
		fetchBlob(wasmUrl, 'application/wasm', progress)
	]);
	return { worker, wasm };
}

/**
 * Starts an engine and locks it.
 * @throws EngineError `start_failed`
 */
export async function startEngine(files: EngineFiles): Promise<Engine> {
	const scriptUrl = URL.createObjectURL(files.worker);
	const moduleUrl = URL.createObjectURL(files.wasm);
	const worker = new Worker(scriptUrl);
	const engine = new Engine(new AsyncDuckDB(new VoidLogger(), worker), worker);
	try {
		await engine.open(moduleUrl, LOCK);
		return engine;
	} catch (error) {
		engine.terminate();
		throw new EngineError('start_failed', error instanceof Error ? error.message : String(error));
	} finally {
		URL.revokeObjectURL(scriptUrl);
		URL.revokeObjectURL(moduleUrl);
	}
}

async function fetchBlob(url: string, type: string, progress: (share: number) => void): Promise<Blob> {
	try {
		const response = await fetch(url);
		if (!response.ok || !response.body) throw new Error(`${response.status} ${response.statusText}`);
		const parts: Uint8Array<ArrayBuffer>[] = [];
		let received = 0;
		const reader = response.body.getReader();
		for (let step = await reader.read(); !step.done; step = await reader.read()) {
			parts.push(step.value);
			received += step.value.length;
			progress(Math.min(1, received / __ENGINE_BYTES__));
		}
		return new Blob(parts, { type });
	} catch (error) {
		throw new EngineError(
			'fetch_failed',
			`${url}: ${error instanceof Error ? error.message : String(error)}`
		);
	}
}
