import type { Drop, Source } from './load.ts';
import type { RefusedReason } from './types.ts';
import { textReader, withoutEol } from './window.ts';

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
	const textOf = textReader(table.source);
	for (const { row, reason } of bad) {
		const original = withoutEol(await textOf(table.starts[row - 1] as number, table.ends[row - 1] as number));
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
