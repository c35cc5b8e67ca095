import { count } from './format.ts';
import { language, type Language } from './language.svelte.ts';
import type en from './messages/en.json';

export type Key = keyof typeof en;
export type Params = Readonly<Record<string, string | number>>;
export type Messages = Record<Key, string>;

/** Those that are there by now; the language of the page is always among them. */
const MESSAGES: Partial<Record<Language, Messages>> = {};

/** Makes a language known. */
export function teach(language: Language, messages: Messages): void {
	MESSAGES[language] = messages;
}

/** `{name}` takes a parameter; `{name|one|many}` takes the word that fits its number. */
const SLOT = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * The text of `key` in the reader's language. Numbers among the parameters are written the way the language writes
 * counts; anything else that is not text must be formatted before it comes here.
 */
export function t(key: Key, params: Params = {}): string {
	return fill(MESSAGES[language.current]?.[key] ?? key, params);
}

/** The text of a key that is put together from data, or undefined where there is none. */
export function maybe(key: string, params: Params = {}): string | undefined {
	const text = (MESSAGES[language.current] as Record<string, string | undefined> | undefined)?.[key];
	return text === undefined ? undefined : fill(text, params);
}

function fill(text: string, params: Params): string {
	return text.replace(SLOT, (slot, name: string, one?: string, many?: string) => {
		const value = params[name];
		if (value === undefined) return slot;
		if (one !== undefined && many !== undefined) return value === 1 ? one : many;
		return typeof value === 'number' ? count(value) : value;
	});
}
