import { unwrap } from './container.ts';
import { readCsv, timeColumns } from './csv.ts';
import { decode } from './encoding.ts';
import { looksLikeJson, readJson } from './json.ts';
import { dateColumns } from './plan.ts';
import { mappingOf, recognise } from './recognise.ts';
import { sniff } from './sniff.ts';
import type { RawTable } from './table.ts';
import { Problem, type Progress } from './types.ts';

/** A picture, a document or an older spreadsheet: told by its first bytes, whatever its name says. */
const OTHER_TYPES = [
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x25, 0x50, 0x44, 0x46],
	[0xd0, 0xcf, 0x11, 0xe0]
];

/**
 * One dropped file → the tables in it, each row accounted for.
 * @param also columns whose values are looked at as times besides those that are found to be
 * @throws Problem with what is wrong, where, and (by its text) what to do
 */
export async function readTables(
	name: string,
	blob: Blob,
	progress: (progress: Progress) => void,
	also: readonly number[] = []
): Promise<RawTable[]> {
	progress({ stage: 'opening', file: name, share: null });
	if (blob.size === 0) throw new Problem('empty_file', { file: name });
	const tables: RawTable[] = [];
	for (const file of await unwrap(name, blob)) tables.push(await readText(file.name, file.blob, progress, also));
	return tables;
}

async function readText(
	name: string,
	blob: Blob,
	progress: (progress: Progress) => void,
	also: readonly number[]
): Promise<RawTable> {
	await refuseOtherTypes(name, blob);
	const { blob: text, encoding } = await decode(name, blob);
	const head = await text.slice(0, 1_000).text();
	if (head.trim() === '' && text.size < 1_000) throw new Problem('empty_file', { file: name });
	const table = looksLikeJson(head) ? await readJson(name, text, encoding) : await readRows(name, text, encoding, progress, also);
	if (table.kept === 0 && table.refused.length === 0) throw new Problem('no_rows', { file: name });
	return table;
}

async function readRows(
	name: string,
	text: Blob,
	encoding: string,
	progress: (progress: Progress) => void,
	also: readonly number[]
): Promise<RawTable> {
	const dialect = await sniff(text);
	if (!dialect) throw new Problem('empty_file', { file: name });
	const format = recognise(dialect.header, 'csv');
	const known = format ? dateColumns(mappingOf(format, dialect.header)) : [];
	const watch = [...new Set([...(await timeColumns(text, dialect)), ...known, ...also])];
	return readCsv(name, text, dialect, encoding, watch, (share) => progress({ stage: 'checking', file: name, share }));
}

async function refuseOtherTypes(name: string, blob: Blob): Promise<void> {
	const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
	if (OTHER_TYPES.some((bytes) => bytes.every((byte, i) => head[i] === byte)))
		throw new Problem('unsupported_type', { file: name });
}
