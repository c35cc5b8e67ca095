import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { random } from '../../sample-data/random.ts';
import { measure } from '../../src/metrics/index.ts';
import { survival } from '../../src/metrics/survival.ts';
import { bootEngine } from './engine.ts';
import { hasShared } from './loading.ts';
import { figures, type Incident } from './tables.ts';

const db = await bootEngine();
const NAME = 'time.resolution.survival_median';
const AS_OF = Date.UTC(2024, 5, 1);

/** Resolved after so many minutes, or unresolved so long at the end of the data. */
const watched = (minutes: number, resolved: boolean, rest: Incident = {}): Incident => {
	const opened = AS_OF - (minutes + (resolved ? 7 : 0)) * 60_000;
	return {
		opened_at: new Date(opened).toISOString(),
		state: resolved ? 'closed' : 'new',
		resolved_at: resolved ? new Date(opened + minutes * 60_000).toISOString() : null,
		...rest
	};
};
const of = (incidents: Incident[], filter = {}) =>
	figures(db, { incidents, as_of: new Date(AS_OF).toISOString() }, { filter });

describe('half are resolved after', () => {
	test.each<[string, Incident[], (number | null)[] | string]>([
		['the second of four', [10, 20, 30, 40].map((t) => watched(t, true)), [20, 4, null]],
		['the second of three', [10, 20, 30].map((t) => watched(t, true)), [20, 3, null]],
		['the only one', [watched(5, true)], [5, 1, null]],
		[
			// 4/5 after 10; 2/3 of that after 20; one of two after 40: 4/15
			'later, with open ones that were watched for a while',
			[watched(10, true), watched(15, false), watched(20, true), watched(30, false), watched(40, true)],
			[40, 5, null]
		],
		[
			'one watched until that very time is among those that were',
			[watched(10, true), watched(10, false)],
			[10, 2, null]
		],
		[
			'no time, while more than half are open',
			[watched(10, true), ...[20, 20, 20].map((t) => watched(t, false))],
			'not_reached'
		],
		['no time, where all are open', [watched(10, false)], 'not_reached'],
		['nothing', [], 'none']
	])('%s', async (_, incidents, expected) => {
		const data = { incidents, present: ['resolved_at', 'state'], as_of: new Date(AS_OF).toISOString() };
		expect((await figures(db, data))(NAME)).toEqual(expected);
	});

	test('left out: cancelled, the wrong way round, finished without a recorded time', async () => {
		const figure = await of([
			watched(10, true),
			watched(20, true),
			watched(5, true, { state: 'cancelled' }),
			watched(-5, true),
			watched(5, true, { resolved_at: null }),
			watched(5, false, { opened_at: '2025-01-01' })
		]);
		expect(figure(NAME)).toEqual([10, 2, null]);
		expect((await figures(db, { incidents: [{ state: 'closed' }] }))(NAME)).toBe('no_field resolved_at');
	});
});

test('many equal steps do not drift past one half', async () => {
	const figure = await of(Array.from({ length: 1000 }, (_, i) => watched(i + 1, true)));
	expect(figure(NAME)).toEqual([500, 1000, null]);
});

describe('the curve', () => {
	test('begins with all of them, and falls at each resolution', async () => {
		await of([watched(10, true), watched(15, false), watched(20, true), watched(30, false)]);
		expect(await survival(db, {})).toEqual([
			{ minutes: 0, share: 1, at_risk: 4 },
			{ minutes: 10, share: 0.75, at_risk: 4 },
			{ minutes: 20, share: 0.375, at_risk: 2 },
			{ minutes: 30, share: 0.375, at_risk: 1 }
		]);
	});

	test('of nothing is empty', async () => {
		await figures(db, { incidents: [] });
		expect(await survival(db, {})).toEqual([]);
	});

	test('of many has 400 points at most, each of them exact', async () => {
		const dice = random(7);
		const life = Array.from({ length: 3000 }, () => ({
			minutes: Math.ceil(dice.spread(300, 1.4)),
			resolved: dice.chance(0.8)
		}));
		const figure = await of(life.map(({ minutes, resolved }) => watched(minutes, resolved)));
		const points = await survival(db, {});
		expect(points.length).toBeGreaterThan(200);
		expect(points.length).toBeLessThanOrEqual(400);
		const exact = new Map<number, number>([[0, 1]]);
		let share = 1;
		for (const time of [...new Set(life.map(({ minutes }) => minutes))].sort((a, b) => a - b)) {
			const atRisk = life.filter(({ minutes }) => minutes >= time).length;
			const ended = life.filter(({ minutes, resolved }) => resolved && minutes === time).length;
			exact.set(time, (share *= (atRisk - ended) / atRisk));
		}
		for (const point of points) expect(point.share).toBeCloseTo(exact.get(point.minutes) ?? NaN, 9);
		const drops = points.map((point, i) => (points[i - 1]?.share ?? 1) - point.share);
		expect(Math.max(...drops)).toBeLessThan(0.02);
		expect(points.at(-1)?.minutes).toBe(Math.max(...exact.keys()));
		const half = [...exact].find(([, one]) => one <= 0.5)?.[0];
		expect(figure(NAME)).toEqual([half, 3000, null]);
	});
});

describe.skipIf(!hasShared('oracles/oracles.json'))('as R’s survfit has it (Miller 1981, aml)', () => {
	interface Oracle {
		id: string;
		expect: { Maintained: { n: number; median: number; surv: Record<string, number> } } & {
			Nonmaintained: { n: number; median: number };
			pooled_median: number;
		};
	}

	test('medians and shares', async () => {
		const oracles = JSON.parse(readFileSync('../shared/oracles/oracles.json', 'utf8')) as Oracle[];
		const known = oracles.find(({ id }) => id === 'km_aml')?.expect;
		const [, ...lines] = readFileSync('../shared/oracles/aml.csv', 'utf8').trim().split('\n');
		const incidents = lines.map((line) => {
			const [time, status, arm] = line.replaceAll('"', '').split(',');
			return watched(Number(time), status === '1', { category: arm });
		});
		await of(incidents);
		const median = async (category?: string) => {
			const filter = category ? { category: [category] } : {};
			const { value, n } = (await measure(db, filter)).get(NAME) ?? {};
			return { median: value, n };
		};
		const { Maintained, Nonmaintained, pooled_median } = known ?? {};
		expect(await median('Maintained')).toEqual({ median: Maintained?.median, n: Maintained?.n });
		expect(await median('Nonmaintained')).toEqual({ median: Nonmaintained?.median, n: Nonmaintained?.n });
		expect(await median()).toEqual({ median: pooled_median, n: 23 });
		const points = await survival(db, { category: ['Maintained'] });
		for (const [time, share] of Object.entries(Maintained?.surv ?? {}))
			expect(points.find(({ minutes }) => minutes === Number(time))?.share).toBeCloseTo(share, 4);
	});
});
