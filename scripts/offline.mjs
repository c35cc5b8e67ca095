import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const WORKER = new URL('offline/worker.js', import.meta.url);
/** What the worker does not keep: itself, the file for those who have no server, and what a host puts in. */
const NOT_KEPT = /^(offline\.js|rekap\.html|web\.config|data\/.*)$/;

/**
 * A Vite plugin: writes the service worker `offline.js` beside index.html, with the list of the built files in it.
 * @returns {import('vite').Plugin}
 */
export function offline() {
	return {
		name: 'rekap-offline',
		apply: 'build',
		writeBundle({ dir }) {
			if (dir) writeFileSync(join(dir, 'offline.js'), workerFor(dir));
		}
	};
}

/** The worker for the files in a folder; another content of any file is another version. */
function workerFor(dir) {
	const files = readdirSync(dir, { recursive: true })
		.filter((name) => statSync(join(dir, name)).isFile())
		.map((name) => name.split(sep).join('/'))
		.filter((name) => !NOT_KEPT.test(name))
		.sort();
	const worker = readFileSync(WORKER, 'utf8');
	const hash = createHash('sha256').update(worker);
	for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(dir, name)));
	const [entry = ''] = /assets\/index-[\w-]+\.js/.exec(readFileSync(join(dir, 'index.html'), 'utf8')) ?? [];
	const values = {
		__FILES__: JSON.stringify(files, null, '\t'),
		__ENTRY__: JSON.stringify(entry),
		__VERSION__: JSON.stringify(hash.digest('hex').slice(0, 16))
	};
	return worker.replace(/__[A-Z]+__/g, (slot) => values[slot]);
}
