import { openDB, type IDBPDatabase } from 'idb';
import { nameHere } from '../place.ts';

/** What stands on the device, and how often it was written. */
export interface Stored {
	revision: number;
	workspace: unknown;
}

const STORE = 'workspace';
const KEY = 'now';

/** The one record on this device that holds the workspace, shared by all tabs of the page. */
export class Device {
	readonly #database: IDBPDatabase;
	readonly #channel: BroadcastChannel;

	private constructor(database: IDBPDatabase, name: string) {
		this.#database = database;
		this.#channel = new BroadcastChannel(name);
	}

	/** @throws where the browser keeps nothing */
	static async open(): Promise<Device> {
		const name = nameHere('workspace@1');
		const database = await openDB(name, 1, {
			upgrade: (fresh) => void fresh.createObjectStore(STORE),
			blocking: (_, __, event) => (event.target as IDBDatabase).close()
		});
		return new Device(database, name);
	}

	/** null where nothing was written yet */
	async read(): Promise<Stored | null> {
		return ((await this.#database.get(STORE, KEY)) as Stored | undefined) ?? null;
	}

	/** Reads and writes in one step, so that no other tab comes between; then tells the other tabs. */
	async write(next: (stored: Stored | null) => Stored): Promise<Stored> {
		const transaction = this.#database.transaction(STORE, 'readwrite');
		const stored = ((await transaction.store.get(KEY)) as Stored | undefined) ?? null;
		const written = next(stored);
		await transaction.store.put(written, KEY);
		await transaction.done;
		this.#channel.postMessage(written.revision);
		return written;
	}

	/** Calls back whenever another tab has written. */
	watch(changed: () => void): void {
		this.#channel.onmessage = changed;
	}

	close(): void {
		this.#channel.close();
		this.#database.close();
	}
}
