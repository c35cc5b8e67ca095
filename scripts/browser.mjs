// The browser tests alone, on a fresh build: `npm run browser [-- test/browser/smoke.test.ts]`.
import { spawnSync } from 'node:child_process';
import { ensureChrome, HOW_TO } from './chrome.mjs';
import { bin, ensureBuild, ensurePackages, ROOT } from './ready.mjs';

ensurePackages();
ensureBuild();
const chrome = ensureChrome();
if (!chrome) console.log(HOW_TO);
const args = ['run', '--config', 'test/browser/vitest.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [bin('vitest'), ...args], {
	cwd: ROOT,
	stdio: ['ignore', 'inherit', 'inherit'],
	env: { ...process.env, ...(chrome && { CHROME_PATH: chrome }) }
});
process.exitCode = status ?? 1;
