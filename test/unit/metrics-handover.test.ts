import { describe, expect, test } from 'vitest';
import { bootEngine } from './engine.ts';
import { figures, type Data } from './tables.ts';

const db = await bootEngine();

/** Events of one incident, ten minutes apart, with the group (or tier) of each; null: not known. */
function walk(incident_id: string, places: (string | number | null)[], field = 'assignment_group') {
	return places.map((place, i) => ({ incident_id, at: `2024-01-01 00:${i}0`, [field]: place }));
}

describe('changes between known groups', () => {
	const data: Data = {
		incidents: [
			{ assignment_group: 'a', reassignment_count: 0 },
			{ assignment_group: 'b', reassignment_count: 0 },
			{ assignment_group: 'a', reassignment_count: 3 },
			{ assignment_group: 'c', reassignment_count: 3 },
			{ assignment_group: null, reassignment_count: 3 }
		],
		events: [
			...walk('A', ['a', 'a', null, 'a']), // stays
			...walk('B', ['a', null, 'b', 'b']), // one change, an unknown group between
			...walk('C', ['a', 'b', 'b', null, 'a']), // and back
			...walk('D', ['a', 'b', 'c']), // on and on, never back
			...walk('E', [null, null]) // nobody knows
		]
	};

	test('who was handed on, how often, and who came back', async () => {
		const figure = await figures(db, data);
		expect(figure('escalation.functional.rate')).toEqual([3 / 5, 5, 3]);
		expect(figure('escalation.transfers.mean')).toEqual([1, 5, 5]);
		expect(figure('escalation.ping_pong.rate')).toEqual([1 / 4, 4, 1]);
		// B after 20 minutes, C and D after 10
		expect(figure('escalation.time_to_first.median')).toEqual([10, 3, null]);
	});

	test('a policy may ask for the count instead', async () => {
		const figure = await figures(db, data, { policy: { transfer_evidence: 'count' } });
		expect(figure('escalation.functional.rate')).toEqual([3 / 5, 5, 3]);
		expect(figure('escalation.transfers.mean')).toEqual([9 / 5, 5, 9]);
		// of the three counted, C and D moved at a known time
		expect(figure('escalation.time_to_first.median')).toEqual([10, 2, null]);
		expect(figure('escalation.ping_pong.rate')).toEqual([1 / 4, 4, 1]);
	});

	test('a policy that asks for what the data lack gets nothing', async () => {
		const figure = await figures(db, data, { policy: { transfer_evidence: 'tiers' } });
		expect(figure('escalation.functional.rate')).toBe(
			'no_field assignment_group support_tier reassignment_count'
		);
	});

	test('groups that are said to be who acted are no evidence', async () => {
		const figure = await figures(db, {
			...data,
			present: ['reassignment_count', 'event.at', 'event.resource']
		});
		expect(figure('escalation.transfers.mean')).toEqual([9 / 5, 5, 9]);
		expect(figure('escalation.ping_pong.rate')).toBe('no_field assignment_group');
		expect(figure('escalation.time_to_first.median')).toBe('no_field assignment_group support_tier');
	});

	test('a transfer before opening leaves the time alone', async () => {
		const figure = await figures(db, {
			incidents: [{ opened_at: '2024-01-01 00:15' }, { opened_at: '2024-01-01 00:05' }],
			events: [...walk('A', ['a', 'b']), ...walk('B', ['a', 'b'])]
		});
		expect(figure('escalation.functional.rate')).toEqual([1, 2, 2]);
		expect(figure('escalation.time_to_first.median')).toEqual([5, 1, null]);
	});

	test('cancelled incidents are no base', async () => {
		const figure = await figures(db, {
			incidents: [{ state: 'cancelled' }, { state: 'new' }],
			events: [...walk('A', ['a', 'b']), ...walk('B', ['a', 'a'])]
		});
		expect(figure('escalation.functional.rate')).toEqual([0, 1, 0]);
	});
});

