import { fieldsOf } from './plan.ts';
import type { Source } from './load.ts';
import { Problem } from './types.ts';

const GB = 1_000_000_000;
/** What the engine can have of memory, whatever the machine holds: its addresses are 32 bits wide. */
const ENGINE_BYTES = 3 * GB;
/** Bytes that a cell takes in the engine over the whole load; measured on a list of a million rows (BENCH.md). */
const CELL_BYTES = 40;
/** Positions in a file are counted in 32 bits. */
const LONGEST_FILE = 4 * GB;

/** @throws Problem `too_large` before anything of a file is read that cannot be read to its end */
export function checkLength({ name, size }: { name: string; size: number }): void {
	if (size >= LONGEST_FILE) throw new Problem('too_large', { file: name, size: Math.round(size / 1e6) });
}

/**
 * Whether the tables will fit into the engine's memory together; only columns that are used count.
 * @param machine_gb what the browser says the machine has, in GB; half of it may be taken
 * @throws Problem `will_not_fit` before anything is loaded
 */
export function checkFits(sources: readonly Source[], machine_gb = Infinity): void {
	const needs = sources.map(bytesOf);
	const need = needs.reduce((sum, bytes) => sum + bytes, 0);
	const room = Math.min(ENGINE_BYTES, (machine_gb * GB) / 2);
	const largest = sources[needs.indexOf(Math.max(...needs))];
	if (!largest || need <= room) return;
	throw new Problem('will_not_fit', {
		file: largest.table.name,
		rows: sources.reduce((sum, { table }) => sum + table.kept, 0),
		columns: fieldsOf(largest.plan).length,
		need: gigabytes(need),
		room: gigabytes(room)
	});
}

/** What a table will take: a fixed size for each cell, and twice its text where that is long. */
function bytesOf({ table, plan }: Source): number {
	const used = fieldsOf(plan).length;
	const text = (table.csv.size * Math.min(used, table.header.length)) / Math.max(1, table.header.length);
	return Math.max(table.kept * used * CELL_BYTES, 2 * text);
}

function gigabytes(bytes: number): number {
	return Math.round(bytes / (GB / 10)) / 10;
}
