import { describe, expect, test } from 'vitest';
import { ruled } from '../../src/metrics/check/ruling.ts';
import { answer, rejudge } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { counts, db, idsOf, load, verdicts } from './rulings.ts';
import type { Data, Incident } from './tables.ts';

/** P2 has 30 minutes to be answered and 8 hours to be resolved, P3 2 and 24 hours; everything just in time. */
const GOOD: Incident = {
	state: 'closed',
	...{ priority: 2, impact: 1, urgency: 2, category: 'Wi-Fi', title: 't', reporter: 'r', cause: 'c' },
	...{ assignment_group: 'Service Desk', closure_code: 'Fixed', knowledge_ref: null, reopen_count: 0 },
	occurred_at: '2023-12-31 23:00',
	acknowledged_at: '2024-01-01 00:30',
	resolved_at: '2024-01-01 08:00',
	closed_at: '2024-01-01 08:01',
	escalated_hierarchically: true
};

/** The same on a later day: the fault comes again. */
const again = (day: string, resolved: string, more: Incident): Incident => ({
	...GOOD,
	...{ opened_at: `${day} 00:00`, occurred_at: null, acknowledged_at: `${day} 00:05` },
	...{ resolved_at: `${day} ${resolved}`, closed_at: `${day} 20:00`, ...more }
});

const RECORDS: Data = {
	as_of: '2024-01-10 00:00',
	incidents: [
		GOOD,
		{
			...GOOD,
			...{ priority: 3, category: 'Other', title: null, cause: null, reopen_count: 1 },
			occurred_at: '2023-12-31 22:59',
			acknowledged_at: '2024-01-01 02:01',
			resolved_at: '2024-01-02 00:01',
			closed_at: '2024-01-02 00:01:59',
			escalated_hierarchically: false
		},
		{ state: 'new', priority: 2, opened_at: '2024-01-09 23:59' },
		// known, and P1, but nobody was told
		again('2024-01-02', '00:10', {
			...{ priority: 1, urgency: 1, knowledge_ref: 'KB-1', escalated_hierarchically: false }
		}),
		// six of eight hours: not past three quarters
		again('2024-01-03', '06:00', {}),
		{ ...GOOD, acknowledged_at: '2024-01-01 09:00', category: null },
		{ ...GOOD, state: 'cancelled' },
		{ ...GOOD, record_type: 'service_request' }
	]
};

describe('records', () => {
	test('one kept, one broken, one that cannot be told', async () => {
		await load(RECORDS);
		expect(await verdicts()).toEqual({
			R1: 'A+ B- C? D? E? F+',
			R2: 'A+ B- C- D+ E+ F-',
			R3: 'A+ B- C- D+ E+ F-',
			R4: 'A+ B- C? D+ E+ F+',
			R5: 'A+ B- C? D+ E+ F-',
			R10: 'A+ B- C? D+ E+ F+',
			R11: 'A+ B- C? D+ E+ F-',
			R12: 'A+ B- C? D+ E+ F+',
			R13: 'A? B? C? D+ E- F?',
			R14: 'A+ B- C? D+ E+ F+',
			R15: 'A+ B+ C? D+ E+ F-',
			R16: 'A+ B- C? D- E? F+'
		});
	});

	test('counted, and listed', async () => {
		expect(await counts()).toMatchObject({
			R1: [3, 1],
			R2: [6, 3],
			R6: 'no_events',
			R13: [2, 1],
			R16: [4, 2],
			R17: 'no_events'
		});
		expect(await idsOf('fails_r2')).toBe('B C F');
		expect(await idsOf('fails_r16')).toBe('B D');
		expect((await answer(db, { priority: ['2'] }, 'checks', {})).rules[1]).toEqual({
			...{ rule: 'R2', n: 4, broken: 2, missing: null }
		});
		const { months } = await answer(db, {}, 'checks', {});
		expect(months.map(({ month, rule, n }) => `${month} ${rule} ${n}`).slice(0, 3)).toEqual([
			...['2024-01 R1 3', '2024-01 R2 6', '2024-01 R3 6']
		]);
	});

	test('other targets, at once and back', async () => {
		await ruled(db);
		const targets = { ...DEFAULT_POLICY.targets, 2: { response_minutes: 29, resolution_minutes: 420 } };
		await rejudge(db, { ...DEFAULT_POLICY, targets });
		expect(await verdicts()).toMatchObject({
			R5: 'A- B- C? D+ E+ F-',
			R10: 'A- B- C? D+ E+ F-',
			R16: 'A+ B- C? D- E+ F+'
		});
		expect(await counts()).toMatchObject({ R5: [5, 3], R10: [5, 3], R16: [5, 2] });
		await rejudge(db, DEFAULT_POLICY);
		expect(await counts()).toMatchObject({ R5: [5, 2], R10: [5, 1], R16: [4, 2] });
	});

	test('what is missing is said', async () => {
		await load({ incidents: [{}] });
		expect(await verdicts()).toEqual({ R2: 'A-' });
		expect(await counts()).toEqual({
			R1: 'no_field occurred_at',
			R2: [1, 1],
			R3: 'no_field category',
			R4: 'no_field priority',
			R5: 'no_field acknowledged_at',
			R6: 'no_events',
			R7: 'no_field assignment_group support_tier reassignment_count',
			R8: 'no_events',
			R9: 'no_events',
			R10: 'no_field priority',
			R11: 'no_field category',
			R12: 'no_field resolved_at',
			R13: 'no_field customer_id configuration_item reporter',
			R14: 'no_field reopen_count',
			R15: 'no_field acknowledged_at resolved_at closed_at',
			R16: 'no_field escalated_hierarchically',
			R17: 'no_events'
		});
	});

	test('no incident at all', async () => {
		await load({ incidents: [] });
		expect(await counts()).toMatchObject({ R2: 'none', R3: 'no_field category' });
		expect((await answer(db, {}, 'checks', {})).months).toEqual([]);
		const told = await answer(db, {}, 'evidence', {});
		expect(told.get('R2')).toEqual({
			...{ value: null, unit: 'ratio', n: 0, numerator: 0, part: null, cases: null },
			missing: { kind: 'none', fields: [] }
		});
	});

	const minutes = { response_minutes: 30, resolution_minutes: 480 };
	const special = { priority: null, segment: null, service: null, category: 'Wi-Fi', ...minutes };
	const without = (...fields: string[]) =>
		RECORDS.incidents.map((one) =>
			Object.fromEntries(Object.entries(one).filter(([field]) => !fields.includes(field)))
		);

	test.each([
		['a special target, but no priority', without('priority'), 'R4 R5 R10 R16'],
		['no category', without('category'), 'R3 R11 R13'],
		['nothing that tells of an end', without('resolved_at', 'closed_at'), 'R10 R12'],
		['nothing to refer to, no outcome written down', without('knowledge_ref', 'closure_code'), 'R11 R13']
	])('%s: what is missing has no verdict either', async (_, incidents, gone) => {
		await load({ ...RECORDS, incidents }, { special_targets: [special] });
		const judged = Object.keys(await verdicts());
		const told = Object.entries(await counts()).flatMap(([rule, one]) => (Array.isArray(one) ? [rule] : []));
		expect(judged).toEqual(told);
		const all = ['R1', 'R2', 'R3', 'R4', 'R5', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16'];
		expect(all.filter((rule) => !told.includes(rule)).join(' ')).toBe(gone);
	});
});
