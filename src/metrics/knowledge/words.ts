/** More of them make no difference to a reader, but each costs a look at every text. */
const MOST_WORDS = 8;

/** The words of a text that is looked for, each once; what comes after the eighth is left out. */
export function wordsOf(text: string): string[] {
	const words = text.split(/\s+/u).filter((word) => word !== '');
	return [...new Set(words)].slice(0, MOST_WORDS);
}
