/** The longest that the page waits for its files to be kept before it goes on without. */
const PATIENCE_MS = 10_000;

/** Keeping the app's own files, so that it starts without a network; where the browser or the address does not allow it, nothing happens. */
class Offline {
	/** a newer version that waits until the reader wants it */
	#waiting: ServiceWorker | null = $state.raw(null);

	/** whether a newer version is there */
	get newer(): boolean {
		return this.#waiting !== null;
	}

	/**
	 * Has the files kept and looks for a newer version. It is done before the page is sealed: ends when there is nothing
	 * more to fetch, or after ten seconds. Never rejects.
	 * @param engine ends when the page has its largest file: two that fetch it at once can fail where the browser's own
	 * cache has no room for it
	 */
	async begin(engine: Promise<unknown>): Promise<void> {
		if (__ALONE__ || import.meta.env.DEV || !('serviceWorker' in navigator)) return;
		try {
			if (navigator.serviceWorker.controller === null) await engine;
			const late = new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
			await Promise.race([this.#keep(), late]);
		} catch {
			// it works as well without, only not without a network
		}
	}

	/** Takes the newer version: the page is loaded anew. */
	update(): void {
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
		this.#waiting?.postMessage('take over');
	}

	async #keep(): Promise<void> {
		const registration = (await navigator.serviceWorker.register('offline.js')) as
			ServiceWorkerRegistration | undefined;
		if (!registration) return;
		// the browser looks by itself too, once a visit, at a time of its own
		registration.addEventListener('updatefound', () => void this.#follow(registration));
		if (registration.active !== null) await registration.update();
		await this.#follow(registration);
	}

	async #follow(registration: ServiceWorkerRegistration): Promise<void> {
		await installed(registration.installing);
		// the very first one waits for nobody
		if (registration.active !== null) this.#waiting = registration.waiting;
	}
}

/** Ends when the worker has all its files, or has given up. */
function installed(worker: ServiceWorker | null): Promise<void> {
	if (worker?.state !== 'installing') return Promise.resolve();
	return new Promise((done) => worker.addEventListener('statechange', () => done(), { once: true }));
}

export const offline = new Offline();
