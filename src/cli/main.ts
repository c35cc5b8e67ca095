import { fetchMessages } from '../i18n/fetch.ts';
import { language } from '../i18n/language.svelte.ts';
import { t } from '../i18n/translate.ts';
import { commandOf, languageOf } from './args.ts';
import type { Native } from './native.ts';
import { toldOf } from './problem.ts';
import type { Terminal } from './progress.ts';
import { runRecap } from './recap.ts';
import { Told } from './told.ts';

export type { Terminal } from './progress.ts';

/**
 * Does what a command says.
 * @param args what stands behind the program's name
 * @returns 0; 1 where a file could not be read or written; 2 where the command is wrong
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
	const asked = languageOf(args);
	await fetchMessages(asked);
	language.current = asked;
	try {
		const command = commandOf(args);
		if (command.kind === 'help') terminal.out(`${t('cli.help')}\n`);
		else if (command.kind === 'version') terminal.out(`${__VERSION__}\n`);
		else await withEngine((db) => runRecap(command, db, terminal));
		return 0;
	} catch (error) {
		const { code, lines } = toldOf(error, '');
		terminal.error(`${[...lines, ...(code === 1 ? [t('cli.nothing_written')] : [])].join('\n')}\n`);
		return code;
	}
}

async function withEngine(use: (db: Native) => Promise<void>): Promise<void> {
	const db = await opened();
	try {
		await use(db);
	} finally {
		await db.close();
	}
}

/** The library is one of the machine's own: where there is none for it, only this command does not work. */
async function opened(): Promise<Native> {
	let native: typeof import('./native.ts');
	try {
		native = await import('./native.ts');
	} catch {
		throw new Told(1, [t('cli.no_engine', { system: `${process.platform}-${process.arch}` })]);
	}
	return native.openNative();
}
