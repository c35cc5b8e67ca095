/** A stretch of text, and whether it is one of the words that were looked for. */
export interface Piece {
	text: string;
	hit: boolean;
}

/** A text in lower case and without accents, and for each of its units where in the original that stood. */
function plainOf(text: string): { plain: string; places: number[] } {
	let plain = '';
	const places: number[] = [];
	let place = 0;
	for (const sign of text) {
		const bare = sign.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
		plain += bare;
		for (let i = 0; i < bare.length; i += 1) places.push(place);
		place += sign.length;
	}
	places.push(place);
	return { plain, places };
}

/** Where the words stand in a text, whatever case and accents: [from, to), in order, apart from one another. */
function spansOf(text: string, words: readonly string[]): [number, number][] {
	const { plain, places } = plainOf(text);
	const spans = words
		.map((word) => plainOf(word).plain)
		.filter((word) => word !== '')
		.flatMap((word) => {
			const found: [number, number][] = [];
			for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
				found.push([places[at] ?? 0, places[at + word.length] ?? text.length]);
			return found;
		})
		.sort(([a], [b]) => a - b);
	const apart: [number, number][] = [];
	for (const [from, to] of spans) {
		const last = apart.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else apart.push([from, to]);
	}
	return apart;
}

/** Whether any of the words stands in a text. */
export const holds = (text: string, words: readonly string[]) => spansOf(text, words).length > 0;

/**
 * A text in pieces, those that are one of the words marked.
 * @param most signs that are shown, from a little before the first hit on; what is left out is an ellipsis
 */
export function pieces(text: string, words: readonly string[], most = Infinity): Piece[] {
	const spans = spansOf(text, words);
	const first = spans[0]?.[0] ?? 0;
	const from = text.length <= most || first < most / 2 ? 0 : wordStart(text, first - Math.floor(most / 4));
	const to = Math.min(text.length, from + most);
	const found: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : [];
	let at = from;
	for (const [begin, end] of spans) {
		if (begin >= to) break;
		if (begin > at) found.push({ text: text.slice(at, begin), hit: false });
		found.push({ text: text.slice(begin, Math.min(end, to)), hit: true });
		at = Math.min(end, to);
	}
	if (at < to) found.push({ text: text.slice(at, to), hit: false });
	if (to < text.length) found.push({ text: ' …', hit: false });
	return found;
}

/** The beginning of the word that stands at a place, or the place itself where it is a long one. */
function wordStart(text: string, place: number): number {
	const blank = text.lastIndexOf(' ', place);
	return blank >= 0 && place - blank < 20 ? blank + 1 : place;
}
