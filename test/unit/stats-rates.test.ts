import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini.ts';
import { decompose } from '../../src/stats/decompose.ts';
import { mantelHaenszel } from '../../src/stats/mantel-haenszel.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { twoSided, Z } from '../../src/stats/normal.ts';
import { ratesP } from '../../src/stats/p-values.ts';
import type { Rate, Stratum } from '../../src/stats/rate.ts';

const rate = (hits: number, n: number): Rate => ({ hits, n });

/** Some of n, n from 0. */
const anyRate = fc
	.tuple(fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true }))
	.map(([n, share]) => rate(Math.round(n * share), n));
const anyStrata = fc
	.array(fc.record({ before: anyRate, after: anyRate }), { minLength: 1, maxLength: 9 })
	.map((all) => all.map((one, at): Stratum => ({ key: `P${at}`, ...one })));

/** Where the score test of a true rate just does not refuse `hits` of `n`, found by halving. */
function scoreLimit({ hits, n }: Rate, direction: -1 | 1): number {
	const p = hits / n;
	let [inside, outside] = [p, direction < 0 ? 0 : 1];
	for (let step = 0; step < 100; step++) {
		const middle = (inside + outside) / 2;
		if (Math.abs(p - middle) <= Z * Math.sqrt((middle * (1 - middle)) / n)) inside = middle;
		else outside = middle;
	}
	return inside;
}

describe('newcombe', () => {
	// Newcombe 1998, table II, method 10
	const published: [number, number, number, number, number, number][] = [
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1]
	];

	it.each(published)('%i/%i − %i/%i', (a, m, b, n, lower, upper) => {
		const found = newcombe(rate(b, n), rate(a, m))!;
		expect(found.difference).toBeCloseTo(a / m - b / n, 14);
		expect(found.lower).toBeCloseTo(lower, 4);
		expect(found.upper).toBeCloseTo(upper, 4);
	});

	it.each(published)('%i/%i − %i/%i: agrees with limits found by trying', (a, m, b, n) => {
		const [after, before] = [rate(a, m), rate(b, n)];
		const [p, q] = [a / m, b / n];
		const down = Math.hypot(p - scoreLimit(after, -1), scoreLimit(before, 1) - q);
		const up = Math.hypot(scoreLimit(after, 1) - p, q - scoreLimit(before, -1));
		const found = newcombe(before, after)!;
		expect(found.lower).toBeCloseTo(Math.max(-1, p - q - down), 9);
		expect(found.upper).toBeCloseTo(Math.min(1, p - q + up), 9);
	});

	it('has nothing to say of an empty side', () => {
		expect(newcombe(rate(0, 0), rate(1, 2))).toBeNull();
		expect(newcombe(rate(1, 2), rate(0, 0))).toBeNull();
		expect(newcombe(rate(1, 1), rate(0, 1))!.difference).toBe(-1);
	});

	it('turns about when the sides do', () => {
		fc.assert(
			fc.property(anyRate, anyRate, (before, after) => {
				const [found, turned] = [newcombe(before, after), newcombe(after, before)];
				if (!found || !turned) return before.n === 0 || after.n === 0;
				expect(turned.lower).toBeCloseTo(-found.upper, 12);
				expect(turned.upper).toBeCloseTo(-found.lower, 12);
				return found.lower <= found.difference && found.difference <= found.upper;
			})
		);
	});
});

