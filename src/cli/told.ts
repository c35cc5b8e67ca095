/** What goes wrong and is told to whoever gave the command. `code` is what the command ends with. */
export class Told extends Error {
	override name = 'Told';
	constructor(
		/** 1: a file could not be read or written; 2: the command itself is wrong */
		readonly code: 1 | 2,
		/** what happened, where, and what to do, a line each */
		readonly lines: readonly string[]
	) {
		super(lines.join('\n'));
	}
}

/** Signs that would move the cursor, colour the screen or turn the line round. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text that comes from outside, as it may be printed; spaces that do not break are common ones on a terminal. */
export function printable(text: string): string {
	return text.replace(UNPRINTABLE, '\ufffd').replaceAll('\u00a0', ' ');
}
