// The app and native DuckDB side by side, on a fresh build; with `-- metrics`, the metrics alone in the shipped engine.
// Through Vite's runner: the sources import SQL as text.
import { join } from 'node:path';
import { ensureChrome } from './chrome.mjs';
import { ensureBuild, ensurePackages, ROOT } from './ready.mjs';

ensurePackages();
const { runnerImport } = await import('vite');
const load = async (name) => (await runnerImport(join(ROOT, 'test', 'bench', name))).module;
if (process.argv[2] === 'metrics') await (await load('metrics.ts')).timeMetrics();
else {
	ensureBuild();
	ensureChrome();
	await (await load('bench.ts')).bench();
}
