import { unwrap } from './container.ts';
import { draftOf, readCsv } from './csv.ts';
import { decode } from './encoding.ts';
import { checkLength } from './fits.ts';
import { looksLikeJson, readJson } from './json.ts';
import { dateColumns } from './plan.ts';
import { mappingOf, recognise } from './recognise.ts';
import { sniff } from './sniff.ts';
import { looksLikeXes, readXes } from './xes.ts';
import { looksLikeWorkbook, readWorkbook } from './xlsx.ts';
import type { RawTable } from './table.ts';
import { Problem, type Progress } from './types.ts';

/** A picture or a document: told by its first bytes, whatever its name says. */
const OTHER_TYPES = [
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x25, 0x50, 0x44, 0x46]
];

export interface ReadOptions {
	progress: (progress: Progress) => void;
	/** columns whose values are looked at as times besides those that are found to be */
	also?: readonly number[];
	/** is told early what a large file will probably come out as, so that loading can begin while the rest is checked */
	draft?: (table: RawTable) => void;
	/** sheets of a workbook that are read, by name; without it, those that look like tickets */
	sheets?: readonly string[];
}

/** A smaller file is read to its end before a draft of it could be of use. */
const DRAFT_FROM_BYTES = 8_000_000;
/** Of a larger one it is first seen whether it fits into memory. */
const DRAFT_TO_BYTES = 400_000_000;

/**
 * One dropped file → the tables in it, each row accounted for.
 * @throws Problem with what is wrong, where, and (by its text) what to do
 */
export async function readTables(name: string, blob: Blob, options: ReadOptions): Promise<RawTable[]> {
	options.progress({ stage: 'opening', file: name, share: null });
	if (blob.size === 0) throw new Problem('empty_file', { file: name });
	checkLength({ name, size: blob.size });
	if (await looksLikeWorkbook(blob)) return readWorkbook(name, blob, options.sheets);
	const files = await unwrap(name, blob);
	const tables: RawTable[] = [];
	for (const file of files)
		tables.push(
			...(await readOne(
				file.name,
				file.blob,
				files.length === 1 ? options : { ...options, draft: undefined }
			))
		);
	return tables;
}

async function readOne(name: string, blob: Blob, options: ReadOptions): Promise<RawTable[]> {
	return (await looksLikeWorkbook(blob))
		? readWorkbook(name, blob, options.sheets)
		: [await readText(name, blob, options)];
}

async function readText(name: string, blob: Blob, options: ReadOptions): Promise<RawTable> {
	await refuseOtherTypes(name, blob);
	const { blob: text, encoding } = await decode(name, blob);
	const head = await text.slice(0, 1_000).text();
	if (head.trim() === '' && text.size < 1_000) throw new Problem('empty_file', { file: name });
	const table = looksLikeJson(head)
		? await readJson(name, text, encoding)
		: looksLikeXes(head)
			? await readXes(name, text, encoding, (share) =>
					options.progress({ stage: 'checking', file: name, share })
				)
			: await readRows(name, text, encoding, options);
	if (table.kept === 0 && table.refused.length === 0) throw new Problem('no_rows', { file: name });
	return table;
}

async function readRows(
	name: string,
	text: Blob,
	encoding: string,
	{ progress, also = [], draft: tell }: ReadOptions
): Promise<RawTable> {
	const dialect = await sniff(name, text);
	if (!dialect) throw new Problem('empty_file', { file: name });
	const format = recognise(dialect.header, 'csv');
	const known = format ? dateColumns(mappingOf(format, dialect.header), format, dialect.header) : [];
	const { draft, watch } = await draftOf(name, text, dialect, encoding, [...known, ...also]);
	if (format && text.size > DRAFT_FROM_BYTES && text.size < DRAFT_TO_BYTES) tell?.(draft);
	return readCsv(name, text, dialect, encoding, watch, (share) =>
		progress({ stage: 'checking', file: name, share })
	);
}

async function refuseOtherTypes(name: string, blob: Blob): Promise<void> {
	const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
	if (OTHER_TYPES.some((bytes) => bytes.every((byte, i) => head[i] === byte)))
		throw new Problem('unsupported_type', { file: name });
}
