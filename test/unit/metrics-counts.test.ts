import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneMacros } from '../../src/ingest/zone.ts';
import { codesOf, readCodes } from '../../src/metrics/codes.ts';
import { countsOf, countsUnder, type Count } from '../../src/metrics/counts.ts';
import { prepare, rejudge } from '../../src/metrics/index.ts';
import { quantiles, sift, tally, KINDS } from '../../src/metrics/tally.ts';
import { DIMENSIONS } from '../../src/model/fields.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { TABLES } from '../../src/model/tables.ts';
import { synthetic } from '../bench/synthetic.ts';
import { bootEngine } from './engine.ts';
import { fill } from './tables.ts';

const db = await bootEngine();

/** By chart and code, as both ways must have it. */
const sorted = (counts: readonly Count[]) =>
	[...counts]
		.map((count) => ({ ...count }))
		.sort((a, b) => (a.chart < b.chart ? -1 : a.chart > b.chart ? 1 : a.code - b.code));

async function bothWays(filter: Filter): Promise<[Count[], Count[]]> {
	await readCodes(db);
	const counted = [...(await countsOf(db, filter, {})).values()].flat();
	return [sorted(counted), sorted(await db.rows<Count>(countsUnder(filter)))];
}

describe('what is counted outside the engine is what counts.sql answers', () => {
	test('under any filter, and after other verdicts', async () => {
		for (const statement of [...Object.values(TABLES), ...zoneMacros('Asia/Jakarta'), ...synthetic(4_000, 3)])
			await db.run(statement);
		await prepare(db, DEFAULT_POLICY);
		const words = await db.rows<{ dimension: string; key: string }>('SELECT dimension, key FROM dictionary');
		const one = fc.record(
			Object.fromEntries(
				DIMENSIONS.map((dimension) => [
					dimension,
					fc.subarray(
						[...words.filter((word) => word.dimension === dimension).map(({ key }) => key), 'no such word'],
						{ maxLength: 4 }
					)
				])
			),
			{ requiredKeys: [] }
		);
		const equal = fc.asyncProperty(one, async (filter) => {
			const [counted, answered] = await bothWays(filter);
			expect(counted).toEqual(answered);
		});
		await fc.assert(equal, { numRuns: 60 });
		const targets = { ...DEFAULT_POLICY.targets, 3: { response_minutes: 10, resolution_minutes: 90 } };
		await rejudge(db, { ...DEFAULT_POLICY, targets });
		await fc.assert(equal, { numRuns: 10 });
	});

	test('no record, and one that has nothing but a number', async () => {
		for (const incidents of [[], [{}]]) {
			await fill(db, { incidents });
			await prepare(db, DEFAULT_POLICY);
			const [counted, answered] = await bothWays({});
			expect(counted).toEqual(answered);
			expect(counted.length > 0).toBe(incidents.length > 0);
		}
	});

	test('months over seven thousand years have no places: the engine counts', async () => {
		const incidents = [{ opened_at: '9000-01-01' }, { opened_at: '1500-01-01' }];
		await fill(db, { incidents });
		await prepare(db, DEFAULT_POLICY);
		const [counted, answered] = await bothWays({});
		expect(codesOf(db)).toBeNull();
		expect(counted).toEqual(answered);
		expect(counted.length).toBeGreaterThan(0);
	});
});

describe('by eye', () => {
	/** five records: two of the first value, two of the second, one unknown */
	const places = { of: Uint16Array.of(1, 1, 2, 2, 0), size: 3, before: 0 };

	test('what fails one filter alone counts beside it', () => {
		const first = { column: places, keeps: Uint8Array.of(0, 1, 0) };
		const other = {
			column: { of: Uint16Array.of(1, 2, 1, 2, 2), size: 3, before: 0 },
			keeps: Uint8Array.of(0, 1, 0)
		};
		const { under, but } = sift(5, [first, other]);
		expect([[...under], ...but.map((part) => [...part])]).toEqual([[0], [2], [1]]);
		const kinds = Uint8Array.of(2, 2, 2, 3, 2);
		const by = (parts: Uint32Array[], kind: number) =>
			[0, 1, 2].map((place) => tally(parts, places, kinds)[place * KINDS + kind]);
		expect(by([under], 2)).toEqual([0, 1, 0]);
		expect(by([under, but[0]!], 2)).toEqual([0, 1, 1]);
		expect(by([under, but[1]!], 2)).toEqual([0, 2, 0]);
		const all = sift(5, []);
		expect(by([all.under], 2)).toEqual([1, 2, 1]);
		expect(by([all.under], 3)).toEqual([0, 0, 1]);
	});

	test('half of 1, 2, 3, 10 is at 2.5; nine tenths at 7.9; of nothing there is none', () => {
		const bins = { of: Uint16Array.of(2, 1, 1, 1, 0), size: 3, before: 0 };
		const values = Int32Array.of(10, 3, 1, 2, -1);
		const of = (records: number[], shares: number[]) =>
			quantiles(Uint32Array.from(records), values, bins, shares);
		expect(of([0, 1, 2, 3, 4], [0.5, 0.9])).toEqual([2.5, expect.closeTo(7.9, 12)]);
		expect(of([4], [0.5])).toEqual([null]);
		expect(of([1], [0, 0.5, 1])).toEqual([3, 3, 3]);
	});
});
