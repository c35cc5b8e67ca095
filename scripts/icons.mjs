// Writes the PNG icons anew from public/icon.svg: node scripts/icons.mjs. The one with room around it may be cut to any shape.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChrome, HOW_TO } from './chrome.mjs';
import { ROOT } from './ready.mjs';

const chrome = findChrome();
if (!chrome) {
	console.error(HOW_TO);
	process.exit(1);
}
const folder = join(ROOT, 'public');
const plain = readFileSync(join(folder, 'icon.svg'), 'utf8');
const roomy = plain.replace('viewBox="0 0 16 16"', 'viewBox="-3 -3 22 22"').replace(' rx="3"', '');
const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] });
try {
	for (const [name, svg, size, paper] of [
		['icon-192.png', plain, 192, 'transparent'],
		['icon-512.png', plain, 512, 'transparent'],
		['icon-maskable.png', roomy, 512, '#0b6e6e']
	]) {
		const page = await browser.newPage({ viewport: { width: size, height: size } });
		await page.setContent(
			`<style>html { background: ${paper} } body { margin: 0 } svg { display: block }</style>${svg}`
		);
		writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
		await page.close();
	}
} finally {
	await browser.close();
}
