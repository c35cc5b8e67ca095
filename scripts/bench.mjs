// The app and native DuckDB side by side, on a fresh build. Through Vite's runner: the sources import SQL as text.
import { join } from 'node:path';
import { ensureChrome } from './chrome.mjs';
import { ensureBuild, ensurePackages, ROOT } from './ready.mjs';

ensurePackages();
ensureBuild();
ensureChrome();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(join(ROOT, 'test', 'bench', 'bench.ts'));
await module.bench();
