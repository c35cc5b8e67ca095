import ReadWorker from './worker.ts?worker&inline';
import type { RawTable } from './table.ts';
import type { ReadOptions } from './read.ts';
import { Problem } from './types.ts';
import type { ReadAnswer, ReadRequest } from './worker.ts';

/**
 * Reads one file away from the page's own thread. Aborting ends the worker at once.
 * @throws Problem with what is wrong and where; the signal's reason when aborted
 */
export function readFile(
	file: File,
	{ signal, progress, draft, also = [], sheets }: ReadOptions & { signal: AbortSignal }
): Promise<RawTable[]> {
	return new Promise<RawTable[]>((resolve, reject) => {
		signal.throwIfAborted();
		const worker = new ReadWorker();
		const finish = (settle: () => void) => {
			worker.terminate();
			signal.removeEventListener('abort', abort);
			settle();
		};
		const abort = () => finish(() => reject(signal.reason as Error));
		signal.addEventListener('abort', abort);
		worker.addEventListener('error', (event) =>
			finish(() => reject(new Problem('unreadable', { file: file.name, detail: event.message })))
		);
		worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
			if (data.kind === 'progress') progress(data.progress);
			else if (data.kind === 'draft') draft?.(data.table);
			else if (data.kind === 'tables') finish(() => resolve(data.tables));
			else finish(() => reject(new Problem(data.key, data.params)));
		});
		const request: ReadRequest = { name: file.name, blob: file, also, sheets };
		worker.postMessage(request);
	});
}
