import { nameHere } from './place.ts';

/**
 * A browser writes to its database in its own time, and stops when the page goes. What is under way at that moment is put
 * down where writing is immediate, and picked up when the page opens again.
 */
const keyOf = (name: string) => nameHere(`${name}@1`);

/** True from the moment that the page begins to go. */
let going = false;

/** Calls back when the page begins to go. Where there is no page, never. */
export function onLeaving(leave: () => void): void {
	if (typeof addEventListener !== 'function') return;
	addEventListener('pagehide', () => {
		going = true;
		leave();
	});
	addEventListener('pageshow', () => (going = false));
}

/** Whether the page is going: what is changed now may not be written any more. */
export function isLeaving(): boolean {
	return going;
}

/** Puts something plain down in the place of what was put down under that name before. */
export function putDown(name: string, value: unknown): void {
	try {
		localStorage.setItem(keyOf(name), JSON.stringify(value));
	} catch {
		// a browser that keeps nothing, or no room: the forms say so
	}
}

/** What was put down, or undefined; it is put down no longer. */
export function pickUp(name: string): unknown {
	try {
		const text = localStorage.getItem(keyOf(name));
		if (text === null) return undefined;
		localStorage.removeItem(keyOf(name));
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
