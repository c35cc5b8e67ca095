import { LANGUAGES, type Language } from './language.svelte.ts';
import { teach } from './translate.ts';

const FILES = {
	en: () => import('./messages/en.json'),
	id: () => import('./messages/id.json')
} as const satisfies Record<Language, unknown>;

/** Fetches the messages of a language from beside the page; ends when it can be spoken. */
export async function fetchMessages(language: Language): Promise<void> {
	teach(language, (await FILES[language]()).default);
}

/** Those of all languages, so that none needs to be fetched once data are there. */
export async function fetchAllMessages(): Promise<void> {
	await Promise.all(LANGUAGES.map(fetchMessages));
}
