import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.zip': 'application/zip',
	'.gz': 'application/gzip',
	'.webmanifest': 'application/manifest+json'
};

/**
 * Serves a folder as any static host would, to this machine only.
 * @param {{ root: string, base?: string, port?: number, wasmType?: string, beside?: Record<string, string | Uint8Array> }} options
 * `base` is the path the folder stands under; `port` 0 takes any free one; `wasmType` plays a host that does not know
 * WebAssembly; `beside` are files that go before those of the folder, by path within it, read at every request
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} rejects with EADDRINUSE where the port is taken
 */
export async function serve({ root, base = '/', port = 0, wasmType = TYPES['.wasm'], beside = {} }) {
	const types = { ...TYPES, '.wasm': wasmType };
	const server = createServer(async (request, response) => {
		const put = beside[(request.url ?? '/').split(/[?#]/, 1)[0].slice(base.length)];
		if (put !== undefined) {
			const type = types[extname((request.url ?? '').split(/[?#]/, 1)[0])] ?? 'application/octet-stream';
			response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(put);
			return;
		}
		const found = await find(resolve(root), base, request.url ?? '/');
		if (!found || !['GET', 'HEAD'].includes(request.method ?? '')) {
			response.writeHead(found ? 405 : 404, { 'content-type': 'text/plain' }).end('Not found\n');
			return;
		}
		response.writeHead(200, {
			'content-type': types[extname(found.file)] ?? 'application/octet-stream',
			'content-length': found.size,
			'cache-control': 'no-cache'
		});
		if (request.method === 'HEAD') response.end();
		else
			createReadStream(found.file)
				.on('error', () => response.destroy())
				.pipe(response);
	});
	await new Promise((done, fail) => {
		server.once('error', fail);
		server.listen(port, '127.0.0.1', () => done(undefined));
	});
	const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		origin: `http://127.0.0.1:${taken}`,
		close: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(() => done()));
		}
	};
}

/** The file behind a URL, or null; never one outside `root`. */
async function find(root, base, url) {
	try {
		// Not new URL(): it would fold `..` away before the check below could refuse it.
		const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
		if (!path.startsWith(base) || path.includes('\0')) return null;
		let file = resolve(root, `.${sep}${path.slice(base.length)}`);
		if (file !== root && !file.startsWith(root + sep)) return null;
		let info = await stat(file);
		if (info.isDirectory()) {
			file = join(file, 'index.html');
			info = await stat(file);
		}
		return info.isFile() ? { file, size: info.size } : null;
	} catch {
		return null;
	}
}
