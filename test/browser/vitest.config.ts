import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: new URL('../..', import.meta.url).pathname,
		include: ['test/browser/**/*.test.ts'],
		// Two at a time: a page mostly waits for its one engine. More would starve each other.
		maxWorkers: 2,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 30_000 } }
	}
});
