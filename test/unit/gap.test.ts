import { describe, expect, test } from 'vitest';
import { ACTIVITIES, COMPONENTS } from '../../src/model/activities.ts';
import { attainment, levelOf, weightedMean } from '../../src/gaps/arithmetic.ts';
import { INDICATORS, neededBy, type IndicatorId } from '../../src/gaps/indicators.ts';
import { DEFAULT_PLAN, withIdeal, type Plan } from '../../src/gaps/plan.ts';
import { costs } from '../../src/gaps/rank.ts';
import { STUDY } from '../../src/gaps/study.ts';
import { gapTable, type SopLevels } from '../../src/gaps/table.ts';
import { METRICS } from '../../src/metrics/registry.ts';
import type { Metric, Metrics } from '../../src/metrics/types.ts';

const RATE = { better: 'higher', unit: 'ratio' } as const;
const LOW_RATE = { better: 'lower', unit: 'ratio' } as const;
const LOW_TIME = { better: 'lower', unit: 'minutes' } as const;

function metrics(values: Record<string, number>): Metrics {
	return new Map(
		Object.entries(values).map(([name, value]): [string, Metric] => [
			name,
			{ name, value, n: 100, numerator: null, unit: 'ratio', missing: null }
		])
	);
}

function rowOf(
	activity: string,
	values: Record<string, number>,
	plan: Plan = DEFAULT_PLAN,
	sop: SopLevels = {}
) {
	return gapTable(metrics(values), plan, sop).rows.find((row) => row.activity === activity)!;
}

function standing(id: string, values: Record<string, number>, plan: Plan = DEFAULT_PLAN) {
	const { rows } = gapTable(metrics(values), plan, {});
	return rows.flatMap(({ standings }) => standings).find(({ indicator }) => indicator.id === id)!;
}

describe('attainment', () => {
	test.each([
		// half of an ideal of 80 %, all of it, more than it
		[0.4, 0.8, RATE, 0.5],
		[0.8, 0.8, RATE, 1],
		[1, 0.8, RATE, 1],
		[0, 0.8, RATE, 0],
		// 12 % reopened against 3 %: four times too many
		[0.12, 0.03, LOW_RATE, 0.25],
		[0.01, 0.03, LOW_RATE, 1],
		// eight hours against two
		[480, 120, LOW_TIME, 0.25],
		[60, 120, LOW_TIME, 1],
		[0, 120, LOW_TIME, 1],
		// an ideal of nothing
		[0, 0, RATE, 1],
		[0.3, 0, RATE, 1],
		[0, 0, LOW_RATE, 1],
		[0.25, 0, LOW_RATE, 0.75],
		[0, 0, LOW_TIME, 1],
		[5, 0, LOW_TIME, 0]
	] as const)('%d against %d', (current, ideal, kind, reached) => {
		expect(attainment(current, ideal, kind)).toBeCloseTo(reached, 12);
	});
});

describe('means and levels', () => {
	test('are of what is known, by weight', () => {
		expect(
			weightedMean([
				{ attainment: 0.5, weight: 3 },
				{ attainment: 1, weight: 1 },
				{ attainment: null, weight: 9 }
			])
		).toBe(0.625);
		expect(weightedMean([])).toBeNull();
		expect(weightedMean([{ attainment: null, weight: 1 }])).toBeNull();
		expect(weightedMean([{ attainment: 0.5, weight: 0 }])).toBeNull();
	});

	test.each([
		[0, 0],
		[0.1999, 0],
		[0.2, 1],
		[0.4, 2],
		[0.6, 3],
		[0.7999, 3],
		[0.8, 4],
		[0.9499, 4],
		[0.95, 5],
		[1, 5],
		// a fifth, added up from tenths
		[0.1 + 0.1 + 0.1 - 0.1, 1],
		[0.3 * 2, 3]
	])('%d is level %d', (reached, level) => {
		expect(levelOf(reached, DEFAULT_PLAN.cuts)).toBe(level);
	});
});

