#!/usr/bin/env node
// The month's routine from the command line; installs and builds what is missing.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureCli, ensurePackages, ROOT } from './ready.mjs';

ensurePackages();
ensureCli();
// an interrupted run ends in order, so that what it keeps on the disk for a while goes
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
const { main } = await import(pathToFileURL(join(ROOT, '.cache', 'cli', 'main.js')).href);
process.exitCode = await main(process.argv.slice(2), {
	out: (text) => process.stdout.write(text),
	error: (text) => process.stderr.write(text),
	live: process.stderr.isTTY === true
});
