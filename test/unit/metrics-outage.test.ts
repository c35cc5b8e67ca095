import { expect, test } from 'vitest';
import { answer, prepare } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill } from './tables.ts';

const db = await bootEngine();

test('tickets under one parent are one outage, whichever of them is asked about', async () => {
	const closed = { state: 'closed', resolved_at: '2026-10-01 12:00' };
	await fill(db, {
		incidents: [
			{ incident_id: 'P', opened_at: '2026-10-01 08:00', customer_id: 'C1', ...closed },
			{
				incident_id: 'A',
				parent_ref: 'P',
				opened_at: '2026-10-01 08:10',
				customer_id: 'C2',
				...closed,
				resolved_at: '2026-10-01 13:00'
			},
			{ incident_id: 'B', parent_ref: 'P', opened_at: '2026-10-01 07:50', customer_id: 'C2', state: 'new' },
			{ incident_id: 'X', opened_at: '2026-10-02 08:00', customer_id: 'C3', ...closed }
		]
	});
	await prepare(db, DEFAULT_POLICY);
	const whole = {
		n: 3,
		customers: 2,
		open: 1,
		first_opened_at: new Date('2026-10-01T07:50:00Z'),
		last_finished_at: new Date('2026-10-01T13:00:00Z')
	};
	for (const incident_id of ['P', 'A', 'B'])
		expect(await answer(db, {}, 'outage', { incident_id })).toEqual(whole);
	expect(await answer(db, {}, 'outage', { incident_id: 'X' })).toMatchObject({ n: 1, customers: 1, open: 0 });
	expect(await answer(db, {}, 'outage', { incident_id: 'nobody' })).toMatchObject({ n: 0, customers: null });
});
