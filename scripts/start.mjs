// Installs and builds what is missing, then serves the built app to this machine. PORT sets the first port to try.
import { join } from 'node:path';
import { ensureBuild, ensurePackages, ROOT } from './ready.mjs';
import { serve } from './serve.mjs';

ensurePackages();
ensureBuild();
const first = Number(process.env.PORT ?? 4173);
const { origin } = await serveFrom(first);
console.log(`\n  Rekap is at ${origin}/\n  Ctrl+C ends it.\n`);

async function serveFrom(port) {
	try {
		return await serve({ root: join(ROOT, 'dist'), port });
	} catch (error) {
		if (error.code !== 'EADDRINUSE' || port >= first + 50) throw error;
		return serveFrom(port + 1);
	}
}
