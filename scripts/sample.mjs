// Writes the sample logs anew. Through Vite's runner, since this Node may not read TypeScript by itself.
import { join } from 'node:path';
import { ensurePackages, ROOT } from './ready.mjs';

ensurePackages();
const { runnerImport } = await import('vite');
await runnerImport(join(ROOT, 'sample-data', 'generate.ts'));
