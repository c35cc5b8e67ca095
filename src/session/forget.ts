import { session } from './session.svelte.ts';
import { logbook } from './logbook.svelte.ts';
import { forgetAll } from './storage.ts';
import { START } from '../workspace/sections.ts';

/** Takes everything off this device that this page ever kept on it; the loaded data set is not kept, and stays in view. */
export async function forgetEverything(): Promise<void> {
	forgetAll();
	session.workspace.replace(START);
	await session.workspace.settled();
	await logbook.open();
	await logbook.clear();
}
