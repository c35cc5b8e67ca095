import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import pkg from './package.json' with { type: 'json' };

export default defineConfig({
	base: './',
	define: { __VERSION__: JSON.stringify(pkg.version) },
	plugins: [svelte()],
	build: { target: 'es2022', chunkSizeWarningLimit: 800, assetsInlineLimit: 0 },
	worker: { format: 'iife' },
	test: {
		include: ['test/unit/**/*.test.ts', 'test/golden/**/*.test.ts'],
		environment: 'node',
		env: { TZ: 'America/St_Johns' },
		testTimeout: 60_000,
		hookTimeout: 60_000,
		maxWorkers: 2
	}
});
