import { beforeAll, describe, expect, test } from 'vitest';
import { differences, moved, type Difference } from '../../src/gaps/compare.ts';
import { prepare, QUESTIONS } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import type { Side } from '../../src/model/filter.ts';
import type { Database } from '../../src/engine/database.ts';
import { bootEngine } from './engine.ts';
import { fileAt, loaded } from './loading.ts';
import { fill } from './tables.ts';

/** What sample-data/README.md says the generator changed at the start of the SOPs, and which way. */
const UP = [
	'sla.resolution.rate',
	'sla.response.rate',
	'logging.completeness.rate',
	'categorization.rate',
	'categorization.depth.rate',
	'priority.consistency.rate',
	'documentation.diagnosis.rate',
	'documentation.resolution.rate',
	'documentation.knowledge.rate',
	'closure.rechecked.rate',
	'proactive.rate',
	'escalation.hierarchical.rate'
];
const DOWN = [
	'time.response.mean',
	'time.response.median',
	'time.response.p90',
	'time.resolution.mean',
	'time.resolution.median',
	'time.resolution.p90',
	'escalation.time_to_first.median',
	'escalation.ping_pong.rate',
	'reopen.rate'
];
/**
 * They follow from what was changed, promised in neither direction; the last five are made of the same times (who waits
 * when the next is begun hangs on how soon each priority is answered: 0.549 and 0.742 in the generator's own answers).
 */
const EITHER = [
	'fcr.rate',
	'escalation.functional.rate',
	'escalation.first_line.rate',
	'escalation.transfers.mean',
	'time.close_lag.median',
	'recurrence.rate',
	'time.resolution_clock.mean',
	'time.resolution_clock.median',
	'time.resolution_clock.p90',
	'escalation.in_time.rate',
	'order.priority.rate'
];

describe('the sample before and after the SOPs', () => {
	let db: Database;
	const between = async (one: Side, other: Side) =>
		differences(await QUESTIONS.compare(db, {}, { sides: [one, other] }));
	beforeAll(async () => {
		({ db } = await loaded([fileAt('sample-data/desk.csv')], { zone: 'Asia/Jakarta' }));
		await prepare(db, DEFAULT_POLICY);
	});

	test('what the generator changed is found, with its direction, and nothing else', async () => {
		const told = await between({ by: 'date', before: '2026-06-01' }, { by: 'date', from: '2026-06-01' });
		const changed = told.filter((one) => one.changed);
		const way = (name: string) => Math.sign(changed.find((one) => one.name === name)?.difference ?? 0);
		expect(UP.map((name) => [name, way(name)])).toEqual(UP.map((name) => [name, 1]));
		expect(DOWN.map((name) => [name, way(name)])).toEqual(DOWN.map((name) => [name, -1]));
		const others = changed
			.map(({ name }) => name)
			.filter((name) => ![...UP, ...DOWN, ...EITHER].includes(name));
		expect(others).toEqual([]);
		// they come first
		expect(told.findIndex((one) => !one.changed)).toBe(changed.length);
	});

	test('where it changed nothing, nothing is found beyond the error rate', async () => {
		const pairs: [Side, Side][] = [
			[
				{ by: 'month', from: '2025-11', to: '2026-01' },
				{ by: 'month', from: '2026-02', to: '2026-05' }
			],
			[
				{ by: 'month', from: '2026-06', to: '2026-07' },
				{ by: 'month', from: '2026-08', to: '2026-09' }
			]
		];
		const asked: Difference[] = [];
		for (const [one, other] of pairs)
			asked.push(...(await between(one, other)).filter(({ p }) => p !== null));
		const found = asked.filter(({ changed }) => changed).map(({ name }) => name);
		expect(asked.length).toBeGreaterThan(50);
		expect(found.length).toBeLessThanOrEqual(Math.ceil(0.05 * asked.length));
	});

	test('the parts of a change add up to it', async () => {
		const sides: [Side, Side] = [
			{ by: 'date', before: '2026-06-01' },
			{ by: 'date', from: '2026-06-01' }
		];
		const split = moved(await QUESTIONS.layers(db, {}, { sides, metric: 'sla.resolution.rate' }));
		expect(split.map(({ layer }) => layer)).toEqual(['priority', 'category', 'group', 'channel']);
		for (const { change, mix, performance, strata, pooled } of split) {
			expect(mix + performance).toBeCloseTo(change, 12);
			expect(strata.reduce((sum, one) => sum + one.mix + one.performance, 0)).toBeCloseTo(change, 12);
			expect(pooled?.crude.difference).toBeCloseTo(change, 12);
		}
	});
});

describe('by eye', async () => {
	const db = await bootEngine();
	const minute = (n: number) => new Date(Date.UTC(2024, 0, 1, 0, n)).toISOString();
	const one = (channel: string, minutes: number) => ({
		channel,
		priority: 1,
		state: 'closed',
		opened_at: minute(0),
		resolved_at: minute(minutes)
	});

	test('30 of 40 against 10 of 40: 50 points less, and 90 instead of 30 minutes', async () => {
		const incidents = [
			...Array.from({ length: 40 }, (_, i) => one('phone', i < 30 ? 30 : 90)),
			...Array.from({ length: 40 }, (_, i) => one('mail', i < 10 ? 30 : 90))
		];
		await fill(db, { incidents });
		await prepare(db, DEFAULT_POLICY);
		const sides: [Side, Side] = [
			{ by: 'channel', value: 'phone' },
			{ by: 'channel', value: 'mail' }
		];
		const told = differences(await QUESTIONS.compare(db, {}, { sides }));
		const rate = told.find(({ name }) => name === 'sla.resolution.rate');
		expect(rate).toMatchObject({ difference: -0.5, changed: true, verdict: 'worse', few: false });
		// Newcombe, method 10
		expect(rate?.interval?.lower).toBeCloseTo(-0.652917, 6);
		expect(rate?.interval?.upper).toBeCloseTo(-0.285125, 6);
		expect(rate?.effect?.value).toBeCloseTo(-Math.PI / 3, 12);
		const median = told.find(({ name }) => name === 'time.resolution.median');
		expect(median).toMatchObject({ difference: 60, changed: true, verdict: 'worse' });
		expect(median?.effect).toMatchObject({ kind: 'delta', value: 0.5, size: 'large' });
		expect(told.find(({ name }) => name === 'recap.occurred')).toMatchObject({
			difference: 0,
			p: null,
			effect: null
		});
	});

	test('few say so; nothing on a side is no difference', async () => {
		await fill(db, { incidents: [one('phone', 30), one('mail', 90)] });
		await prepare(db, DEFAULT_POLICY);
		const ask = async (value: string) =>
			differences(
				await QUESTIONS.compare(
					db,
					{},
					{
						sides: [
							{ by: 'channel', value: 'phone' },
							{ by: 'channel', value }
						]
					}
				)
			).find(({ name }) => name === 'sla.resolution.rate');
		expect(await ask('mail')).toMatchObject({ difference: -1, few: true, changed: false });
		expect(await ask('fax')).toMatchObject({ difference: null, interval: null, p: null, few: false });
	});
});
