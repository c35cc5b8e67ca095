import { endHere, nameHere } from './place.ts';

/** What is kept of this device and its reader, beside the workspace of the office. */
export interface Settings {
	language: 'en' | 'id';
	theme: 'auto' | 'light' | 'dark';
}

const key = () => nameHere('display@1');
/** where it stood before there was a workspace */
const formerKey = () => nameHere('settings@1');

/** The language that the address asks for, else what was kept, else the browser's; the theme that was kept, else the system's. */
export function readSettings(): Settings {
	const asked = new URLSearchParams(location.search).get('lang');
	const { language, theme } = kept();
	return {
		language: [asked, language].find(isLanguage) ?? (navigator.language.startsWith('id') ? 'id' : 'en'),
		theme: theme === 'light' || theme === 'dark' ? theme : 'auto'
	};
}

function kept(): { [name in keyof Settings]?: unknown } {
	try {
		const text = localStorage.getItem(key()) ?? localStorage.getItem(formerKey());
		return (JSON.parse(text ?? '{}') as Settings | null) ?? {};
	} catch {
		return {};
	}
}

const isLanguage = (code: unknown): code is Settings['language'] => code === 'en' || code === 'id';

/** Keeps the settings, where the browser lets it. */
export function keepSettings(settings: Settings): void {
	try {
		localStorage.setItem(key(), JSON.stringify(settings));
	} catch {
		// a browser that keeps nothing: they hold until the page is left
	}
}

const guideKey = () => nameHere('guide@1');

/** Whether the short way through the sample was put away on this device. */
export function guideSeen(): boolean {
	try {
		return localStorage.getItem(guideKey()) !== null;
	} catch {
		return false;
	}
}

export function seeGuide(): void {
	try {
		localStorage.setItem(guideKey(), 'seen');
	} catch {
		// a browser that keeps nothing: it is shown again the next time
	}
}

/** Takes away all that was ever kept here under names of this page. */
export function forgetAll(): void {
	const folder = endHere();
	try {
		for (const name of Object.keys(localStorage))
			if (name.startsWith('rekap/') && name.endsWith(folder)) localStorage.removeItem(name);
	} catch {
		// nothing was kept
	}
}
