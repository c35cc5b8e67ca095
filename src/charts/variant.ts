/** One place in a variant as it is shown: an activity so many times in a row, or what is left out. */
export type Chip = { name: string; times: number } | { skipped: number };

/**
 * A sequence of activities, short enough to be shown: repeats folded, and of more than `most` places the middle left out.
 * @returns in their order; `skipped` counts activities, not places
 */
export function chipsOf(names: readonly string[], most = 12): Chip[] {
	const runs: { name: string; times: number }[] = [];
	for (const name of names) {
		const last = runs.at(-1);
		if (last?.name === name) last.times += 1;
		else runs.push({ name, times: 1 });
	}
	if (runs.length <= most) return runs;
	const after = Math.floor(most / 4);
	const head = runs.slice(0, most - after - 1);
	const middle = runs.slice(head.length, runs.length - after);
	return [
		...head,
		{ skipped: middle.reduce((sum, { times }) => sum + times, 0) },
		...runs.slice(runs.length - after)
	];
}
