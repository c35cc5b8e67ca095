import { expect, test } from 'vitest';
import { answer, prepare } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fill } from './tables.ts';

const db = await bootEngine();

const at = (day: string) => `2026-${day} 08:00`;
const closed = (opened: string, resolved: string) => ({
	state: 'closed',
	priority: 3,
	category: 'Wi-Fi',
	opened_at: at(opened),
	resolved_at: at(resolved)
});
const open = (opened: string) => ({ ...closed(opened, opened), state: 'in_progress', resolved_at: null });

test('what became of those that were open when the month began', async () => {
	await fill(db, {
		incidents: [
			closed('08-01', '08-02'), // gone before
			closed('08-20', '09-03'), // open on 1 September, resolved in it
			closed('08-25', '10-02'), // still open at its end, resolved later
			open('07-01'), // open to this day
			{ ...open('08-30'), state: 'cancelled', closed_at: at('09-10') },
			closed('09-05', '09-06'), // came in in September
			open('09-20')
		],
		as_of: '2026-10-31 08:00'
	});
	await prepare(db, DEFAULT_POLICY);
	const { carried, metrics, former, recap, monthly } = await answer(db, {}, 'report', { month: '2026-09' });
	expect(carried).toEqual({
		carried: 4,
		resolved: 1,
		cancelled: 1,
		left: 2,
		open_now: 1,
		oldest_days: 91 + 16 / 24
	});
	expect(metrics.get('recap.occurred')!.value).toBe(2);
	expect(former!.get('recap.occurred')!.value).toBe(4);
	expect(recap.total.occurred).toBe(2);
	expect(monthly.find(({ month }) => month === '2026-09')).toMatchObject({
		opened: 2,
		resolved: 2,
		backlog_end: 3
	});
	// what was carried, and came in, is resolved, cancelled or left
	expect(carried.carried + 2).toBe(2 + carried.cancelled + 3);
});

test('the first month has none before it; under a filter only what it keeps; no month is refused', async () => {
	const { carried, former } = await answer(db, {}, 'report', { month: '2026-07' });
	expect([carried.carried, carried.oldest_days, former]).toEqual([0, null, null]);
	const none = await answer(db, { category: ['Voice'] }, 'report', { month: '2026-09' });
	expect([none.carried.carried, none.metrics.get('recap.occurred')!.value]).toEqual([0, 0]);
	await expect(answer(db, {}, 'report', { month: '2026-13' })).rejects.toThrow(RangeError);
});
