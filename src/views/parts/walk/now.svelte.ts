import { createSubscriber } from 'svelte/reactivity';

const EVERY_MS = 30_000;

/** The time, for as long as something on the page shows it. */
class Now {
	readonly #follow = createSubscriber((update) => {
		const timer = setInterval(update, EVERY_MS);
		return () => clearInterval(timer);
	});

	/** milliseconds since 1970 */
	get ms(): number {
		this.#follow();
		return Date.now();
	}
}

export const now = new Now();
