import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: new URL('../..', import.meta.url).pathname,
		include: ['test/browser/**/*.test.ts'],
		// One browser at a time: two cores are soon busy, and a starved page fails for no fault of its own.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 30_000 } }
	}
});
