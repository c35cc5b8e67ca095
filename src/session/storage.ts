import { CHILDREN, DEFAULT_POLICY, TRANSFER_EVIDENCE, type Policy } from '../model/policy.ts';

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
			policy: policyOf(kept.policy)
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

/** A kept policy; what a former version did not keep yet is as in the default one, which also replaces nonsense. */
function policyOf(kept: unknown): Policy {
	if (typeof kept !== 'object' || kept === null) return DEFAULT_POLICY;
	const policy = { ...DEFAULT_POLICY, ...kept };
	return isPolicy(policy) ? policy : DEFAULT_POLICY;
}

function isPolicy({ targets, transfer_evidence, children }: Record<keyof Policy, unknown>): boolean {
	return (
		['auto', ...TRANSFER_EVIDENCE].includes(String(transfer_evidence)) &&
		(CHILDREN as readonly unknown[]).includes(children) &&
		typeof targets === 'object' &&
		targets !== null &&
		Object.entries(targets).every(
			([priority, target]) =>
				/^[1-9]\d?$/.test(priority) &&
				[target?.response_minutes, target?.resolution_minutes].every(
					(m) => typeof m === 'number' && m > 0 && m < 1e7
				)
		)
	);
}
