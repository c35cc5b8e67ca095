import { beforeAll, describe, expect, test } from 'vitest';
import { incidentRows, list, measure, PARTS, prepare, type Part } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { RULES } from '../../src/model/rules.ts';
import { bootEngine } from './engine.ts';
import { fill } from './tables.ts';

const db = await bootEngine();
const query = { page: 0, sort: 'incident_id', descending: false, part: null };
const ids = async (part: Part | null) => {
	const { rows } = await list(db, {}, { ...query, part });
	return rows.map(({ incident_id }) => incident_id).join('');
};

beforeAll(async () => {
	await fill(db, {
		incidents: [
			{
				state: 'closed',
				resolved_at: '2024-01-01 00:30',
				closed_at: '2024-01-01 00:10',
				reported_sla_met: false
			},
			{
				state: 'closed',
				resolved_at: '2024-01-01 05:00',
				reopen_count: 1,
				acknowledged_at: '2024-01-01 01:00'
			},
			{ state: 'resolved', resolved_at: '2023-12-31 00:00', reported_sla_met: true },
			{ state: 'closed', resolved_at: null, closed_at: '2024-01-03 00:00', escalated_hierarchically: true },
			{ state: 'closed', resolved_at: null, parent_ref: 'D' },
			{ state: 'new' },
			{ state: 'new', opened_at: '2024-03-01 00:00', priority: null },
			{ state: null, opened_at: '2024-02-29 23:30' },
			{ state: 'cancelled' },
			{ state: 'new', record_type: 'service_request' }
		].map((one) => ({ priority: 1, ...one })),
		events: [
			...['a', 'b', 'a'].map((assignment_group) => ({
				incident_id: 'A',
				at: '2024-01-01 00:05',
				assignment_group
			})),
			{ incident_id: 'E', at: '2024-01-01 00:45', state: 'closed' }
		],
		as_of: '2024-03-01 00:00'
	});
	await prepare(db, DEFAULT_POLICY);
});

test.each<[Part, string]>([
	['occurred', 'ABCDEFGHI'],
	['resolved', 'ABCDE'],
	['unresolved', 'FGH'],
	['cancelled', 'I'],
	['service_requests', 'J'],
	['met', 'AE'],
	['breached', 'BDF'],
	['pending', 'H'],
	['not_measurable', 'CG'],
	['response_met', ''],
	['response_breached', 'ABDEFH'],
	['reported_met', 'C'],
	['reported_breached', 'A'],
	['disagreed', 'A'],
	['met_tool_met', ''],
	['met_tool_breached', 'A'],
	['breached_tool_met', ''],
	['breached_tool_breached', ''],
	['escalated', 'A'],
	['escalated_hierarchically', 'D'],
	['ping_pong', 'A'],
	['reopened', 'B'],
	['first_contact', 'CDE'],
	['overdue', 'F'],
	['d1', 'GH'],
	['d3', ''],
	['d7', ''],
	['d30', ''],
	['more', 'F'],
	['negative_duration', 'C'],
	['closed_before_resolved', 'A'],
	['finish_from_events', 'E'],
	['finish_from_closed', 'D'],
	['unknown_state', 'H'],
	['parents', 'D'],
	['children', 'E']
])('the incidents behind %s', async (part, expected) => {
	expect(await ids(part)).toBe(expected);
});

/** Parts that rest on other tables: listed in metrics-order, -practice, -served and -check-logs. */
const ELSEWHERE = [
	...RULES.map((rule) => `fails_${rule.toLowerCase()}`),
	'closed_late',
	'escalated_incomplete',
	'no_closure_code',
	'no_group',
	'not_first_line',
	'not_proactive',
	'breaks_closed_stays',
	'breaks_confirmed_first',
	'breaks_finish_reached',
	'breaks_life_in_order',
	'breaks_logged_first',
	'breaks_prioritised_first',
	'breaks_resolved_first',
	'breaks_started_first',
	'breaks_tiers_in_turn',
	'first_line',
	'handed_on_late',
	'no_category',
	'no_cause',
	'no_detail',
	'no_knowledge',
	'no_solution',
	'not_rechecked',
	'off_matrix',
	'passed_over_arrival',
	'passed_over_priority',
	'proactive',
	'recurring'
];

