import type { Fact } from './facts.ts';

/** One figure: a count or a median has only a value, a rate its numerator and denominator too; null: not measurable. */
export interface Figure {
	value: number | null;
	numerator?: number;
	n?: number;
	[part: string]: number | null | undefined;
}

export const NOT_MEASURABLE: Figure = { value: null };

/** How many of the facts that count are hits. */
export function rate(
	base: readonly Fact[],
	counts: (fact: Fact) => boolean,
	hit: (fact: Fact) => boolean
): Figure {
	const n = base.filter(counts);
	return share(n.filter(hit).length, n.length);
}

export function share(numerator: number, n: number): Figure {
	return n === 0 ? NOT_MEASURABLE : { value: numerator / n, numerator, n };
}

/** Mean, median and 90th percentile of minutes. */
export function times(name: string, list: number[]): Record<string, Figure> {
	const sum = list.reduce((total, span) => total + span, 0);
	return {
		[`${name}.mean`]: list.length ? { value: sum / list.length, n: list.length } : NOT_MEASURABLE,
		[`${name}.median`]: median(list),
		[`${name}.p90`]: quantile(list, 0.9)
	};
}

export function median(list: number[]): Figure {
	return quantile(list, 0.5);
}

/** Linear between the neighbours, as SQL's quantile_cont. */
function quantile(list: number[], at: number): Figure {
	if (list.length === 0) return NOT_MEASURABLE;
	const sorted = list.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * at;
	const low = sorted[Math.floor(place)] ?? 0;
	const high = sorted[Math.ceil(place)] ?? 0;
	return { value: low + (high - low) * (place - Math.floor(place)), n: sorted.length };
}
