import { fetchMessages } from '../i18n/fetch.ts';
import { language } from '../i18n/language.svelte.ts';
import { keepSettings, readSettings, type Settings } from './storage.ts';

/** How the page looks and speaks on this device; no part of the workspace. */
export class Display {
	theme: Settings['theme'] = $state('auto');

	/** Takes what was kept, or what the address asks for. To be awaited before anything is shown. */
	async open(): Promise<void> {
		const settings = readSettings();
		this.theme = settings.theme;
		await fetchMessages(settings.language);
		language.current = settings.language;
	}

	setTheme(theme: Settings['theme']): void {
		this.theme = theme;
		this.#keep();
	}

	async setLanguage(code: Settings['language']): Promise<void> {
		await fetchMessages(code);
		language.current = code;
		const url = new URL(location.href);
		url.searchParams.set('lang', code);
		history.replaceState(null, '', url);
		this.#keep();
	}

	#keep(): void {
		keepSettings({ language: language.current, theme: this.theme });
	}
}
