/** So many of so many. */
export interface Rate {
	hits: number;
	n: number;
}

/** One layer of a comparison, such as a priority, on both sides. */
export interface Stratum<K = string> {
	key: K;
	before: Rate;
	after: Rate;
}

/** All layers of one side taken together. */
export function together(rates: Iterable<Rate>): Rate {
	const sum = { hits: 0, n: 0 };
	for (const { hits, n } of rates) {
		sum.hits += hits;
		sum.n += n;
	}
	return sum;
}