describe('less evidence', () => {
	test('tiers go before the count', async () => {
		const figure = await figures(db, {
			incidents: [{ reassignment_count: 5 }, { reassignment_count: 0 }],
			events: [...walk('A', [1, 1], 'support_tier'), ...walk('B', [1, null, 2], 'support_tier')]
		});
		expect(figure('escalation.functional.rate')).toEqual([1 / 2, 2, 1]);
		expect(figure('escalation.time_to_first.median')).toEqual([20, 1, null]);
		expect(figure('escalation.ping_pong.rate')).toBe('no_field assignment_group');
	});

	test('a plain list has its count; a blank is no transfer', async () => {
		const figure = await figures(db, {
			incidents: [{ reassignment_count: 0 }, { reassignment_count: 2 }, { reassignment_count: null }]
		});
		expect(figure('escalation.functional.rate')).toEqual([1 / 3, 3, 1]);
		expect(figure('escalation.transfers.mean')).toEqual([2 / 3, 3, 2]);
		expect(figure('escalation.ping_pong.rate')).toBe('no_events');
		expect(figure('escalation.time_to_first.median')).toBe('no_events');
	});

	test('with none of it nothing can be told', async () => {
		const figure = await figures(db, { incidents: [{ state: 'closed' }] });
		for (const name of ['escalation.functional.rate', 'escalation.transfers.mean', 'fcr.rate'])
			expect(figure(name)).toBe('no_field assignment_group support_tier reassignment_count');
		expect(figure('escalation.hierarchical.rate')).toBe('no_field escalated_hierarchically');
	});

	test('taken to management: the flag', async () => {
		const figure = await figures(db, {
			incidents: [true, false, null, true].map((flag) => ({ escalated_hierarchically: flag }))
		});
		expect(figure('escalation.hierarchical.rate')).toEqual([1 / 2, 4, 2]);
	});
});

describe('reopened', () => {
	test('the count, over all that ever finished', async () => {
		const figure = await figures(db, {
			incidents: [
				{ state: 'closed', reopen_count: 0 },
				{ state: 'closed', reopen_count: 2 },
				{ state: 'closed', reopen_count: null },
				{ state: 'in_progress', reopen_count: 1 }, // was finished once, or it could not have come back
				{ state: 'new', reopen_count: 0 },
				{ state: 'cancelled', reopen_count: 1 }
			]
		});
		expect(figure('reopen.rate')).toEqual([2 / 4, 4, 2]);
	});

	test('else a finished state followed by one that is neither finished nor cancelled', async () => {
		const states = (incident_id: string, ...list: (string | null)[]) =>
			list.map((state, i) => ({ incident_id, at: `2024-01-01 00:${i}0`, state }));
		const figure = await figures(db, {
			incidents: ['closed', 'closed', 'in_progress', 'closed', 'new'].map((state) => ({ state })),
			events: [
				...states('A', 'new', 'resolved', 'closed'),
				...states('B', 'resolved', null, 'in_progress', 'closed'),
				...states('C', 'closed', 'in_progress'),
				...states('D', 'resolved', 'cancelled', 'closed'),
				...states('E', 'new')
			]
		});
		expect(figure('reopen.rate')).toEqual([2 / 4, 4, 2]);
	});

	test('not measurable without either', async () => {
		const figure = await figures(db, { incidents: [{ state: 'closed', reassignment_count: 0 }] });
		expect(figure('reopen.rate')).toBe('no_field reopen_count');
		expect(figure('fcr.rate')).toBe('no_field reopen_count');
	});

	test('at first contact: finished, never handed on, never back', async () => {
		const figure = await figures(db, {
			incidents: [
				{ state: 'closed', reassignment_count: 0, reopen_count: 0 },
				{ state: 'closed', reassignment_count: 1, reopen_count: 0 },
				{ state: 'closed', reassignment_count: 0, reopen_count: 1 },
				{ state: 'new', reassignment_count: 0, reopen_count: 0 },
				{ state: 'closed', reassignment_count: 0, reopen_count: 0 }
			]
		});
		expect(figure('fcr.rate')).toEqual([2 / 4, 4, 2]);
	});
});
