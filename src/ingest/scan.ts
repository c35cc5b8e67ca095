import type { Profile } from './profile.ts';

/** What a record of the file turned out to be; several may hold at once. */
export const MARK = {
	/** every cell is empty */
	blank: 1,
	/** readable, but not as the CSV standard has it: a quote or a lone CR inside an unquoted cell */
	loose: 2,
	crlf: 4,
	cr: 8,
	/** the file ends without a line end */
	open_end: 16,
	text_after_quote: 32,
	unclosed_quote: 64,
	too_long: 128
} as const;

/** Where each record stands: `starts[i]`‥`starts[i + 1]` in bytes, `lines[i]` from 1, `widths[i]` cells. */
export interface Scan {
	records: number;
	starts: Uint32Array;
	lines: Uint32Array;
	widths: Uint16Array;
	marks: Uint8Array;
}

export interface ScanOptions {
	delimiter: string;
	/** true where lines end with a lone CR; else a lone CR is part of its cell */
	cr_ends: boolean;
	/** byte and line to begin at: behind the header */
	from?: { byte: number; line: number };
	/** collects the shapes of the values of some columns, by column index */
	profiles?: (Profile | undefined)[];
	progress?: (share: number) => void;
}

/** DuckDB reads lines up to this length; a longer one is refused by name rather than failing the file. */
const LONGEST_RECORD = 2_000_000;
const SLICE = 8 * 1024 * 1024;
const LF = 10;
const CR = 13;
const QUOTE = 34;

/**
 * Finds the records of a UTF-8 CSV, byte by byte. It decides where each row begins and ends, and so is the authority
 * for "no row vanishes": PapaParse merges rows where line ends are mixed, and DuckDB drops part of a row where quotes
 * are stray. A quote that never closes costs only the line on which it was opened: reading goes on at the next line.
 */
export async function scan(blob: Blob, options: ScanOptions): Promise<Scan> {
	const found = new Found();
	const machine = new Machine(found, options);
	let size = SLICE;
	for (let at = options.from?.byte ?? 0; at < blob.size;) {
		const bytes = new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
		const used = machine.read(bytes, at, at + bytes.length >= blob.size);
		at += used;
		size = used === 0 ? size * 2 : SLICE;
		options.progress?.(at / blob.size);
	}
	return found.finish(blob.size);
}

class Found {
	records = 0;
	#starts = new Uint32Array(1024);
	#lines = new Uint32Array(1024);
	#widths = new Uint16Array(1024);
	#marks = new Uint8Array(1024);

	push(start: number, line: number, width: number, marks: number): void {
		if (this.records + 1 >= this.#starts.length) {
			this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2));
			this.#lines = grown(this.#lines, new Uint32Array(this.#lines.length * 2));
			this.#widths = grown(this.#widths, new Uint16Array(this.#widths.length * 2));
			this.#marks = grown(this.#marks, new Uint8Array(this.#marks.length * 2));
		}
		this.#starts[this.records] = start;
		this.#lines[this.records] = line;
		this.#widths[this.records] = Math.min(width, 65_535);
		this.#marks[this.records] = marks;
		this.records += 1;
	}

	finish(end: number): Scan {
		const n = this.records;
		this.#starts[n] = end;
		return {
			records: n,
			starts: this.#starts.slice(0, n + 1),
			lines: this.#lines.slice(0, n),
			widths: this.#widths.slice(0, n),
			marks: this.#marks.slice(0, n)
		};
	}
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}

/** Reads whole records out of a slice and says how many bytes it used; the rest is given again, with more behind it. */
class Machine {
	readonly #found: Found;
	readonly #delimiter: number;
	readonly #crEnds: boolean;
	readonly #profiles: (Profile | undefined)[] | undefined;
	readonly #special = new Uint8Array(256);
	#line: number;
	#skipping = false;

