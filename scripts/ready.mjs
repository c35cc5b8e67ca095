import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 19];
const SOURCES = [
	'src',
	'public',
	'scripts',
	'sample-data',
	'index.html',
	'vite.config.ts',
	'svelte.config.js',
	'package-lock.json'
];
const CLI_SOURCES = ['src', 'vite.cli.config.ts', 'svelte.config.js', 'package-lock.json'];

/** Installs the packages where they are absent or older than the lock file. Ends the process where that fails. */
export function ensurePackages() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
		console.error(`Rekap needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
		process.exit(1);
	}
	const modules = join(ROOT, 'node_modules');
	// A link belongs to another checkout, and npm ci would empty what it points to.
	if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
	const installed = join(modules, '.package-lock.json');
	if (newest(installed) >= newest(join(ROOT, 'package-lock.json'))) return;
	console.error('Installing packages …');
	// No package here needs an install script; without them nothing but the registry is asked for anything.
	const npm = run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
	if (npm !== 0) {
		console.error(
			'npm ci failed: see above. The packages come from the npm registry, which must be reachable once.'
		);
		process.exit(1);
	}
}

/** Builds `dist` where it is absent or older than what it is made from. Ends the process where that fails. */
export function ensureBuild() {
	ensureBuilt('dist/index.html', SOURCES, 'vite.config.ts');
}

/** The same for the command line. */
export function ensureCli() {
	ensureBuilt('.cache/cli/main.js', CLI_SOURCES, 'vite.cli.config.ts');
}

function ensureBuilt(outcome, sources, config) {
	const built = newest(join(ROOT, outcome));
	if (built > 0 && sources.every((source) => newest(join(ROOT, source)) <= built)) return;
	console.error('Building …');
	const options = ['build', '--config', config, '--logLevel', 'error'];
	if (run(process.execPath, [bin('vite'), ...options]) !== 0) process.exit(1);
}

/** The JavaScript file behind a package's command, so that it runs under this Node, in any shell or none. */
export function bin(command) {
	const file = {
		vite: 'vite/bin/vite.js',
		vitest: 'vitest/vitest.mjs',
		eslint: 'eslint/bin/eslint.js',
		knip: 'knip/bin/knip.js',
		prettier: 'prettier/bin/prettier.cjs',
		'svelte-check': 'svelte-check/bin/svelte-check'
	}[command];
	return join(ROOT, 'node_modules', file);
}

function run(command, args) {
	const windows = process.platform === 'win32';
	const { status, error } = spawnSync(command, args, {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: windows && command === 'npm'
	});
	if (error) console.error(`${command}: ${error.message}`);
	return status ?? 1;
}

/** Newest time of change of a file or of anything in a folder; 0 where there is none. */
function newest(path) {
	if (!existsSync(path)) return 0;
	const info = statSync(path);
	if (!info.isDirectory()) return info.mtimeMs;
	return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
