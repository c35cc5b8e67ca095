import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOfPlan, readPlan } from '../../src/gaps/plan-check.ts';
import {
	DEFAULT_PLAN,
	idealOf,
	nextId,
	withIdeal,
	withRemedy,
	type Plan,
	type Remedy
} from '../../src/gaps/plan.ts';
import { CATALOGUE } from '../../src/gaps/remedies.ts';
import { INDICATORS } from '../../src/gaps/indicators.ts';

const REMEDY: Remedy = {
	id: 'r1',
	activity: 'closure',
	component: 'process',
	key: null,
	text: 'Call back before closing',
	owner: 'service_desk',
	due: '2026-10-31',
	done: false
};

describe('a plan that cannot be used says where and why', () => {
	const ideal = (id: 'reopen.rate' | 'time.close_lag.median', change: object): Partial<Plan> => ({
		ideals: { [id]: { ideal: 0.03, weight: 1, note: '', ...change } }
	});
	test.each<[string, Partial<Plan>, string, string]>([
		['more than all', ideal('reopen.rate', { ideal: 1.5 }), 'ideal.reopen.rate', 'bad_ratio'],
		['not a number', ideal('reopen.rate', { ideal: NaN }), 'ideal.reopen.rate', 'bad_ratio'],
		[
			'less than no time',
			ideal('time.close_lag.median', { ideal: -1 }),
			'ideal.time.close_lag.median',
			'bad_minutes'
		],
		[
			'endless',
			ideal('time.close_lag.median', { ideal: Infinity }),
			'ideal.time.close_lag.median',
			'bad_minutes'
		],
		['weight below 0', ideal('reopen.rate', { weight: -1 }), 'weight.reopen.rate', 'bad_weight'],
		['a novel', ideal('reopen.rate', { note: 'x'.repeat(501) }), 'note.reopen.rate', 'too_long'],
		['cuts out of order', { cuts: [0.2, 0.4, 0.4, 0.8, 0.95] }, 'cuts', 'cuts_order'],
		['a first cut at 0', { cuts: [0, 0.4, 0.6, 0.8, 0.95] }, 'cuts', 'cuts_order'],
		['four cuts', { cuts: [0.2, 0.4, 0.6, 0.8] }, 'cuts', 'cuts_order'],
		['a cut above 1', { cuts: [0.2, 0.4, 0.6, 0.8, 1.1] }, 'cuts', 'cuts_order'],
		['level 6', { targets: { ...DEFAULT_PLAN.targets, closure: 6 } }, 'targets.closure', 'bad_level'],
		['level 2.5', { targets: { ...DEFAULT_PLAN.targets, closure: 2.5 } }, 'targets.closure', 'bad_level'],
		['nothing said', { remedies: [{ ...REMEDY, text: ' ' }] }, 'remedies.r1', 'no_text'],
		['no such day', { remedies: [{ ...REMEDY, due: '2026-02-30' }] }, 'remedies.r1', 'bad_day'],
		['the same id', { remedies: [REMEDY, REMEDY] }, 'remedies.r1', 'twice']
	])('%s', (_, change, at, key) => {
		expect(faultsOfPlan({ ...DEFAULT_PLAN, ...change })).toEqual([{ at, key }]);
		expect(readPlan({ ...DEFAULT_PLAN, ...change })).toBeNull();
	});

	test('the starting plan can, and an ideal of 0 or a weight of 0 too', () => {
		expect(faultsOfPlan(DEFAULT_PLAN)).toEqual([]);
		expect(faultsOfPlan({ ...DEFAULT_PLAN, ...ideal('reopen.rate', { ideal: 0, weight: 0 }) })).toEqual([]);
	});
});

