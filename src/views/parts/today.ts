import { wallOf } from '../../model/wall.ts';
import { session } from '../../session/session.svelte.ts';

/** The day at the site, YYYY-MM-DD. */
export function today(): string {
	return wallOf(Date.now(), session.zone).slice(0, 10);
}
