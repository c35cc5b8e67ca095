import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '../../src/model/activities.ts';
import { INDICATORS } from '../../src/gaps/indicators.ts';
import { DEFAULT_PLAN } from '../../src/gaps/plan.ts';
import { costs } from '../../src/gaps/rank.ts';
import { gapTable } from '../../src/gaps/table.ts';
import { losses } from '../../src/metrics/gap/losses.ts';
import { list, measure, prepare } from '../../src/metrics/index.ts';
import type { Part } from '../../src/metrics/parts.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function lost(data: Data, filter: Filter = {}) {
	await fill(db, data);
	await prepare(db, DEFAULT_POLICY);
	const answer = await losses(db, filter);
	const of = (part: Part) => {
		const one = answer.parts.find((row) => row.part === part);
		return one ? [one.incidents, one.n, one.minutes] : null;
	};
	return { all: answer.all, of, parts: answer.parts };
}

/** P1 has an hour; A 30 minutes past it, B met, C two hours past and without a cause, D open within its eight hours. */
const DESK: Data = {
	as_of: '2024-01-01 04:00',
	incidents: [
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 01:30', cause: 'fibre cut', category: 'x' },
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 00:30', cause: null, category: null },
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 03:00', cause: null, category: 'x' },
		{ priority: 2, state: 'new', cause: null, category: null },
		{ priority: 1, state: 'cancelled', cause: null, category: null }
	]
};

describe('minutes lost', () => {
	test('are the mean past the target, met ones with 0, pending ones not judged', async () => {
		const { all, of } = await lost(DESK);
		expect(all).toEqual({ incidents: 4, n: 3, minutes: 50 });
		// B and C: nothing and 120 minutes
		expect(of('no_cause')).toEqual([2, 2, 60]);
		expect(of('breached')).toEqual([2, 2, 75]);
		// B met, D is pending
		expect(of('no_category')).toEqual([2, 1, 0]);
		expect(of('no_knowledge')).toEqual([3, 3, 50]);
	});

	test('are of the incidents that the list of the part holds', async () => {
		const { parts } = await lost({
			...DESK,
			incidents: DESK.incidents.map((one, i) => ({
				...one,
				reopen_count: i % 2,
				impact: 1,
				urgency: i % 3 ? 1 : 3,
				acknowledged_at: `2024-01-01 00:${i}5`,
				assignment_group: 'Desk',
				closed_at: one.resolved_at ?? null,
				customer_id: 'c'
			}))
		});
		expect(parts.length).toBeGreaterThanOrEqual(10);
		for (const { part, incidents } of parts) {
			const query = { page: 0, sort: 'opened_at', descending: false, part } as const;
			expect([part, (await list(db, {}, query)).total]).toEqual([part, incidents]);
		}
	});

	test('every part of an indicator is counted, wherever anything tells of it', async () => {
		const { parts } = await lost({
			incidents: [
				{
					priority: 2,
					impact: 1,
					urgency: 1,
					category: 'x',
					customer_id: 'c',
					acknowledged_at: '2024-01-01 00:10',
					resolved_at: '2024-01-01 03:00',
					closed_at: '2024-01-01 05:00',
					reopen_count: 0,
					assignment_group: 'Desk'
				},
				{
					priority: 1,
					opened_at: '2024-01-01 00:05',
					acknowledged_at: '2024-01-01 00:40',
					assignment_group: 'Desk'
				}
			],
			events: [
				{ incident_id: 'A', at: '2024-01-01 00:10', state: 'in_progress', assignment_group: 'Desk' },
				{ incident_id: 'A', at: '2024-01-01 01:00', state: 'in_progress', assignment_group: 'Field' },
				{ incident_id: 'B', at: '2024-01-01 00:40', state: 'in_progress', assignment_group: 'Desk' }
			]
		});
		const wanted = INDICATORS.flatMap(({ part }) => (part === null ? [] : [part]));
		expect(parts.map(({ part }) => part).sort()).toEqual([...wanted].sort());
	});

	test('no verdict: no minutes; no incident: nothing', async () => {
		const { all, of } = await lost({ incidents: [{ state: 'closed', resolved_at: '2024-01-01 01:00' }] });
		expect(all).toEqual({ incidents: 1, n: 0, minutes: null });
		expect(of('no_cause')).toEqual([1, 0, null]);
		expect(of('ping_pong')).toBeNull();
		expect((await lost({ incidents: [] })).all).toEqual({ incidents: 0, n: 0, minutes: null });
	});

	test('follow the filter', async () => {
		expect((await lost(DESK, { category: ['x'] })).all).toEqual({ incidents: 2, n: 2, minutes: 75 });
	});
});

describe('the gap table of a log', () => {
	test('with only number, opened and closed has nine rows, and says what it lacks', async () => {
		await fill(db, {
			incidents: [{ closed_at: '2024-01-01 02:00' }, { closed_at: '2024-01-02 00:00' }, { closed_at: null }],
			file: { rows: 4, refused: 1 }
		});
		await prepare(db, DEFAULT_POLICY);
		const metrics = await measure(db, {});
		const { rows } = gapTable(metrics, DEFAULT_PLAN, {});
		expect(rows.map(({ activity }) => activity)).toEqual([...ACTIVITIES]);
		const told = rows.filter(({ attainment }) => attainment !== null).map(({ activity }) => activity);
		expect(told).toEqual(['logging']);
		// one refused of four rows, and of seven things only the finish: 1/7, 1/7, 0
		const [complete, refused] = rows[1]!.standings;
		expect(refused).toMatchObject({ current: 0.25, n: 4, attainment: 0.04 });
		expect(complete!.current).toBeCloseTo(2 / 7 / 3, 12);
		expect(complete!.n).toBe(3);
		for (const { standings } of rows.filter(({ activity }) => activity !== 'logging'))
			for (const { current, missing } of standings) {
				expect(current).toBeNull();
				expect(missing!.kind === 'no_field' ? missing!.fields.length : 1).toBeGreaterThan(0);
			}
		expect(costs(rows, await losses(db, {}))).toEqual([]);
	});

	test('ranks what its figures show', async () => {
		await fill(db, DESK);
		await prepare(db, DEFAULT_POLICY);
		const { rows } = gapTable(await measure(db, {}), DEFAULT_PLAN, {});
		const ranked = costs(rows, await losses(db, {}));
		// met 1 of 3 against 90 %: 17/27 short × 2 incidents × 75 min; 1 of 3 causes against 80 %: 7/12 × 2 × 60 min
		expect(ranked.map(({ part }) => part)).toEqual(['breached', 'no_cause', 'no_category']);
		expect(ranked[0]!.cost).toBeCloseTo((17 / 27) * 2 * 75, 9);
		expect(ranked[1]!.cost).toBeCloseTo((7 / 12) * 2 * 60, 9);
		expect(ranked[2]!.cost).toBe(0);
	});
});