describe('mantelHaenszel', () => {
	// Charig et al. 1986: kidney stones, percutaneous (before) and open surgery (after)
	const stones: Stratum[] = [
		{ key: 'small', before: rate(234, 270), after: rate(81, 87) },
		{ key: 'large', before: rate(55, 80), after: rate(192, 263) }
	];

	it('sees better strata under a worse total', () => {
		const found = mantelHaenszel(stones)!;
		expect(found.crude.difference).toBeCloseTo(273 / 350 - 289 / 350, 12);
		// weights 87·270/357 = 65.798 and 263·80/343 = 61.341
		const [w1, w2] = [(87 * 270) / 357, (263 * 80) / 343];
		const byHand = (w1 * (81 / 87 - 234 / 270) + w2 * (192 / 263 - 55 / 80)) / (w1 + w2);
		expect(found.difference).toBeCloseTo(byHand, 12);
		expect(found.difference).toBeCloseTo(0.0538356, 7);
		// in cells, as Greenland & Robins write it: Σ(a·c·n0³ + b·d·n1³) / (n1·n0·N²) ÷ (Σ n1·n0/N)²
		expect(found.interval!.lower).toBeCloseTo(-0.0115190316, 9);
		expect(found.interval!.upper).toBeCloseTo(0.1191901722, 9);
		expect(found).toMatchObject({ strata: 2, against: 2, reversed: true, left: { strata: 0, n: 0 } });
		expect(found.before).toEqual(rate(289, 350));
		expect(found.after).toEqual(rate(273, 350));
	});

	it('leaves out a stratum with one side, and counts it', () => {
		const found = mantelHaenszel([
			...stones,
			{ key: 'new', before: rate(0, 0), after: rate(3, 5) },
			{ key: 'none', before: rate(0, 0), after: rate(0, 0) }
		])!;
		expect(found.difference).toBeCloseTo(0.0538356, 7);
		expect(found.left).toEqual({ strata: 1, n: 5 });
		expect(found.after.n).toBe(350);
		expect(found.crude.difference).toBeCloseTo(276 / 355 - 289 / 350, 12);
	});

	it('is null where nothing can be compared', () => {
		expect(mantelHaenszel([])).toBeNull();
		expect(mantelHaenszel([{ key: 'a', before: rate(1, 2), after: rate(0, 0) }])).toBeNull();
		const apart = [
			{ key: 'a', before: rate(1, 2), after: rate(0, 0) },
			{ key: 'b', before: rate(0, 0), after: rate(1, 2) }
		];
		expect(mantelHaenszel(apart)).toBeNull();
	});

	it('has no interval where nothing varies', () => {
		const found = mantelHaenszel([{ key: 'a', before: rate(0, 5), after: rate(4, 4) }])!;
		expect(found.difference).toBe(1);
		expect(found.interval).toBeNull();
		expect(found.reversed).toBe(false);
	});

	it('of one stratum is the plain difference', () => {
		fc.assert(
			fc.property(anyRate, anyRate, (before, after) => {
				const found = mantelHaenszel([{ key: 0, before, after }]);
				if (!found) return before.n === 0 || after.n === 0;
				expect(found.difference).toBeCloseTo(found.crude.difference, 12);
				return !found.reversed && found.against === 0;
			})
		);
	});
});

describe('decompose', () => {
	it('puts all of it down to the mix where no stratum changed', () => {
		const found = decompose([
			{ key: 'P1', before: rate(20, 100), after: rate(30, 150) },
			{ key: 'P4', before: rate(80, 100), after: rate(40, 50) }
		])!;
		// overall .5 → .35, mean .425; P4: (.25 − .5)·(.8 − .425), P1: (.75 − .5)·(.2 − .425)
		expect(found.change).toBeCloseTo(-0.15, 12);
		expect(found.strata.map(({ key }) => key)).toEqual(['P4', 'P1']);
		expect(found.strata[0]!.mix).toBeCloseTo(-0.09375, 12);
		expect(found.strata[1]!.mix).toBeCloseTo(-0.05625, 12);
		expect(found.mix).toBeCloseTo(-0.15, 12);
		expect(found.performance).toBe(0);
		expect(found.before).toEqual(rate(100, 200));
	});

	it('puts all of it down to performance where the mix stayed', () => {
		const found = decompose([
			{ key: 'a', before: rate(5, 10), after: rate(18, 20) },
			{ key: 'b', before: rate(9, 30), after: rate(18, 60) }
		])!;
		expect(found.strata[0]).toMatchObject({ key: 'a', mix: 0 });
		expect(found.strata[0]!.performance).toBeCloseTo(0.4 * 0.25, 12);
		expect(found.change).toBeCloseTo(0.1, 12);
	});

	it('takes a stratum that came or went for mix', () => {
		const found = decompose([
			{ key: 'stays', before: rate(5, 10), after: rate(5, 10) },
			{ key: 'came', before: rate(0, 0), after: rate(10, 10) },
			{ key: 'never', before: rate(0, 0), after: rate(0, 0) }
		])!;
		expect(found.strata.map(({ key }) => key)).toEqual(['came', 'stays']);
		// .5 → .75, mean .625: came (.5 − 0)·(1 − .625), stays (.5 − 1)·(.5 − .625)
		expect(found.strata[0]).toMatchObject({ mix: 0.1875, performance: 0 });
		expect(found.strata[1]).toMatchObject({ mix: 0.0625, performance: 0 });
	});

	it('is null where a side is empty', () => {
		expect(decompose([])).toBeNull();
		expect(decompose([{ key: 'a', before: rate(0, 0), after: rate(1, 2) }])).toBeNull();
		expect(decompose([{ key: 'a', before: rate(1, 2), after: rate(0, 0) }])).toBeNull();
	});

	it('adds up exactly, the largest part first', () => {
		fc.assert(
			fc.property(anyStrata, (strata) => {
				const found = decompose(strata);
				const n = (side: 'before' | 'after') => strata.reduce((sum, one) => sum + one[side].n, 0);
				if (!found) return n('before') === 0 || n('after') === 0;
				const sum = found.strata.reduce((all, { mix, performance }) => all + mix + performance, 0);
				expect(Math.abs(sum - found.change)).toBeLessThan(1e-12);
				expect(Math.abs(found.mix + found.performance - found.change)).toBeLessThan(1e-12);
				const sizes = found.strata.map(({ mix, performance }) => Math.abs(mix) + Math.abs(performance));
				expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
				for (const { before, after, performance } of found.strata)
					if (before.n === 0 || after.n === 0) expect(performance).toBe(0);
				return true;
			}),
			{ numRuns: 500 }
		);
	});
});

