/** An axis from 0 that ends on a round step: its end and the steps on it. Never empty, never past `cap`. */
export function axisFromZero(
	max: number,
	options: { whole?: boolean; cap?: number; steps?: number } = {}
): { end: number; ticks: number[] } {
	const { whole = false, cap = Infinity, steps = 4 } = options;
	const top = Math.min(cap, Number.isFinite(max) && max > 0 ? max : whole ? 1 : Math.min(1, cap));
	let step = roundStep(top / steps);
	if (whole) step = Math.max(1, step);
	const end = Math.min(cap, step * Math.ceil(top / step - 1e-9));
	const ticks: number[] = [];
	for (let k = 0; k * step <= end * (1 + 1e-9); k++) ticks.push(Number((k * step).toPrecision(12)));
	return { end, ticks };
}

/** The next of 1, 2, 5 × 10^k that is not smaller. */
function roundStep(rough: number): number {
	const power = 10 ** Math.floor(Math.log10(rough));
	const lead = rough / power;
	return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
}

/**
 * Moves labels apart that would stand on one another: positions in pixels in the order given, each as near to where it
 * was as a distance of `gap` allows, none outside 0…height.
 */
export function spread(positions: readonly number[], gap: number, height: number): number[] {
	const order = positions
		.map((position, index) => ({ position, index }))
		.sort((a, b) => a.position - b.position);
	for (let k = 1; k < order.length; k++) {
		const before = order[k - 1]!;
		const here = order[k]!;
		here.position = Math.max(here.position, before.position + gap);
	}
	const last = order.at(-1);
	if (last && last.position > height) last.position = height;
	for (let k = order.length - 2; k >= 0; k--) {
		order[k]!.position = Math.min(order[k]!.position, order[k + 1]!.position - gap);
	}
	const result: number[] = [];
	for (const { position, index } of order) result[index] = position;
	return result;
}

/** Which months get a label so that labels do not touch: every, every second, third, sixth or twelfth, from January. */
export function labelledMonths(months: readonly string[], width: number, labelWidth = 34): string[] {
	const step =
		[1, 2, 3, 6, 12, 24, 60].find((one) => (width / Math.max(1, months.length)) * one >= labelWidth) ?? 120;
	if (step === 1) return [...months];
	const chosen = months.filter((key) => position(key) % step === 0);
	return chosen.length ? chosen : months.slice(0, 1);
}

function position(key: string): number {
	return Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
}
