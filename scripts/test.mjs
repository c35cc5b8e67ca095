// Everything that must hold, in order, up to the first that does not. The last line is the counts, alone.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChrome, HOW_TO } from './chrome.mjs';
import { bin, ensurePackages, ROOT } from './ready.mjs';

const CACHE = join(ROOT, '.cache');
const BROWSER = ['--config', 'test/browser/vitest.config.ts'];
const STEPS = [
	{ name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'lint', command: 'eslint', args: ['--max-warnings', '0', '.'] },
	{ name: 'unused', command: 'knip', args: [] },
	{ name: 'types', command: 'svelte-check', args: ['--threshold', 'warning', '--fail-on-warnings'] },
	{ name: 'unit', command: 'vitest', args: ['run'], counts: true },
	{ name: 'build', command: 'vite', args: ['build', '--logLevel', 'warn'] },
	{ name: 'browser', command: 'vitest', args: ['run', ...BROWSER], counts: true }
];

ensurePackages();
const chrome = ensureChrome();
if (!chrome)
	console.log(`${HOW_TO} Until then the browser tests are ${process.env.CI ? 'failed' : 'skipped'}.`);

const total = { passed: 0, failed: 0, skipped: 0 };
mkdirSync(CACHE, { recursive: true });
for (const step of STEPS) {
	const begun = performance.now();
	const report = join(CACHE, `${step.name}.json`);
	rmSync(report, { force: true });
	const reporters = step.counts
		? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
		: [];
	const { code, output } = await run(step.command, [...step.args, ...reporters]);
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	if (step.counts) count(report, code);
	console.log(`${code === 0 ? '✓' : '✗'} ${step.name.padEnd(8)} ${seconds.padStart(6)} s`);
	if (code !== 0) {
		console.log(`\n${output.trim()}\n`);
		if (!step.counts) total.failed += 1;
		process.exitCode = 1;
		break;
	}
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);

function run(command, args) {
	return new Promise((done) => {
		const child = spawn(process.execPath, [bin(command), ...args], {
			cwd: ROOT,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, ...(chrome && { CHROME_PATH: chrome }), NO_COLOR: '1' }
		});
		let output = '';
		child.stdout.on('data', (part) => (output += part));
		child.stderr.on('data', (part) => (output += part));
		child.on('close', (code) => done({ code: code ?? 1, output }));
	});
}

function count(report, code) {
	let found = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
	try {
		found = JSON.parse(readFileSync(report, 'utf8'));
	} catch {
		// The runner died before it could report; its exit code says so below.
	}
	total.passed += found.numPassedTests;
	// A file that does not even load has no failed test of its own, yet must not read as "0 failed".
	total.failed += found.numFailedTests || (code === 0 ? 0 : 1);
	total.skipped += found.numPendingTests + found.numTodoTests;
}
