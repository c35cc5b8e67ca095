import type { Drop, Source } from './load.ts';
import type { RefusedReason } from './types.ts';

/** A refused row as the reader sees it. */
export interface Refused {
	file: string;
	/** line of the file on which the row begins (JSON arrays: number of the record) */
	line: number;
	reason: RefusedReason;
	/** name of the column at fault, where there is one */
	column: string | null;
	/** the row's text, unchanged */
	original: string;
}

const BLOCK_BYTES = 4 * 1024 * 1024;

/** All refused rows of one file, in its order: those the reader refused, and those whose cells could not be used. */
export async function originals({ table, plan }: Source, drops: readonly Drop[]): Promise<Refused[]> {
	const column = (reason: RefusedReason) => {
		const { incident, event } = plan.mapping;
		const index = reason.endsWith('_event_time')
			? event.at?.[0]
			: reason === 'no_id'
				? incident.incident_id?.[0]
				: incident.opened_at?.[0];
		return index === undefined ? null : (table.header[index] ?? null);
	};
	const found: Refused[] = table.refused.map((row) => ({ file: table.name, column: null, ...row }));
	const bad = drops.filter((drop) => drop.reason !== 'duplicate').sort((a, b) => a.row - b.row);
	let block = new Uint8Array();
	let base = 0;
	const decoder = new TextDecoder();
	for (const { row, reason } of bad) {
		const start = table.starts[row - 1] as number;
		const end = table.ends[row - 1] as number;
		if (end > base + block.length || start < base) {
			base = start;
			const until = Math.max(end, base + BLOCK_BYTES);
			block = new Uint8Array(await table.source.slice(base, until).arrayBuffer());
		}
		const original = decoder.decode(block.subarray(start - base, end - base)).replace(/(?:\r\n|\n|\r)$/, '');
		const why = reason as RefusedReason;
		found.push({
			file: table.name,
			line: table.lines[row - 1] as number,
			reason: why,
			column: column(why),
			original
		});
	}
	return found.sort((a, b) => a.line - b.line);
}
