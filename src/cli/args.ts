import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../i18n/language.svelte.ts';
import { t } from '../i18n/translate.ts';
import { isZone } from '../model/zone.ts';
import { printable, Told } from './told.ts';

export interface RecapCommand {
	kind: 'recap';
	/** at least one */
	files: readonly string[];
	/** null = nothing is set or answered yet */
	workspace: string | null;
	/** folder that is written to; null = one named by the month */
	out: string | null;
	/** YYYY-MM; null = the last whole month of the log */
	month: string | null;
	/** IANA name; null = what the workspace says */
	zone: string | null;
	/** whether the logs and the workspace go into the folder too */
	copy: boolean;
}

export type Command = RecapCommand | { kind: 'help' } | { kind: 'version' };

const OPTIONS = {
	workspace: { type: 'string' },
	out: { type: 'string' },
	month: { type: 'string' },
	zone: { type: 'string' },
	lang: { type: 'string' },
	copy: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' }
} as const;

/** The language that is asked for, before anything is told in it; English where none is known. */
export function languageOf(args: readonly string[]): Language {
	const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false });
	return LANGUAGES.find((one) => one === values.lang) ?? 'en';
}

/** @throws Told with 2 where the command is not one */
export function commandOf(args: readonly string[]): Command {
	const { values, positionals, tokens } = parseArgs({
		args: [...args],
		options: OPTIONS,
		strict: false,
		tokens: true
	});
	for (const token of tokens) if (token.kind === 'option') check(token);
	if (values.help) return { kind: 'help' };
	if (values.version) return { kind: 'version' };
	const [word, ...files] = positionals;
	if (word === undefined) throw wrong(t('cli.no_command'));
	if (word !== 'recap') throw wrong(t('cli.unknown_command', { word: printable(word) }));
	if (files.length === 0) throw wrong(t('cli.no_files'));
	const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : null);
	return {
		kind: 'recap',
		files,
		workspace: text(values.workspace),
		out: text(values.out),
		month: text(values.month),
		zone: text(values.zone),
		copy: values.copy === true
	};
}

function check({
	name,
	rawName,
	value
}: {
	name: string;
	rawName: string;
	value?: string | undefined;
}): void {
	const option = printable(rawName);
	if (!Object.hasOwn(OPTIONS, name)) throw wrong(t('cli.unknown_option', { option }));
	const { type } = OPTIONS[name as keyof typeof OPTIONS];
	if (type === 'boolean') {
		if (value !== undefined) throw wrong(t('cli.needless_value', { option }));
		return;
	}
	if (value === undefined || value === '') throw wrong(t('cli.no_value', { option }));
	const params = { value: printable(value) };
	if (name === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw wrong(t('cli.bad_month', params));
	if (name === 'zone' && !isZone(value)) throw wrong(t('cli.bad_zone', params));
	if (name === 'lang' && !LANGUAGES.some((one) => one === value)) throw wrong(t('cli.bad_lang', params));
}

function wrong(text: string): Told {
	return new Told(2, [text, t('cli.see_help')]);
}
