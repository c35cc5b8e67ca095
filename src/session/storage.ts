import { readPolicy } from '../model/policy-check.ts';
import { DEFAULT_POLICY, type Policy } from '../model/policy.ts';

/** What is kept on the device between visits: choices, never incident rows. */
export interface Settings {
	language: 'en' | 'id' | null;
	theme: 'auto' | 'light' | 'dark';
	/** IANA name; null = the browser's */
	zone: string | null;
	policy: Policy;
}

const DEFAULTS: Settings = { language: null, theme: 'auto', zone: null, policy: DEFAULT_POLICY };

/** Pages of one host share an origin and its storage: the folder is part of the key. */
const key = () => `rekap/settings@1 ${location.pathname.replace(/[^/]*$/, '')}`;

/** The kept settings; defaults for whatever is missing or not understood. */
export function readSettings(): Settings {
	try {
		const kept = JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Settings>;
		return {
			language: kept.language === 'en' || kept.language === 'id' ? kept.language : DEFAULTS.language,
			theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : DEFAULTS.theme,
			zone: typeof kept.zone === 'string' && isZone(kept.zone) ? kept.zone : DEFAULTS.zone,
			policy: readPolicy(kept.policy) ?? DEFAULTS.policy
		};
	} catch {
		return DEFAULTS;
	}
}

/** Keeps the settings; says whether the browser let it. */
export function keepSettings(settings: Settings): boolean {
	try {
		localStorage.setItem(key(), JSON.stringify(settings));
		return true;
	} catch {
		return false;
	}
}

export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
