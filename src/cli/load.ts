import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from '../engine/database.ts';
import { t } from '../i18n/translate.ts';
import { load, type Loaded, type Source } from '../ingest/load.ts';
import { readTables } from '../ingest/read.ts';
import { recognise } from '../ingest/recognise.ts';
import { checkUsable } from '../ingest/review.ts';
import { settled } from '../ingest/settle.ts';
import type { RawTable } from '../ingest/table.ts';
import type { Progress } from '../ingest/types.ts';
import { recall } from '../workspace/memory.ts';
import type { Workspace } from '../workspace/sections.ts';
import { toldOf } from './problem.ts';
import { printable, Told } from './told.ts';

export interface Reading {
	workspace: Workspace;
	/** IANA name of the site clock */
	zone: string;
	progress: (progress: Progress) => void;
}

/**
 * The logs at these paths → an engine that holds them, the way the page does it where it need not ask.
 * @throws Told with 1 for the first file that cannot be read
 */
export async function loadLogs(
	db: Database,
	paths: readonly string[],
	{ workspace, zone, progress }: Reading
): Promise<Loaded> {
	const sources: Source[] = [];
	for (const path of paths) {
		try {
			if ((await stat(path)).isDirectory())
				throw new Told(1, [t('cli.is_folder', { file: printable(path) })]);
			for (const table of await readTables(basename(path), await openAsBlob(path), { progress }))
				sources.push({ table, plan: planFor(table, path, workspace) });
		} catch (error) {
			throw toldOf(error, path);
		}
	}
	try {
		return await load(db, sources, { zone, progress });
	} catch (error) {
		throw toldOf(error, paths.join(', '));
	}
}

/** Nobody can be asked here: what the page would ask must have been answered in it before. */
function planFor(table: RawTable, path: string, { mappings }: Workspace): Source['plan'] {
	const found = settled(table, recall(mappings, table.header));
	if (found) return found.plan;
	checkUsable(table);
	const columns = table.header.filter((name) => name.trim() !== '').join(', ');
	const known = recognise(table.header, table.shape) !== null;
	throw new Told(1, [
		printable(path),
		known ? t('cli.asks_order') : t('cli.asks_columns', { columns: printable(columns) }),
		t('cli.asks_advice')
	]);
}
