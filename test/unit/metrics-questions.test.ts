import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/metrics/prepare.ts';
import { QUESTIONS, type Answer, type Question } from '../../src/metrics/questions.ts';
import { stepMinutes, wouldMeet } from '../../src/metrics/service/scale.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill, type Data } from './tables.ts';

const db = await bootEngine();

async function ask<
	Q extends Exclude<
		Question,
		'card' | 'compare' | 'faults' | 'layers' | 'outage' | 'report' | 'search' | 'watch'
	>
>(question: Q, data: Data, filter: Filter = {}): Promise<Answer<Q>> {
	await fill(db, data);
	await prepare(db, DEFAULT_POLICY);
	return QUESTIONS[question](db, filter) as Promise<Answer<Q>>;
}

/** P1 has an hour to be resolved, P2 eight; all opened at midnight, looked at at 04:00. */
const DESK: Data = {
	as_of: '2024-01-01 04:00',
	incidents: [
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 00:30', reported_sla_met: true, category: 'x' },
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 01:30', reported_sla_met: true, category: 'x' },
		{ priority: 1, state: 'closed', resolved_at: '2024-01-01 03:00', reported_sla_met: false, category: 'y' },
		{ priority: 1, state: 'new', category: 'y' },
		{ priority: 2, state: 'new', category: 'y' },
		{ state: 'closed', resolved_at: '2024-01-01 02:00' },
		{ priority: 1, state: 'cancelled' }
	]
};

describe('service levels', () => {
	test('verdicts stand together, in all and by priority', async () => {
		const levels = await ask('service', DESK);
		expect(levels.total).toMatchObject({
			scope: 6,
			resolution_met: 1,
			resolution_breached: 3,
			resolution_pending: 1
		});
		expect(levels.by.priority?.find(({ key }) => key === '1')).toMatchObject({
			scope: 4,
			resolution_met: 1,
			resolution_breached: 3
		});
		expect(levels.by.category?.map(({ key, scope }) => [key, scope])).toEqual([
			['y', 3],
			['x', 2],
			['', 1]
		]);
		expect(levels.by.segment).toBeUndefined();
	});

	test('the tool against the times', async () => {
		const { agreement } = await ask('service', DESK);
		expect(agreement).toEqual([
			{ computed: 'breached', reported_met: false, n: 1 },
			{ computed: 'breached', reported_met: true, n: 1 },
			{ computed: 'met', reported_met: true, n: 1 }
		]);
	});

	test('how late: 30 and 120 minutes past, and one still open', async () => {
		const { overrun, late } = await ask('service', DESK);
		expect(overrun).toMatchObject({ n: 2, open: 1, median_minutes: 75, p90_minutes: 111 });
		expect(late).toEqual([
			{ priority: 1, n: 2, median_minutes: 75, p90_minutes: 111 },
			{ priority: null, n: 2, median_minutes: 75, p90_minutes: 111 }
		]);
	});

	test('another target: of P1, two would have met two hours, none ten minutes', async () => {
		const { steps, proposals } = await ask('past', DESK);
		const urgent = steps.filter(({ priority }) => priority === 1);
		expect(wouldMeet(urgent, 120)).toEqual({ met: 2, breached: 2, pending: 0 });
		expect(wouldMeet(urgent, 10)).toEqual({ met: 0, breached: 4, pending: 0 });
		expect(wouldMeet(urgent, 10_000)).toEqual({ met: 3, breached: 0, pending: 1 });
		expect(proposals.find(({ priority }) => priority === 1)).toMatchObject({
			n: 3,
			p80_minutes: 180,
			p95_minutes: 180
		});
		expect(stepMinutes(0)).toBe(0);
	});

	test('segments are there where the file has them', async () => {
		const incidents = DESK.incidents.map((one, i) => ({ ...one, segment: i < 2 ? 'Gold' : null }));
		const { by } = await ask('service', { ...DESK, incidents });
		expect(by.segment?.map(({ key, scope }) => [key, scope])).toEqual([
			['', 4],
			['Gold', 2]
		]);
		expect(by.service).toBeUndefined();
	});

	test('nothing to judge: no incident, no priority', async () => {
		expect((await ask('service', { incidents: [] })).total.scope).toBe(0);
		const { total } = await ask('service', { incidents: [{ state: 'new' }] });
		expect(total).toMatchObject({
			scope: 1,
			resolution_met: 0,
			resolution_breached: 0,
			resolution_pending: 0
		});
	});
});

