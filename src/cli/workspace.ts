import { readFile, stat } from 'node:fs/promises';
import { t } from '../i18n/translate.ts';
import { MOST_BYTES, readWorkspace, taken, type ReadWorkspace } from '../workspace/file.ts';
import { START, type Workspace } from '../workspace/sections.ts';
import { toldOf } from './problem.ts';
import { printable, Told } from './told.ts';

/** What an office set, wrote and answered; the starting values without a file. @throws Told with 1 */
export async function workspaceAt(path: string | null): Promise<Workspace> {
	if (path === null) return START;
	const read = await fileAt(path);
	if ('sections' in read) return taken(START, read.sections, 'replace');
	const { key, at } = read.problem;
	throw new Told(1, [
		printable(path),
		t(`workspace_problem.${key}`, { at: printable(at) }),
		t('cli.no_workspace')
	]);
}

async function fileAt(path: string): Promise<ReadWorkspace> {
	try {
		// bytes are at least as many as letters: nothing larger is read at all
		if ((await stat(path)).size > 4 * MOST_BYTES) return { problem: { key: 'too_large', at: '' } };
		return readWorkspace(await readFile(path, 'utf8'));
	} catch (error) {
		throw toldOf(error, path);
	}
}
