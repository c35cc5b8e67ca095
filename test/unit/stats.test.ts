import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/stats/wilson.ts';
import { xmr } from '../../src/stats/xmr.ts';

describe('wilson', () => {
	// Newcombe 1998, table I; R: prop.test(correct = FALSE)
	it.each([
		[81, 263, 0.2552885, 0.3662096],
		[15, 148, 0.0623864, 0.1604872]
	])('%i of %i', (hits, n, lower, upper) => {
		expect(wilson(hits, n)!.lower).toBeCloseTo(lower, 6);
		expect(wilson(hits, n)!.upper).toBeCloseTo(upper, 6);
	});

	it('stays within 0 and 1, and has nothing to say about nothing', () => {
		expect(wilson(0, 4)!.lower).toBe(0);
		expect(wilson(4, 4)!.upper).toBe(1);
		expect(wilson(4, 4)!.lower).toBeLessThan(0.6);
		expect(wilson(0, 0)).toBeNull();
	});
});

describe('xmr', () => {
	// NIST/SEMATECH e-Handbook 6.3.2.2: flow rates; there 3 / 1.128 = 2.6596 in place of 2.66
	const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

	it('agrees with the handbook', () => {
		const limits = xmr(flow, 10)!;
		expect(limits.mean).toBeCloseTo(50.81, 10);
		expect((limits.upper - limits.mean) / 2.66).toBeCloseTo(1.877778, 6);
		expect(limits.upper).toBeCloseTo(55.80409, 2);
		expect(limits.lower).toBeCloseTo(45.81591, 2);
	});

	it('is silent below twelve points', () => {
		expect(xmr(flow)).toBeNull();
		expect(xmr([...flow, 50])).toBeNull();
		expect(xmr([...flow, 50, 51])).not.toBeNull();
	});

	it('has no width where nothing varies', () => {
		expect(xmr(Array.from({ length: 12 }, () => 7))).toEqual({ mean: 7, lower: 7, upper: 7, n: 12 });
	});
});