describe('indicators', () => {
	test('are 22, each a metric with the same sense, unit and direction, at least two to an activity', () => {
		expect(INDICATORS.length).toBe(22);
		for (const { id, better, unit } of INDICATORS) {
			if (id === 'logging.refused.rate') continue;
			const metric = METRICS.find(({ name }) => name === id);
			expect(metric?.unit, id).toBe(unit);
			// whether closing late is bad in itself the registry leaves open
			if (id !== 'time.close_lag.median') expect(metric?.better, id).toBe(better);
		}
		for (const activity of ACTIVITIES)
			expect(INDICATORS.filter((one) => one.activity === activity).length).toBeGreaterThanOrEqual(2);
		for (const component of COMPONENTS)
			expect(INDICATORS.some((one) => one.component === component)).toBe(true);
		expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(22);
	});

	// current, ideal − current, attained: the starting ideals, worked by hand
	test.each<[IndicatorId, number, number, number]>([
		['proactive.rate', 0.05, 0.15, 0.25],
		['time.response.median', 240, -120, 0.5],
		['sla.response.rate', 0.45, 0.45, 0.5],
		['logging.completeness.rate', 0.72, 0.18, 0.8],
		['categorization.rate', 0.76, 0.19, 0.8],
		['categorization.depth.rate', 0.2, 0.6, 0.25],
		['priority.consistency.rate', 0.95, 0, 1],
		['order.priority.rate', 0.63, 0.27, 0.7],
		['fcr.rate', 0.3, 0.3, 0.5],
		['escalation.first_line.rate', 0.9, -0.3, 1],
		['escalation.in_time.rate', 0.19, 0.76, 0.2],
		['escalation.ping_pong.rate', 0.1, -0.05, 0.5],
		['escalation.time_to_first.median', 960, -720, 0.25],
		['documentation.diagnosis.rate', 0.4, 0.4, 0.5],
		['recurrence.rate', 0.25, -0.15, 0.4],
		['sla.resolution.rate', 0.9, 0, 1],
		['documentation.resolution.rate', 0.09, 0.81, 0.1],
		['documentation.knowledge.rate', 0.15, 0.15, 0.5],
		['closure.rechecked.rate', 0, 0.9, 0],
		['reopen.rate', 0.06, -0.03, 0.5],
		['time.close_lag.median', 7200, 0, 1]
	])('%s at %d', (id, current, gap, reached) => {
		const one = standing(id, { [id]: current });
		expect(one).toMatchObject({ current, n: 100, missing: null });
		expect(one.gap).toBeCloseTo(gap, 12);
		expect(one.attainment).toBeCloseTo(reached, 12);
	});

	test('refused rows are a share of the rows read', () => {
		expect(standing('logging.refused.rate', { 'quality.rows': 200, 'quality.refused': 8 })).toMatchObject({
			current: 0.04,
			n: 200,
			attainment: 0.25
		});
		expect(standing('logging.refused.rate', { 'quality.rows': 200, 'quality.refused': 0 }).attainment).toBe(
			1
		);
		expect(standing('logging.refused.rate', { 'quality.rows': 0, 'quality.refused': 0 })).toMatchObject({
			current: null,
			attainment: null,
			missing: { kind: 'none' }
		});
	});

	test('say what they need', () => {
		expect(neededBy('documentation.diagnosis.rate').map(({ fields }) => fields)).toEqual([
			['cause', 'problem_ref'],
			['state', 'resolved_at', 'closed_at']
		]);
		expect(neededBy('logging.completeness.rate')).toEqual([]);
		expect(neededBy('logging.refused.rate')).toEqual([]);
	});
});

