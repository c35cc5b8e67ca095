import { hosted } from './hosted/hosted.svelte.ts';
import { offline } from './offline.svelte.ts';
import { session } from './session.svelte.ts';
import { differences, taken } from '../workspace/file.ts';
import { START } from '../workspace/sections.ts';

/** What happens when the page is opened: all that is fetched is fetched before it is sealed, and the team's set opens by itself. */
export async function start(): Promise<void> {
	const fetched = hosted.fetch(new URL(location.href), () => {
		if (location.hash === '') session.view = 'recap';
	});
	const opened = session.start((engine) => Promise.all([fetched, offline.begin(engine)]));
	await Promise.all([fetched, opened]);
	takeWorkspace();
	if (hosted.status !== 'fetched') return;
	// whoever has opened something meanwhile wants that
	if (session.state !== 'empty') return hosted.skip();
	await session.open(hosted.files);
	hosted.opened = session.data !== null;
}

/** Where this device has no settings of its own, those of the team hold; else the reader is asked. */
function takeWorkspace(): void {
	const { workspace } = session;
	if (!hosted.workspace) return;
	const next = taken(workspace.value, hosted.workspace.sections, 'merge');
	if (differences(workspace.value, START).length === 0) workspace.replace(next);
	if (differences(workspace.value, next).length === 0) hosted.workspace = null;
}
