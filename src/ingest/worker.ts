import { readTables } from './read.ts';
import type { RawTable } from './table.ts';
import { Problem, type Progress } from './types.ts';

/** What the page asks of the reading worker, one file at a time. */
export interface ReadRequest {
	name: string;
	blob: Blob;
	also: readonly number[];
	sheets: readonly string[] | undefined;
}

export type ReadAnswer =
	| { kind: 'progress'; progress: Progress }
	| { kind: 'draft'; table: RawTable }
	| { kind: 'tables'; tables: RawTable[] }
	| { kind: 'problem'; key: Problem['key']; params: Problem['params'] };

const answer = (message: ReadAnswer) => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
	const { name, blob, also, sheets } = event.data;
	readTables(name, blob, {
		progress: (progress) => answer({ kind: 'progress', progress }),
		draft: (table) => answer({ kind: 'draft', table }),
		also,
		sheets
	}).then(
		(tables) => answer({ kind: 'tables', tables }),
		(error: unknown) => {
			const problem =
				error instanceof Problem ? error : new Problem('unreadable', { file: name, detail: String(error) });
			answer({ kind: 'problem', key: problem.key, params: problem.params });
		}
	);
});
