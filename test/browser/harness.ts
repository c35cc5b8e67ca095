import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import { HOW_TO } from '../../scripts/chrome.mjs';
import { serve } from '../../scripts/serve.mjs';
import { App } from './app.ts';
import { chrome, CONTEXT, launch } from './browser.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** Not the root, so that an address that is not relative shows itself. */
const BASE = '/some/where/';

interface Options extends BrowserContextOptions {
	/** the content type under which the host sends WebAssembly */
	wasmType?: string;
	/** files on the host that go before those of the build, by path within its folder; may be changed while it runs */
	beside?: Record<string, string | Uint8Array>;
}

/**
 * A test of the built app in Chromium. `app` is one page not yet opened; `launchApp(options)` makes more, in other
 * languages, colours or sizes. Any foreign request, policy violation or console error fails the test; one that
 * is expected is taken out of `app.foreign` or `app.errors` by the test. Without a browser it is skipped, but in CI it
 * fails.
 */
export const test = plain
	.extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
		if (!chrome && !process.env.CI) return null;
		const browser = await launch();
		onCleanup(() => browser.close());
		return browser;
	})
	.extend('launchApp', async ({ browser, skip }, { onCleanup }) => {
		if (!browser) return skip(HOW_TO);
		const opened: { app: App; close: () => Promise<void> }[] = [];
		onCleanup(async () => {
			await Promise.all(opened.map(({ close }) => close()));
			const wrong = opened.flatMap(({ app: { foreign, errors } }) => [...foreign, ...errors]);
			expect(wrong).toEqual([]);
		});
		/** A fresh profile on a host of its own; after the test it is closed and answers for what it asked and logged. */
		return async ({ wasmType, beside, ...options }: Options = {}): Promise<App> => {
			const host = await serve({ root: DIST, base: BASE, wasmType, beside });
			const context = await browser.newContext({ ...CONTEXT, ...options });
			context.setDefaultTimeout(90_000);
			const app = await App.on(await context.newPage(), `${host.origin}${BASE}`);
			const close = async () => {
				await context.close();
				await host.close();
			};
			opened.push({ app, close });
			return app;
		};
	})
	.extend('app', ({ launchApp }) => launchApp());

export { expect };
