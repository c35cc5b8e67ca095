import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { beside } from './beside.ts';
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

/** What an engine is started from; compiled once, so that every further one is there at once and as fast as the first. */
export interface EngineParts {
	worker: Blob;
	module: WebAssembly.Module;
}

/**
 * Fetches the engine's two files from beside the page, and compiles while they come. The host's MIME types do not
 * matter; the worker, started from a blob, lives under the page's own content policy.
 * @param progress gets the share fetched, 0..1
 * @throws EngineError `no_wasm` | `fetch_failed` | `start_failed`
 */
export async function fetchEngine(progress: (share: number) => void): Promise<EngineParts> {
	if (typeof WebAssembly !== 'object') throw new EngineError('no_wasm', 'WebAssembly is not available');
	const [script, module] = await Promise.all([fetchText(workerUrl), fetchModule(wasmUrl, progress)]);
	return { worker: new Blob([TAKE_MODULE, script], { type: 'text/javascript' }), module };
}

/**
 * Goes before the engine's own script: the first message is the compiled module, and where the engine would compile it
 * from an address, it gets that one.
 */
const TAKE_MODULE = `{
	const module = new Promise((taken) => {
		addEventListener('message', (event) => {
			event.stopImmediatePropagation();
			taken(event.data);
		}, { once: true });
	});
	WebAssembly.instantiateStreaming = async (unused, imports) => {
		Promise.resolve(unused).catch(() => {}); // from file:// a worker may not even fetch what the page made
		return { module: await module, instance: await WebAssembly.instantiate(await module, imports) };
	};
}
`;

/**
 * Starts an engine and locks it.
 * @throws EngineError `start_failed`
 */
export async function startEngine({ worker: script, module }: EngineParts): Promise<Engine> {
	const scriptUrl = URL.createObjectURL(script);
	/** what the engine asks for, although it has it already */
	const moduleUrl = URL.createObjectURL(new Blob([], { type: 'application/wasm' }));
	const worker = new Worker(scriptUrl);
	const engine = new Engine(new AsyncDuckDB(new VoidLogger(), worker), worker);
	try {
		worker.postMessage(module);
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

async function fetchText(url: string): Promise<string> {
	try {
		return await (await beside(url)).text();
	} catch (error) {
		throw failed('fetch_failed', url, error);
	}
}

async function fetchModule(url: string, progress: (share: number) => void): Promise<WebAssembly.Module> {
	let whole = false;
	try {
		const { body } = await beside(url);
		if (!body) throw new Error('It has no content.');
		let received = 0;
		const counted = body.pipeThrough(
			new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
				transform(part, stream) {
					received += part.length;
					progress(Math.min(1, received / __ENGINE_BYTES__));
					stream.enqueue(part);
				},
				flush() {
					whole = true;
				}
			})
		);
		return await WebAssembly.compileStreaming(
			new Response(counted, { headers: { 'content-type': 'application/wasm' } })
		);
	} catch (error) {
		throw failed(whole ? 'start_failed' : 'fetch_failed', url, error);
	}
}

function failed(reason: EngineError['reason'], url: string, error: unknown): EngineError {
	return new EngineError(reason, `${url}: ${error instanceof Error ? error.message : String(error)}`);
}
