import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { failing } from '../../src/metrics/check/evidence.ts';
import { answer, list, measure, prepare, type Part } from '../../src/metrics/index.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import type { RuleId } from '../../src/model/rules.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const UCI = 'data/incident_event_log.zip';

interface Life {
	priority: number | null;
	opened_at: Date;
	updated_at: Date | null;
	told: boolean | null;
	closed: boolean;
	category: string | null;
	cause: boolean;
	solution: boolean;
	verdict: string | null;
	ran_seconds: number | null;
	events: { at: Date | null; tier: number | null }[];
}

/** The lives of all incidents in scope; SQL only reads them, what is judged below is judged here. */
async function livesOf(db: Database): Promise<Life[]> {
	const rows = await db.rows<Omit<Life, 'events'> & { incident_id: string }>(`
		SELECT incident_id, priority, incident.opened_at, updated_at, incident.escalated_hierarchically AS told, category,
			state = 'closed' AS closed, coalesce(cause, problem_ref) IS NOT NULL AS cause,
			coalesce(resolution_notes, closure_code) IS NOT NULL AS solution,
			sla_resolution::VARCHAR AS verdict, ran_seconds
		FROM incident JOIN fact USING (id) WHERE is_resolved OR is_open`);
	const events = await db.rows<{ incident_id: string; at: Date | null; tier: number | null }>(
		'SELECT incident_id, "at", support_tier AS tier FROM event ORDER BY incident_id, position'
	);
	const lives = new Map(rows.map((row) => [row.incident_id, { ...row, events: [] as Life['events'] }]));
	for (const { incident_id, ...event } of events) lives.get(incident_id)?.events.push(event);
	return [...lives.values()];
}

const targetOf = ({ priority }: Life) =>
	60 * (DEFAULT_POLICY.targets[priority ?? 0]?.resolution_minutes ?? NaN);

/** null: does not apply */
const BY_HAND: Partial<Record<RuleId, (life: Life) => boolean | null>> = {
	R6: ({ events }) => {
		const first = events.find(({ tier }) => tier !== null)?.tier;
		return first === undefined ? null : first === 1;
	},
	R8: ({ events }) => {
		const tiers = events.flatMap(({ tier }) => (tier === null ? [] : [tier]));
		const rises = tiers.slice(1).map((tier, i) => tier - (tiers[i] ?? 0));
		return rises.some((rise) => rise > 0) ? rises.every((rise) => rise <= 1) : null;
	},
	R11: ({ closed, category, cause, solution }) => (closed ? category !== null && cause && solution : null),
	R16: (life) =>
		life.priority === 1 || (life.ran_seconds ?? 0) > 0.75 * targetOf(life) ? life.told === true : null,
	R17: (life) => {
		if (life.verdict !== 'breached') return null;
		const times = [...life.events.map(({ at }) => at), life.updated_at];
		return times.some((at) => {
			const ran = at === null ? NaN : (at.getTime() - life.opened_at.getTime()) / 1000;
			return ran >= 0.75 * targetOf(life) && ran <= targetOf(life);
		});
	}
};

async function agrees(db: Database, rules: readonly RuleId[]): Promise<Record<string, number[]>> {
	const lives = await livesOf(db);
	const answers = await answer(db, {}, 'checks', {});
	for (const rule of rules) {
		const judged = lives.map(BY_HAND[rule]!).filter((kept) => kept !== null);
		const found = answers.rules.find((one) => one.rule === rule);
		const broken = judged.filter((kept) => !kept).length;
		expect([rule, found?.n, found?.broken]).toEqual([rule, judged.length, broken]);
	}
	return Object.fromEntries(answers.rules.map(({ rule, n, broken }) => [rule, [n, broken]]));
}