describe('a plan is read', () => {
	test('as it was kept', () => {
		const plan = withRemedy(
			withIdeal(DEFAULT_PLAN, 'reopen.rate', { ideal: 0.02, weight: 2, note: 'Board, May' }),
			REMEDY
		);
		expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
	});

	test('what it does not say is as in the default', () => {
		expect(readPlan({})).toEqual(DEFAULT_PLAN);
		expect(readPlan({ targets: { closure: 5 } })?.targets).toEqual({ ...DEFAULT_PLAN.targets, closure: 5 });
	});

	test('what no plan has is left out', () => {
		const read = readPlan({
			rows: ['secret'],
			ideals: { 'reopen.rate': { ideal: 0.5, weight: 1, note: '', more: 1 }, 'no.such.rate': { ideal: 1 } },
			targets: { dancing: 9 },
			remedies: [
				{ ...REMEDY, more: 1 },
				{ ...REMEDY, id: 'r2', key: 'no.such.remedy' }
			]
		});
		expect(read).toEqual({
			...DEFAULT_PLAN,
			ideals: { 'reopen.rate': { ideal: 0.5, weight: 1, note: '' } },
			remedies: [REMEDY]
		});
	});

	test('nonsense is none', () => {
		for (const value of [
			null,
			5,
			'x',
			[],
			{ cuts: 5 },
			{ cuts: ['a'] },
			{ ideals: [] },
			{ targets: { closure: '4' } }
		])
			expect(readPlan(value)).toBeNull();
		for (const value of [
			null,
			5,
			{},
			{ ...REMEDY, owner: 'boss' },
			{ ...REMEDY, activity: 'x' },
			{ ...REMEDY, done: 1 }
		])
			expect(readPlan({ remedies: [value] })).toBeNull();
		expect(readPlan({ remedies: [{ ...REMEDY, id: '<b>' }] })).toBeNull();
		expect(readPlan({ ideals: { 'reopen.rate': { ideal: '0', weight: 1, note: '' } } })).toBeNull();
		expect(
			readPlan({ remedies: Array.from({ length: 501 }, (_, i) => ({ ...REMEDY, id: `r${i}` })) })
		).toBeNull();
	});

	test('hostile names reach no prototype', () => {
		const hostile = JSON.parse(
			'{"__proto__":{"cuts":[1]},"ideals":{"__proto__":{"ideal":1},"constructor":{"ideal":1}},"targets":{"__proto__":{"closure":0}},"remedies":[]}'
		) as unknown;
		expect(readPlan(hostile)).toEqual(DEFAULT_PLAN);
		expect(({} as { ideal?: number; cuts?: unknown }).ideal).toBeUndefined();
		expect(readPlan(Object.create({ cuts: 'inherited' }))).toEqual(DEFAULT_PLAN);
		expect(readPlan({ remedies: [{ ...REMEDY, activity: '__proto__' }] })).toBeNull();
	});

	test('whatever the JSON, it is none or one that can be used', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (ideals, targets, remedies) => {
				const plan = readPlan({ ideals, targets, remedies });
				expect(plan === null || faultsOfPlan(plan).length === 0).toBe(true);
			})
		);
	});
});

describe('a plan is changed', () => {
	test('an ideal that says the starting value is not kept', () => {
		const indicator = INDICATORS.find(({ id }) => id === 'reopen.rate')!;
		const changed = withIdeal(DEFAULT_PLAN, 'reopen.rate', { ideal: 0.02, weight: 1, note: ' ' });
		expect(idealOf(changed, indicator)).toEqual({ ideal: 0.02, weight: 1, note: '' });
		expect(withIdeal(changed, 'reopen.rate', { ideal: 0.03, weight: 1, note: '' })).toEqual(DEFAULT_PLAN);
	});

	test('a remedy is added once, then put in its place', () => {
		const other = { ...REMEDY, id: 'r2' };
		const plan = withRemedy(withRemedy(DEFAULT_PLAN, REMEDY), other);
		expect(withRemedy(plan, { ...REMEDY, done: true }).remedies).toEqual([{ ...REMEDY, done: true }, other]);
		expect(nextId(DEFAULT_PLAN)).toBe('r1');
		expect(nextId(plan)).toBe('r3');
		expect(nextId(withRemedy(plan, { ...REMEDY, id: 'else' }))).toBe('r3');
	});
});

test('the catalogue names each remedy once, the study’s among them', () => {
	expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length);
	expect(CATALOGUE.filter(({ key }) => key.endsWith('.study')).length).toBe(9);
	expect(CATALOGUE.length).toBe(9 + 45);
});