test('every part is listed above or elsewhere, and is as long as the figure says', async () => {
	const metrics = await measure(db, {});
	const figure: Partial<Record<Part, [string, 'value' | 'numerator']>> = {
		occurred: ['recap.occurred', 'value'],
		resolved: ['recap.resolved', 'value'],
		unresolved: ['recap.unresolved', 'value'],
		cancelled: ['recap.cancelled', 'value'],
		service_requests: ['recap.service_requests', 'value'],
		met: ['sla.resolution.rate', 'numerator'],
		response_met: ['sla.response.rate', 'numerator'],
		reported_met: ['sla.reported.rate', 'numerator'],
		escalated: ['escalation.functional.rate', 'numerator'],
		escalated_hierarchically: ['escalation.hierarchical.rate', 'numerator'],
		ping_pong: ['escalation.ping_pong.rate', 'numerator'],
		reopened: ['reopen.rate', 'numerator'],
		first_contact: ['fcr.rate', 'numerator'],
		overdue: ['backlog.overdue', 'value'],
		d1: ['backlog.age.d1', 'value'],
		more: ['backlog.age.more', 'value'],
		negative_duration: ['quality.negative_duration', 'value'],
		closed_before_resolved: ['quality.closed_before_resolved', 'value'],
		finish_from_events: ['quality.finish_from_events', 'value'],
		finish_from_closed: ['quality.finish_from_closed', 'value'],
		parents: ['quality.parents', 'value'],
		children: ['quality.children', 'value']
	};
	for (const [part, [name, of]] of Object.entries(figure))
		expect([part, (await ids(part as Part)).length]).toEqual([part, metrics.get(name)?.[of]]);
	expect(Object.keys(PARTS)).toHaveLength(36 + ELSEWHERE.length);
	for (const part of ELSEWHERE) expect(Object.keys(PARTS)).toContain(part);
});

describe('pages', () => {
	test('sorted by any column either way, unknown last, the id decides ties', async () => {
		const first = await list(db, {}, { ...query, sort: 'opened_at', descending: true, page_size: 3 });
		expect(first).toMatchObject({ total: 9, page_size: 3 });
		expect(first.rows.map(({ incident_id }) => incident_id)).toEqual(['G', 'H', 'A']);
		const second = await list(
			db,
			{},
			{ ...query, sort: 'opened_at', descending: true, page: 1, page_size: 3 }
		);
		expect(second.rows.map(({ incident_id }) => incident_id)).toEqual(['B', 'C', 'D']);
		for (const descending of [true, false]) {
			const { rows } = await list(db, {}, { ...query, sort: 'age_days', descending });
			expect(rows.slice(3).every(({ age_days }) => age_days === null)).toBe(true);
		}
	});

	test('a row: times in UTC, verdict, transfers, age', async () => {
		const { rows } = await list(db, {}, { ...query, part: 'escalated' });
		expect(rows).toEqual([
			{
				incident_id: 'A',
				title: null,
				state: 'closed',
				priority: 1,
				category: null,
				assignment_group: null,
				channel: null,
				opened_at: new Date('2024-01-01T00:00:00Z'),
				resolved_at: new Date('2024-01-01T00:30:00Z'),
				closed_at: new Date('2024-01-01T00:10:00Z'),
				reassignment_count: null,
				reopen_count: null,
				sla_resolution: 'met',
				target_minutes: 60,
				special_target: null,
				transfers: 2,
				reopened: false,
				age_days: null,
				is_child: false
			}
		]);
	});

	test('under the filter', async () => {
		expect((await list(db, { month: ['2024-02'] }, query)).total).toBe(1);
	});

	test('only known columns and parts', async () => {
		await expect(list(db, {}, { ...query, sort: '1; DROP TABLE fact' })).rejects.toThrow(RangeError);
		await expect(list(db, {}, { ...query, part: 'constructor' })).rejects.toThrow(RangeError);
	});
});

test('all records page by page, with the columns that the data have', async () => {
	const { columns, rows } = await incidentRows(db, {}, { page: 1, page_size: 4 });
	expect(columns).toEqual([
		'incident_id',
		'record_type',
		'state',
		'priority',
		'opened_at',
		'acknowledged_at',
		'resolved_at',
		'closed_at',
		'reopen_count',
		'escalated_hierarchically',
		'reported_sla_met',
		'parent_ref'
	]);
	expect(rows.map(([id]) => id)).toEqual(['E', 'F', 'G', 'H']);
	expect(rows[0]?.[4]).toBe('2024-01-01T00:00:00.000Z');
});

test('which target holds: the second special one, that of the priority, none', async () => {
	await fill(db, {
		incidents: [
			{ state: 'new', priority: 1, category: 'x' },
			{ state: 'new', priority: 1, category: 'y' },
			{ state: 'new', priority: null, category: 'y' }
		]
	});
	const rule = { priority: null, segment: null, service: null, response_minutes: null };
	await prepare(db, {
		...DEFAULT_POLICY,
		special_targets: [
			{ ...rule, category: 'z', resolution_minutes: 5 },
			{ ...rule, category: 'x', resolution_minutes: 90 }
		]
	});
	const { rows } = await list(db, {}, query);
	expect(rows.map(({ target_minutes, special_target }) => [target_minutes, special_target])).toEqual([
		[90, 2],
		[60, null],
		[null, null]
	]);
});
