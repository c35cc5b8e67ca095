/** A seeded source of chance. It uses only sums, products and integer steps, so every machine draws the same. */
export interface Random {
	/** 0 ≤ x < 1 */
	next(): number;
	chance(share: number): boolean;
	/** A whole number, both ends included. */
	whole(from: number, to: number): number;
	pick<T>(list: readonly T[]): T;
	/** One of the values of [value, weight] pairs. */
	weighted<T>(table: readonly (readonly [T, number])[]): T;
	/** Close to log-normal: half of the draws lie under `median`; `sigma` is the spread of the logarithm. */
	spread(median: number, sigma: number): number;
	/** A count with this mean (Poisson). */
	count(mean: number): number;
}

/** Mulberry32 behind the `Random` draws. */
export function random(seed: number): Random {
	let state = seed >>> 0;
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}
	function whole(from: number, to: number): number {
		return from + Math.floor(next() * (to - from + 1));
	}
	function pick<T>(list: readonly T[]): T {
		const value = list[whole(0, list.length - 1)];
		if (value === undefined) throw new Error('nothing to pick from');
		return value;
	}
	function weighted<T>(table: readonly (readonly [T, number])[]): T {
		let left = next() * table.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [value, weight] of table) {
			left -= weight;
			if (left < 0) return value;
		}
		return pick(table)[0];
	}
	function spread(median: number, sigma: number): number {
		let normal = -6;
		for (let i = 0; i < 12; i++) normal += next();
		return median * exp(sigma * normal);
	}
	function count(mean: number): number {
		const floor = exp(-mean);
		let product = next();
		let total = 0;
		while (product > floor) {
			product *= next();
			total++;
		}
		return total;
	}
	return { next, chance: (share) => next() < share, whole, pick, weighted, spread, count };
}

/** `Math.exp` may differ in its last digit between engines; ten squarings do not. */
function exp(x: number): number {
	let power = 1 + x / 1024;
	for (let i = 0; i < 10; i++) power *= power;
	return power;
}
