import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { findChrome, HOW_TO } from '../../scripts/chrome.mjs';

export const chrome = findChrome();

/** The switches keep Chromium from asking anyone for anything, and every name but this machine's from resolving. */
const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
];

/** Keeping the app for the next visit costs every fresh profile some forty megabytes: only tests of that allow it. */
export const CONTEXT: BrowserContextOptions = {
	timezoneId: 'Asia/Jakarta',
	locale: 'en-GB',
	serviceWorkers: 'block'
};

/** @throws where there is no browser, with what to do */
export async function launch(): Promise<Browser> {
	if (!chrome) throw new Error(HOW_TO);
	return chromium.launch({ executablePath: chrome, args: ARGS });
}
