import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	`${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
	`${process.env.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`
];

export const HOW_TO =
	'No Chrome or Chromium found: install one (Debian: apt-get install chromium) or set CHROME_PATH to its file.';

/** Path of a Chrome or Chromium on this machine, or null. CHROME_PATH goes first and is believed. */
export function findChrome() {
	if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
	const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
	return candidates.find(runnable) ?? null;
}

/** Installs Debian's Chromium where none is found and this user may; returns what there is then. */
export function ensureChrome() {
	const found = findChrome();
	if (found || process.getuid?.() !== 0 || !isDebian()) return found;
	console.log('Installing Chromium …');
	const apt = (...args) =>
		spawnSync('apt-get', args, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		}).status === 0;
	if (apt('update', '-qq')) apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
	return findChrome();
}

function runnable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function isDebian() {
	const release = '/etc/os-release';
	return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}
