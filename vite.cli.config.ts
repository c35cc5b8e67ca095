import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import pkg from './package.json' with { type: 'json' };

/** The command line: the same sources for Node, packages left where they are. */
export default defineConfig({
	define: { __VERSION__: JSON.stringify(pkg.version) },
	plugins: [svelte()],
	publicDir: false,
	build: { ssr: 'src/cli/main.ts', outDir: '.cache/cli', emptyOutDir: true, target: 'node20' }
});