/** A went from the desk to the field and back, then was reopened by Budi; B stayed. */
const TRAIL: Data = {
	incidents: [
		{ priority: 2, state: 'closed' },
		{ priority: 2, state: 'closed' }
	],
	events: [
		{ incident_id: 'A', at: '2024-01-01 00:00', state: 'new', assignment_group: 'Desk', support_tier: 1 },
		{
			incident_id: 'A',
			at: '2024-01-01 01:00',
			state: 'in_progress',
			assignment_group: 'Field',
			support_tier: 3
		},
		{
			incident_id: 'A',
			at: '2024-01-01 02:00',
			state: 'resolved',
			assignment_group: 'Desk',
			support_tier: 1
		},
		{
			incident_id: 'A',
			at: '2024-01-01 03:00',
			state: 'in_progress',
			assignment_group: 'Desk',
			resource: 'Budi'
		},
		{ incident_id: 'A', at: '2024-01-01 12:00', state: 'closed', assignment_group: 'Desk' },
		{ incident_id: 'B', at: '2024-01-01 00:00', state: 'closed', assignment_group: 'Desk', support_tier: 1 }
	]
};

describe('handovers', () => {
	test('three senses, never added up', async () => {
		const { total, evidence } = await ask('handovers', TRAIL);
		expect(evidence).toBe('groups');
		expect(total).toMatchObject({ scope: 2, functional: 1, hierarchical: null, judged: 2, passed: 1 });
	});

	test('from which group to which, tiers and who reopened', async () => {
		const { moves, tiers, reopened } = await ask('handovers', TRAIL);
		expect(moves).toEqual([
			{ from: 'Desk', to: 'Field', times: 1, incidents: 1 },
			{ from: 'Field', to: 'Desk', times: 1, incidents: 1 }
		]);
		expect(tiers).toEqual([
			{ tier: 1, incidents: 2, measured: 2, median_minutes: 0, skipped: 0 },
			{ tier: 3, incidents: 1, measured: 1, median_minutes: 60, skipped: 1 }
		]);
		expect(reopened).toEqual([{ who: 'Budi', times: 1, incidents: 1 }]);
	});

	test('where the time of the missed went: in progress 1 to 2 and 3 to 12', async () => {
		const { waited } = await ask('service', TRAIL);
		expect(waited).toEqual([
			{ state: 'in_progress', minutes: 600, incidents: 1 },
			{ state: 'new', minutes: 60, incidents: 1 },
			{ state: 'resolved', minutes: 60, incidents: 1 }
		]);
	});

	test('and at which tier: one hour at the first, one at the third, then at the first until noon', async () => {
		const { held } = await ask('service', TRAIL);
		expect(held).toEqual([
			{ tier: 1, minutes: 660, incidents: 1 },
			{ tier: 3, minutes: 60, incidents: 1 }
		]);
	});

	test('without events nothing is invented', async () => {
		const { moves, tiers, reopened, total } = await ask('handovers', { incidents: [{ priority: 1 }] });
		expect([moves, tiers, reopened, total.functional]).toEqual([null, null, null, null]);
	});
});

test('the order of work: a P3 begun while a P1 waited', async () => {
	const group = { assignment_group: 'g', state: 'closed', resolved_at: '2024-01-01 09:00' };
	const answer = await ask('orders', {
		incidents: [
			{ ...group, priority: 1, acknowledged_at: '2024-01-01 03:00' },
			{ ...group, priority: 3, opened_at: '2024-01-01 00:10', acknowledged_at: '2024-01-01 01:00' }
		]
	});
	expect(answer.total).toMatchObject({ starts: 1, in_arrival: 0, ranked: 1, in_priority: 0 });
});
