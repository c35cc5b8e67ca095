import { styleOf } from './dates.ts';
import { normalise } from './format.ts';
import { KNOWN_NAMES } from './formats/index.ts';
import { Profile } from './profile.ts';

/** A header is sought among this many rows. */
export const HEADER_WITHIN = 15;
/** So many more known names tell a header from a row that also reads like one: a record may well hold two or three. */
const CLEARLY_MORE = 3;

/**
 * Index of the header among the first rows of a file, 0 where none qualifies. It is the first row that `isFull`: wide
 * and filled as most rows are. Where that row reads like names, another replaces it only if it is full, stands further
 * down, brings three known names more, and consists of known names for the most part. Where it does not, the row with
 * most known names replaces it, if these are two and more than its own: any above it, a full one further down. A row
 * with a number or a time in it never replaces another.
 */
export function headerAt(
	rows: readonly (readonly string[])[],
	isFull: (cells: readonly string[]) => boolean
): number {
	const first = rows.findIndex(isFull);
	const usual = rows[first] ?? [];
	const isSure = first >= 0 && readLikeNames(usual);
	const needed = isSure ? knownNames(usual) + CLEARLY_MORE : Math.max(2, knownNames(usual) + 1);
	const names = rows.map((cells, i) => {
		const known = knownNames(cells);
		if (known < needed || cells.some(isValue)) return 0;
		if (i < first || first < 0) return isSure ? 0 : known;
		return isFull(cells) && (!isSure || known * 2 > filledIn(cells)) ? known : 0;
	});
	const most = Math.max(0, ...names);
	return most > 0 ? names.indexOf(most) : Math.max(0, first);
}

/** How many different column names that some format knows are among the cells. */
export function knownNames(cells: readonly string[]): number {
	return new Set(cells.map(normalise).filter((name) => KNOWN_NAMES.has(name))).size;
}

/** How many cells are not blank. */
export function filledIn(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);
}

/** The number that comes most often, of several the largest; 0 where there is none. */
export function mostCommon(numbers: Iterable<number>): number {
	const counts = new Map<number, number>();
	for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** All filled cells differ, and none is a number or a time. */
function readLikeNames(cells: readonly string[]): boolean {
	const filled = cells.map(normalise).filter((cell) => cell !== '');
	return new Set(filled).size === filled.length && !filled.some(isValue);
}

function isValue(cell: string): boolean {
	if (!/\d/.test(cell)) return false;
	if (!/\p{L}/u.test(cell)) return true;
	const profile = new Profile();
	profile.addText(cell.trim());
	return styleOf(profile.shapes()) !== null;
}
