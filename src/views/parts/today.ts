import { session } from '../../session/session.svelte.ts';

/** The day at the site, YYYY-MM-DD. */
export function today(): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: session.zone }).format(new Date());
}