	constructor(found: Found, options: ScanOptions) {
		this.#found = found;
		this.#delimiter = options.delimiter.charCodeAt(0);
		this.#crEnds = options.cr_ends;
		this.#profiles = options.profiles;
		this.#line = options.from?.line ?? 1;
		for (const byte of [this.#delimiter, LF, CR, QUOTE]) this.#special[byte] = 1;
	}

	read(bytes: Uint8Array, base: number, last: boolean): number {
		let at = this.#skipping ? this.#skip(bytes, 0, last) : 0;
		while (at < bytes.length) {
			const next = this.#record(bytes, base, at, last);
			if (next === at) {
				if (bytes.length - at <= LONGEST_RECORD || last) return at;
				this.#found.push(base + at, this.#line, 1, MARK.too_long);
				this.#skipping = true;
				at = this.#skip(bytes, at, last);
			} else at = next;
		}
		return at;
	}

	/** Goes to the next line inside a record that is too long to be read. */
	#skip(bytes: Uint8Array, at: number, last: boolean): number {
		const end = bytes.indexOf(LF, at);
		if (end < 0 && !last) return bytes.length;
		this.#skipping = false;
		this.#line += 1;
		return end < 0 ? bytes.length : end + 1;
	}

	/** Reads one record from `start`; returns where the next begins, or `start` itself if this slice holds only a part. */
	#record(bytes: Uint8Array, base: number, start: number, last: boolean): number {
		const { length } = bytes;
		const special = this.#special;
		const delimiter = this.#delimiter;
		let at = start;
		let column = 0;
		let marks = MARK.blank as number;
		let line = this.#line;
		const lineEnd = this.#crEnds ? CR : LF;
		for (;;) {
			const from = at;
			if (bytes[at] === QUOTE) {
				at += 1;
				for (;;) {
					while (at < length && bytes[at] !== QUOTE) if (bytes[at++] === lineEnd) line += 1;
					if (at >= length) {
						if (!last && length - start <= LONGEST_RECORD) return start;
						return this.#refuseLine(bytes, base, start, MARK.unclosed_quote, last);
					}
					if (at + 1 >= length && !last) return start;
					if (bytes[at + 1] !== QUOTE) break;
					at += 2;
				}
				at += 1;
				const next = bytes[at];
				if (next === CR && at + 1 >= length && !last) return start;
				const ends =
					at >= length ||
					next === delimiter ||
					next === LF ||
					(next === CR && (this.#crEnds || bytes[at + 1] === LF));
				if (!ends) {
					const mark = line === this.#line ? MARK.text_after_quote : MARK.unclosed_quote;
					return this.#refuseLine(bytes, base, start, mark, last);
				}
				if (at - from > 2) marks &= ~MARK.blank;
				this.#profiles?.[column]?.add(bytes, from + 1, at - 1);
			} else {
				for (;;) {
					while (at < length && special[bytes[at] as number] === 0) at += 1;
					if (at >= length) {
						if (!last) return start;
						break;
					}
					if (bytes[at] === delimiter || bytes[at] === LF) break;
					if (bytes[at] === CR) {
						if (at + 1 >= length && !last) return start;
						if (this.#crEnds || bytes[at + 1] === LF || at + 1 >= length) break;
					}
					marks |= MARK.loose;
					at += 1;
				}
				if (at > from) {
					if (marks & MARK.blank && !onlySpaces(bytes, from, at)) marks &= ~MARK.blank;
					this.#profiles?.[column]?.add(bytes, from, at);
				}
			}
			column += 1;
			if (bytes[at] !== delimiter || at >= length) break;
			at += 1;
		}
		if (at >= length) marks |= MARK.open_end;
		else if (bytes[at] === CR) {
			marks |= bytes[at + 1] === LF ? MARK.crlf : MARK.cr;
			at += bytes[at + 1] === LF ? 2 : 1;
		} else at += 1;
		if (at - start > LONGEST_RECORD) marks |= MARK.too_long;
		this.#found.push(base + start, this.#line, column, marks);
		this.#line = line + 1;
		return at;
	}

	/** Gives up the line on which a quote went wrong, and only that line. */
	#refuseLine(bytes: Uint8Array, base: number, start: number, mark: number, last: boolean): number {
		const byte = this.#crEnds ? CR : LF;
		const end = bytes.indexOf(byte, start);
		if (end < 0 && !last) return start;
		this.#found.push(base + start, this.#line, 1, mark);
		this.#line += 1;
		return end < 0 ? bytes.length : end + 1;
	}
}

function onlySpaces(bytes: Uint8Array, from: number, to: number): boolean {
	for (let i = from; i < to; i += 1) if (bytes[i] !== 32 && bytes[i] !== 9) return false;
	return true;
}