describe('the made-up desk', () => {
	let db: Database;

	beforeAll(async () => {
		({ db } = await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' }));
		await prepare(db, DEFAULT_POLICY);
	}, 60_000);

	test('rules as judged life by life', async () => {
		const counts = await agrees(db, ['R6', 'R8', 'R11', 'R16', 'R17']);
		expect(counts).toMatchObject({ R6: [5_663, 191], R16: [1_930, 1_594], R17: [1_501, 1_043] });
	});

	test('months add up to the whole', async () => {
		const { rules, months } = await answer(db, { category: ['Wi-Fi'] }, 'checks', {});
		for (const { rule, n, broken } of rules) {
			const of = months.filter((month) => month.rule === rule);
			const sum = (key: 'n' | 'broken') => of.reduce((total, month) => total + month[key], 0);
			expect([rule, sum('n'), sum('broken')]).toEqual([rule, n, broken]);
		}
	});

	const FILTERS: Filter[] = [{}, { month: ['2026-07'], priority: ['1', '2'] }];

	test.each(FILTERS)('a list has as many as its figure says (%j)', async (filter) => {
		const told = await answer(db, filter, 'evidence', {});
		const total = async (part: Part | null) =>
			(await list(db, filter, { page: 0, page_size: 1, sort: 'incident_id', descending: false, part })).total;
		const seen = new Set<Part>();
		for (const [name, { part, cases, value }] of told) {
			if (part === null) {
				expect([name, cases]).toEqual([name, null]);
				continue;
			}
			seen.add(part);
			expect([name, cases, value === null]).toEqual([name, await total(part), false]);
		}
		expect(seen.size).toBeGreaterThan(35);
		const { rules } = await answer(db, filter, 'checks', {});
		for (const { rule, n, broken, missing } of rules) {
			const one = told.get(rule);
			expect([rule, one?.missing]).toEqual([rule, missing]);
			if (!missing) expect([one?.cases, one?.n, one?.numerator]).toEqual([broken, n, n - broken]);
			expect([rule, broken]).toEqual([rule, await total(failing(rule))]);
		}
	});

	test('metrics as they are measured; rules that are the same as a metric', async () => {
		const filter: Filter = { priority: ['2', '3'] };
		const told = await answer(db, filter, 'evidence', {});
		for (const { name, ...metric } of (await measure(db, filter)).values())
			expect(told.get(name)).toMatchObject(metric);
		const SAME: [RuleId, string, boolean][] = [
			['R3', 'categorization.rate', true],
			['R4', 'priority.consistency.rate', true],
			['R5', 'sla.response.rate', true],
			['R7', 'escalation.in_time.rate', true],
			['R9', 'escalation.ping_pong.rate', false],
			['R10', 'sla.resolution.rate', true],
			['R12', 'closure.rechecked.rate', true],
			['R14', 'reopen.rate', false]
		];
		for (const [rule, name, kept] of SAME) {
			const { n = 0, numerator = 0 } = told.get(name) ?? {};
			expect([rule, told.get(rule)?.n, told.get(rule)?.numerator]).toEqual([
				...[rule, n, kept ? numerator : Number(n) - Number(numerator)]
			]);
		}
	});

	test('signs', async () => {
		const told = await answer(db, {}, 'evidence', {});
		const sign = (name: string) => {
			const { value, n, part, cases } = told.get(`sign.${name}`) ?? {};
			return [value, n, part, cases];
		};
		expect(sign('group_known')).toEqual([1, 5_663, 'no_group', 0]);
		// one parent, 120 children; 157 requests; a web form
		expect(sign('parents_used')).toEqual([120, 5_896, null, null]);
		expect(sign('request_types')).toEqual([157, 6_053, null, null]);
		expect(sign('web_reports')).toEqual([816, 5_663, null, null]);
		expect(sign('both_escalations')).toEqual([1, 5_663, null, null]);
		expect(sign('closure_code')).toEqual([4_213 / 5_526, 5_526, 'no_closure_code', 1_313]);
		expect(sign('escalated_complete')).toEqual([1_344 / 2_528, 2_528, 'escalated_incomplete', 1_184]);
		const [most] = await db.rows<{ n: number }>(`
			SELECT max(n)::INTEGER AS n FROM (
				SELECT count(*) AS n FROM incident JOIN fact USING (id)
				WHERE (is_resolved OR is_open) AND category IS NOT NULL GROUP BY category)`);
		expect(sign('largest_category')).toEqual([Number(most?.n) / 5_495, 5_495, null, null]);
	});
});

describe.skipIf(!hasShared(UCI))('a year and more of a ServiceNow desk (UCI)', () => {
	test('rules', async () => {
		const { db } = await loaded([fileAt(`../shared/${UCI}`)]);
		await prepare(db, DEFAULT_POLICY);
		const counts = await agrees(db, ['R11', 'R17']);
		// A, B, A and reopened: known from elsewhere; no group is called a desk
		expect(counts).toMatchObject({ R6: [0, 0], R9: [24_545, 2_217], R14: [24_918, 275] });
		const told = await answer(db, {}, 'evidence', {});
		expect(told.get('R6')?.missing).toEqual({ kind: 'no_field', fields: ['support_tier'] });
		expect(told.get('sign.closure_code')).toMatchObject({ n: 24_918, cases: 107 });
	}, 60_000);
});
