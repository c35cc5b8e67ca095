import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { alone } from './scripts/alone.mjs';
import { offline } from './scripts/offline.mjs';
import pkg from './package.json' with { type: 'json' };

const engine = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');

const define = {
	__VERSION__: JSON.stringify(pkg.version),
	__ENGINE_BYTES__: String(statSync(engine).size)
};

export default defineConfig({
	base: './',
	define: { ...define, __ALONE__: 'false' },
	plugins: [svelte(), offline(), alone(define)],
	build: {
		modulePreload: { polyfill: false },
		target: 'es2022',
		chunkSizeWarningLimit: 800,
		assetsInlineLimit: 0
	},
	worker: { format: 'iife' },
	test: {
		include: ['test/unit/**/*.test.ts', 'test/golden/**/*.test.ts'],
		environment: 'node',
		setupFiles: ['test/unit/messages.ts'],
		env: { TZ: 'America/St_Johns' },
		testTimeout: 60_000,
		hookTimeout: 60_000,
		maxWorkers: 2
	}
});
