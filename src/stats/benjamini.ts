/**
 * Adjusts p-values for how many were asked at once: those at most q after it hold a share of false alarms of q on
 * average (Benjamini & Hochberg 1995, J. Royal Statistical Society B 57:289; also for figures that rise and fall
 * together, Benjamini & Yekutieli 2001). In the order given; null, a question that could not be asked, stays null and
 * does not count.
 */
export function benjaminiHochberg(values: readonly (number | null)[]): (number | null)[] {
	const ranked = values.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => a.p - b.p);
	const adjusted: (number | null)[] = values.map(() => null);
	let least = 1;
	for (let rank = ranked.length; rank > 0; rank--) {
		const { p, at } = ranked[rank - 1]!;
		least = Math.min(least, (p * ranked.length) / rank);
		adjusted[at] = least;
	}
	return adjusted;
}
