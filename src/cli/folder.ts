import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { t } from '../i18n/translate.ts';
import { printable, Told } from './told.ts';

/** What a run leaves in its folder. */
export interface Output {
	folder: string;
	/** name → content */
	texts: ReadonlyMap<string, string>;
	/** paths of files that are put beside them, under their own names */
	copies: readonly string[];
}

/** @throws Told with 2 where one file would be written over another that this run reads or writes */
export function checkNames(
	names: readonly string[],
	inputs: readonly string[],
	folder: string,
	copy: boolean
): void {
	const written = new Set(names.map((name) => resolve(folder, name)));
	for (const path of inputs) {
		const target = copy ? resolve(folder, basename(path)) : resolve(path);
		if (written.has(target)) throw taken('cli.would_overwrite', path);
		// a file that lies in the folder already is its own copy
		if (copy) written.add(target);
	}
}

function taken(key: 'cli.would_overwrite', path: string): Told {
	return new Told(2, [t(key, { name: printable(basename(path)) })]);
}

/** Where a hosted page finds a file from the folder: relative, and as an address spells it. */
export function addressOf(path: string, folder: string, copied: boolean): string {
	const place = copied ? basename(path) : relative(resolve(folder), resolve(path));
	return place.split(sep).map(encodeURIComponent).join('/');
}

/** Writes all of it or, where a file cannot be written, nothing: each takes its name only when all are there. */
export async function writeFolder({ folder, texts, copies }: Output): Promise<void> {
	const made: { part: string; name: string }[] = [];
	const part = (name: string) => {
		const one = { part: join(folder, `.rekap-${process.pid}-${made.length}`), name: join(folder, name) };
		made.push(one);
		return one.part;
	};
	try {
		await mkdir(folder, { recursive: true });
		for (const [name, text] of texts) await writeFile(part(name), text);
		for (const path of copies)
			if (resolve(path) !== resolve(folder, basename(path))) await copyFile(path, part(basename(path)));
		for (const { part, name } of made) await rename(part, name);
	} catch (error) {
		for (const { part } of made) await rm(part, { force: true });
		const detail = error instanceof Error ? error.message : String(error);
		throw new Told(1, [t('cli.not_written', { folder: printable(folder) }), printable(detail)]);
	}
}
