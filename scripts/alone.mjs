import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { ROOT } from './ready.mjs';

const BESIDE = fileURLToPath(new URL('alone/beside.ts', import.meta.url));
/** Files that the app takes from beside the page; fonts are written into the styles. */
const TAKEN = /\.(wasm|js|csv)\?url$/;

/**
 * A Vite plugin: after the build, builds once more, into the one file `rekap.html`, which opens by a double click. From
 * `file://` a page may fetch nothing and load no module, so everything stands in it.
 * @param {Record<string, string>} define
 * @returns {import('vite').Plugin}
 */
export function alone(define) {
	let out = '';
	return {
		name: 'rekap-alone',
		apply: 'build',
		configResolved(config) {
			out = join(config.root, config.build.outDir);
		},
		async closeBundle() {
			writeFileSync(join(out, 'rekap.html'), await pageOf({ ...define, __ALONE__: 'true' }));
		}
	};
}

async function pageOf(define) {
	const taken = new Map();
	const built = await build({
		configFile: false,
		root: ROOT,
		publicDir: false,
		logLevel: 'error',
		define,
		plugins: [svelte(), embed(taken)],
		worker: { format: 'iife' },
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			cssCodeSplit: false,
			assetsInlineLimit: Infinity,
			chunkSizeWarningLimit: Infinity,
			rolldownOptions: { input: join(ROOT, 'src', 'main.ts'), output: { codeSplitting: false } }
		}
	});
	const output = [built].flat().flatMap((one) => one.output);
	const script = inert(only(output, 'chunk', '.js').code, 'script');
	const style = inert(String(only(output, 'asset', '.css').source), 'style');
	const hash = createHash('sha256').update(script).digest('base64');
	const policy = [
		`default-src 'none'; script-src 'sha256-${hash}' 'wasm-unsafe-eval'; worker-src blob:; connect-src blob:`,
		`style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`
	].join('; ');
	const files = [...taken].map(
		([name, file]) =>
			`<script type="text/plain" id="${name}">${gzipSync(readFileSync(file), { level: 9 }).toString('base64')}</script>`
	);
	const parts = {
		policy: `content="${policy}"`,
		links: '',
		body: `${files.join('\n')}\n<style>${style}</style>\n<script type="module">${script}</script>`
	};
	return readFileSync(join(ROOT, 'index.html'), 'utf8')
		.replace(/content="default-src[^"]*"/, () => parts.policy)
		.replace(/\s*<link rel="(manifest|apple-touch-icon)"[^>]*>/g, () => parts.links)
		.replace(/<script type="module"[^>]*><\/script>/, () => parts.body);
}

/** Names the files that the app takes from beside it, instead of their addresses, and notes where they are. */
function embed(taken) {
	return {
		name: 'rekap-embed',
		enforce: 'pre',
		async resolveId(source, importer, options) {
			if (!/(^|\/)beside\.ts$/.test(source)) return null;
			const found = await this.resolve(source, importer, { ...options, skipSelf: true });
			return found?.id === join(ROOT, 'src', 'engine', 'beside.ts') ? BESIDE : found;
		},
		load(id) {
			if (!TAKEN.test(id)) return null;
			const file = id.replace(/\?url$/, '');
			taken.set(basename(file), file);
			return `export default ${JSON.stringify(basename(file))};`;
		}
	};
}

function only(output, type, ending) {
	const found = output.filter((one) => one.type === type && one.fileName.endsWith(ending));
	if (found.length !== 1) throw new Error(`One ${ending} was expected, not ${found.length}.`);
	return found[0];
}

/** Code in which nothing ends the element that it stands in. */
function inert(code, element) {
	return code.replace(new RegExp(`</(?=${element})`, 'gi'), '<\\/').replace(/<!--/g, '<\\!--');
}
