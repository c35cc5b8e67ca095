/** What the values of one shape look like: `d/d/y d:d` for 29/2/2016 01:16. */
export interface Shape {
	/** d: one or two digits, y: four, n<k>: k digits, a: letters; every other character stands for itself */
	shape: string;
	count: number;
	example: string;
	/** largest first and second number, to tell days from months */
	max_first: number;
	max_second: number;
	/** the different words in it, lower case, at most 60 */
	words: string[];
}

const MOST_SHAPES = 200;
const MOST_WORDS = 60;

/**
 * Collects the shapes of all values of one column while the file is scanned: the style of dates is decided on every
 * value, not on the first ones.
 */
export class Profile {
	filled = 0;
	readonly #shapes = new Map<number, Shape & { alpha: boolean; set: Set<string> }>();
	readonly #decoder = new TextDecoder();

	add(bytes: Uint8Array, from: number, to: number): void {
		while (from < to && bytes[from] === 32) from += 1;
		while (to > from && bytes[to - 1] === 32) to -= 1;
		if (from === to) return;
		this.filled += 1;
		let hash = 7;
		let first = -1;
		let second = -1;
		let alpha = false;
		for (let i = from; i < to;) {
			const byte = bytes[i] as number;
			if (byte >= 48 && byte <= 57) {
				const begin = i;
				let number = 0;
				while (i < to && (bytes[i] as number) >= 48 && (bytes[i] as number) <= 57)
					number = number * 10 + (bytes[i++] as number) - 48;
				if (first < 0) first = number;
				else if (second < 0) second = number;
				hash = (Math.imul(hash, 31) + 1_000 + Math.max(2, i - begin)) | 0;
			} else if ((byte | 32) >= 97 && (byte | 32) <= 122) {
				while (i < to && ((bytes[i] as number) | 32) >= 97 && ((bytes[i] as number) | 32) <= 122) i += 1;
				alpha = true;
				hash = (Math.imul(hash, 31) + 500) | 0;
			} else {
				hash = (Math.imul(hash, 31) + byte) | 0;
				i += 1;
			}
		}
		const known = this.#shapes.get(hash);
		if (known) {
			known.count += 1;
			if (first > known.max_first) known.max_first = first;
			if (second > known.max_second) known.max_second = second;
			if (known.alpha && known.set.size < MOST_WORDS) this.#words(known.set, bytes, from, to);
			return;
		}
		if (this.#shapes.size >= MOST_SHAPES) return;
		const example = this.#decoder.decode(bytes.subarray(from, to));
		const shape = { shape: shapeOf(example), count: 1, example, max_first: first, max_second: second };
		const set = new Set<string>();
		if (alpha) this.#words(set, bytes, from, to);
		this.#shapes.set(hash, { ...shape, alpha, set, words: [] });
	}

	/** Adds a value given as text: for tables that were not bytes. */
	addText(text: string): void {
		const bytes = new TextEncoder().encode(text);
		this.add(bytes, 0, bytes.length);
	}

	/** Most frequent first. */
	shapes(): Shape[] {
		return [...this.#shapes.values()]
			.map(({ shape, count, example, max_first, max_second, set }) => ({
				shape,
				count,
				example,
				max_first,
				max_second,
				words: [...set].slice(0, MOST_WORDS)
			}))
			.sort((a, b) => b.count - a.count);
	}

	#words(set: Set<string>, bytes: Uint8Array, from: number, to: number): void {
		for (const word of this.#decoder.decode(bytes.subarray(from, to)).match(/[a-z]+/gi) ?? [])
			set.add(word.toLowerCase());
	}
}

/** The shape of one value, as in `Shape.shape`. */
function shapeOf(value: string): string {
	return value.replace(/\d+|[a-z]+/gi, (run) => {
		if (!/\d/.test(run)) return 'a';
		return run.length <= 2 ? 'd' : run.length === 4 ? 'y' : `n${run.length}`;
	});
}