describe('p-values', () => {
	it('twoSided agrees with the normal distribution', () => {
		// SciPy: 2 * norm.sf(z)
		const exact: [number, number][] = [
			[0, 1],
			[0.5, 0.6170750774519738],
			[1, 0.31731050786291415],
			[Z, 0.05],
			[3, 0.0026997960632601866]
		];
		for (const [z, p] of exact) {
			expect(Math.abs(twoSided(z) - p)).toBeLessThan(1.5e-7);
			expect(twoSided(-z)).toBe(twoSided(z));
		}
		// far out, where adjusted values still rank
		expect(Math.abs(twoSided(5) / 5.733031437583866e-7 - 1)).toBeLessThan(0.02);
		expect(Math.abs(twoSided(8) / 1.244192114854348e-15 - 1)).toBeLessThan(0.02);
	});

	// SciPy: chi2_contingency(correction=False)
	it.each([
		[56, 70, 48, 80, 0.008045081368196585],
		[5, 56, 0, 29, 0.09718656817057987],
		[6, 7, 2, 7, 0.03075356125927456],
		[3000, 4000, 2900, 4000, 0.011052727177953563]
	])('of %i/%i and %i/%i', (a, m, b, n, p) => {
		expect(ratesP(rate(b, n), rate(a, m))).toBeCloseTo(p, 6);
	});

	it('sees no difference where there is none, and nothing in nothing', () => {
		expect(ratesP(rate(0, 5), rate(0, 9))).toBe(1);
		expect(ratesP(rate(5, 5), rate(9, 9))).toBe(1);
		expect(ratesP(rate(0, 0), rate(1, 9))).toBeNull();
		expect(ratesP(rate(1, 9), rate(0, 0))).toBeNull();
	});
});

describe('benjaminiHochberg', () => {
	// Benjamini & Hochberg 1995, section 3.2
	const published = [
		0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
		0.759, 1
	];

	it('finds the four of fifteen that the paper finds', () => {
		const adjusted = benjaminiHochberg(published);
		expect(adjusted.filter((q) => q! <= 0.05)).toHaveLength(4);
		expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
		// the fifth may not be larger than the sixth, nor that than the seventh
		expect(adjusted[4]).toBeCloseTo(0.0603, 12);
		expect(adjusted[5]).toBeCloseTo((0.0298 * 15) / 7, 12);
		expect(adjusted[14]).toBe(1);
	});

	it('keeps the order given and does not count what could not be asked', () => {
		expect(benjaminiHochberg([0.04, null, 0.01])).toEqual([0.04, null, 0.02]);
		expect(benjaminiHochberg([null])).toEqual([null]);
		expect(benjaminiHochberg([])).toEqual([]);
	});

	it('finds what the step-up procedure finds', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
				const sorted = values.toSorted((a, b) => a - b);
				const last = sorted.findLastIndex((p, at) => p * values.length <= 0.1 * (at + 1));
				const adjusted = benjaminiHochberg(values);
				const found = values.filter((_, at) => adjusted[at]! <= 0.1);
				expect(found).toHaveLength(sorted.filter((p) => last >= 0 && p <= sorted[last]!).length);
			})
		);
	});
});
