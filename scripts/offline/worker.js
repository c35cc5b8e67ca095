// The service worker: it keeps the app's own files, so that Rekap starts without a network, from any folder. It answers
// with what it keeps and asks the host for nothing else; logs that lie beside the page are never kept. A new version
// waits until the reader says so. FILES and VERSION are written in by the build (scripts/offline.mjs).

/** paths under the page's folder; what stands in assets/ has its content in its name */
const FILES = __FILES__;
/** the script that index.html must name: else it is of another version, or not ours */
const ENTRY = __ENTRY__;
const VERSION = __VERSION__;

const PAGE = 'index.html';
/** may change at any time, and holds no rows: the newest that can be had, else the last one seen */
const SET = 'data/manifest.json';

const SCOPE = new URL(self.registration.scope);
/** Pages of one host share their caches: the folder is part of the name. */
const OURS = `rekap ${SCOPE.pathname} `;
const NAME = OURS + VERSION;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
	if (event.data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
	const path = pathname.slice(SCOPE.pathname.length);
	if (path === SET) event.respondWith(newest(request));
	else if (path === '' || path === PAGE) event.respondWith(kept(PAGE, request));
	else if (FILES.includes(path)) event.respondWith(kept(path, request));
});

const addressOf = (path) => new URL(path, SCOPE).href;

async function install() {
	const cache = await caches.open(NAME);
	await Promise.all(
		FILES.map(async (path) => {
			const address = addressOf(path);
			const lasting = path.startsWith('assets/');
			const before = lasting ? await caches.match(address) : undefined;
			await cache.put(address, before ?? (await fetched(path, lasting)));
		})
	);
	await newest(new Request(addressOf(SET)), cache);
}

/** The file as the host has it; of what may have changed under its name, never an older copy on the way. */
async function fetched(path, lasting) {
	const response = await fetch(addressOf(path), { cache: lasting ? 'force-cache' : 'no-cache' });
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	const { headers } = response;
	if (path !== PAGE) {
		if ((headers.get('content-type') ?? '').includes('text/html')) throw new Error(`${path} is a page.`);
		return response;
	}
	const text = await response.text();
	if (!text.includes(ENTRY)) throw new Error(`${path} is of another version.`);
	// Written anew, since the answer to a navigation may not come from a redirect, as hosts without ".html" make one.
	return new Response(text, { headers });
}

async function activate() {
	for (const name of await caches.keys())
		if (name.startsWith(OURS) && name !== NAME) await caches.delete(name);
	await self.clients.claim();
}

async function kept(path, request) {
	const cache = await caches.open(NAME);
	return (await cache.match(addressOf(path), { ignoreVary: true })) ?? fetch(request);
}

async function newest(request, into) {
	const cache = into ?? (await caches.open(NAME));
	const address = addressOf(SET);
	try {
		const response = await fetch(request, { cache: 'no-cache' });
		if (response.ok) await cache.put(address, response.clone());
		else await cache.delete(address);
		return response;
	} catch {
		const before = await cache.match(address);
		return before ?? new Response('{"files": []}', { headers: { 'content-type': 'application/json' } });
	}
}