describe('the table', () => {
	test('has nine rows without a log, and no figure in them', () => {
		const { rows, components } = gapTable(new Map(), DEFAULT_PLAN, {});
		expect(rows.map(({ activity }) => activity)).toEqual([...ACTIVITIES]);
		for (const row of rows) {
			expect(row).toMatchObject({ attainment: null, lacking: 'not_measurable', measured_level: null });
			for (const { current, gap, attainment, missing } of row.standings) {
				expect([current, gap, attainment]).toEqual([null, null, null]);
				expect(missing).not.toBeNull();
			}
		}
		expect(components.map(({ component }) => component)).toEqual([...COMPONENTS]);
		expect(components.every((one) => one.measured_level === null)).toBe(true);
	});

	test('an activity is the mean of what can be measured, by weight', () => {
		const values = { 'closure.rechecked.rate': 0.45, 'reopen.rate': 0.12 };
		expect(rowOf('closure', values)).toMatchObject({ attainment: 0.375, measured_level: 1, lacking: null });
		const weighed = withIdeal(DEFAULT_PLAN, 'reopen.rate', { ideal: 0.03, weight: 3, note: '' });
		expect(rowOf('closure', values, weighed).attainment).toBeCloseTo((0.5 + 3 * 0.25) / 4, 12);
	});

	test('every weight 0: no figure, and it says so', () => {
		const values = { 'priority.consistency.rate': 0.5, 'order.priority.rate': 0.5 };
		const none = (['priority.consistency.rate', 'order.priority.rate'] as const).reduce(
			(plan, id) => withIdeal(plan, id, { ideal: 0.9, weight: 0, note: '' }),
			DEFAULT_PLAN
		);
		expect(rowOf('prioritization', values, none)).toMatchObject({
			attainment: null,
			lacking: 'no_weight',
			measured_level: null
		});
	});

	test('a level above 3 needs a written procedure, and the lower of both levels holds', () => {
		const values = { 'sla.resolution.rate': 0.9 };
		const level = (sop: SopLevels) => {
			const row = rowOf('resolution', values, DEFAULT_PLAN, sop);
			return [row.measured_level, row.capped, row.sop_level, row.supported_level];
		};
		expect(level({})).toEqual([5, false, null, null]);
		expect(level({ resolution: { level: 2, documented: false } })).toEqual([3, true, 2, 2]);
		expect(level({ resolution: { level: 4, documented: true } })).toEqual([5, false, 4, 4]);
		const low = rowOf('resolution', { 'sla.resolution.rate': 0.2 }, DEFAULT_PLAN, {
			resolution: { level: 4, documented: false }
		});
		expect(low).toMatchObject({ measured_level: 1, capped: false, supported_level: 1 });
		expect(
			rowOf('resolution', {}, DEFAULT_PLAN, { resolution: { level: 4, documented: true } })
		).toMatchObject({
			measured_level: null,
			sop_level: 4,
			supported_level: null
		});
	});

	test('a component is the mean of its indicators in all activities', () => {
		const { components } = gapTable(
			metrics({ 'time.response.median': 480, 'escalation.first_line.rate': 0.3 }),
			DEFAULT_PLAN,
			{}
		);
		expect(components.find(({ component }) => component === 'people')).toMatchObject({
			attainment: 0.375,
			measured_level: 1
		});
	});
});

describe('what gaps cost', () => {
	const loss = (part: 'no_cause' | 'breached' | 'reopened', incidents: number, minutes: number | null) => ({
		part,
		incidents,
		minutes,
		n: minutes === null ? 0 : incidents
	});
	const values = { 'documentation.diagnosis.rate': 0.4, 'sla.resolution.rate': 0.45, 'reopen.rate': 0.06 };
	const all = { incidents: 100, n: 100, minutes: 12 };

	test('shortfall × incidents × minutes, dearest first', () => {
		const { rows } = gapTable(metrics(values), DEFAULT_PLAN, {});
		const ranked = costs(rows, { all, parts: [loss('no_cause', 60, 10), loss('breached', 50, 24)] });
		expect(
			ranked.map(({ id, shortfall, incidents, minutes, cost }) => [id, shortfall, incidents, minutes, cost])
		).toEqual([
			['sla.resolution.rate', 0.5, 50, 24, 600],
			['documentation.diagnosis.rate', 0.5, 60, 10, 300]
		]);
	});

	test('what cannot be told, was not judged or weighs nothing is left out', () => {
		const { rows } = gapTable(metrics({ 'reopen.rate': 0.06 }), DEFAULT_PLAN, {});
		expect(costs(rows, { all, parts: [loss('no_cause', 60, 10)] })).toEqual([]);
		expect(costs(rows, { all, parts: [loss('reopened', 3, null)] })).toEqual([]);
		const light = withIdeal(DEFAULT_PLAN, 'reopen.rate', { ideal: 0.03, weight: 0, note: '' });
		const without = gapTable(metrics(values), light, {}).rows;
		expect(costs(without, { all, parts: [loss('reopened', 3, 60)] })).toEqual([]);
	});
});

test('the study speaks of each activity once, and of an indicator of that activity', () => {
	expect(STUDY.map(({ activity }) => activity)).toEqual([...ACTIVITIES]);
	for (const { activity, shows_in } of STUDY)
		expect(INDICATORS.find(({ id }) => id === shows_in)?.activity).toBe(activity);
});
