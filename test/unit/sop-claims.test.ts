import { expect, test } from 'vitest';
import { measuredOf } from '../../src/gaps/evidence.ts';
import { NO_ANSWER, type Audit, type Verdict } from '../../src/sop/audit.ts';
import { claimsOf, type Finding } from '../../src/sop/claims.ts';
import { FIRST_EDITION, stepsOf } from '../../src/sop/edition.ts';
import type { Step } from '../../src/sop/types.ts';

const [any] = stepsOf(FIRST_EDITION);
const step = (id: string, change: Partial<Step> = {}): Step => ({
	...any!,
	id,
	mandatory: false,
	proof: { of: 'closure.rechecked.rate', better: 'higher', from: 0.9 },
	...change
});
const said = (verdict: Verdict | null, id = '003.02'): Audit => ({
	id: 'a000001',
	title: '',
	site: '',
	date: '2026-10-01',
	answers: verdict === null ? {} : { [id]: { ...NO_ANSWER, verdict } }
});
const share = (numerator: number, n: number) =>
	measuredOf({ value: n === 0 ? null : numerator / n, unit: 'ratio' as const, n, numerator });
const finding = (verdict: Verdict | null, measured: ReturnType<typeof share> | null): Finding =>
	claimsOf([step('003.02')], said(verdict), () => measured)[0]!.finding;

test('a yes against the log: clearly less, a little less, enough', () => {
	expect(finding('yes', share(612, 1204))).toBe('contradicted');
	expect(finding('yes', share(17, 20))).toBe('close');
	expect(finding('yes', share(890, 1000))).toBe('close');
	expect(finding('yes', share(860, 1000))).toBe('contradicted');
	expect(finding('yes', share(900, 1000))).toBe('supported');
});

test('a no against the log: clearly shown, about there, not shown', () => {
	expect(finding('no', share(990, 1000))).toBe('understated');
	expect(finding('no', share(19, 20))).toBe('close');
	expect(finding('no', share(100, 1000))).toBe('supported');
});

test('what is not claimed, and what the log cannot tell, contradicts nothing', () => {
	expect(finding(null, share(0, 1000))).toBe('open');
	expect(finding('partly', share(0, 1000))).toBe('open');
	expect(finding('not_applicable', share(0, 1000))).toBe('open');
	expect(finding('yes', share(0, 0))).toBe('silent');
	expect(finding('yes', null)).toBe('silent');
	expect(claimsOf([step('003.02', { proof: null })], said('yes'), () => share(0, 9))).toEqual([]);
});

test('something that does not occur may still exist; a median of a few says little', () => {
	const count = { of: 'sign.parents_used', better: 'higher' as const, from: 1 };
	const lag = { of: 'time.close_lag.median', better: 'lower' as const, from: 7200 };
	const found = (
		proof: Step['proof'],
		figure: { value: number; unit: 'count' | 'minutes'; n: number | null }
	) =>
		claimsOf([step('003.02', { proof })], said('yes'), () => measuredOf({ ...figure, numerator: null }))[0]!
			.finding;
	expect(found(count, { value: 0, unit: 'count', n: null })).toBe('silent');
	expect(found(count, { value: 3, unit: 'count', n: null })).toBe('supported');
	expect(found(lag, { value: 7201, unit: 'minutes', n: 20 })).toBe('contradicted');
	expect(found(lag, { value: 7201, unit: 'minutes', n: 19 })).toBe('close');
	expect(found(lag, { value: 7200, unit: 'minutes', n: 500 })).toBe('supported');
});

test('lower is better: the whole interval must lie above', () => {
	const proof = { of: 'reopen.rate', better: 'lower' as const, from: 0.03 };
	const found = (numerator: number, n: number) =>
		claimsOf([step('003.06', { proof })], said('yes', '003.06'), () => share(numerator, n))[0]!.finding;
	expect(found(100, 1000)).toBe('contradicted');
	expect(found(35, 1000)).toBe('close');
	expect(found(30, 1000)).toBe('supported');
});

test('contradictions first, mandatory ones before others, then by id', () => {
	const steps = [step('003.09'), step('003.03'), step('003.02', { mandatory: true }), step('003.04')];
	const audit = {
		...said('yes'),
		answers: Object.fromEntries(
			['003.02', '003.03', '003.09'].map((id) => [id, { ...NO_ANSWER, verdict: 'yes' as const }])
		)
	};
	const claims = claimsOf(steps, audit, () => share(1, 1000));
	expect(claims.map(({ step: { id }, finding: one }) => `${id} ${one}`)).toEqual([
		'003.02 contradicted',
		'003.03 contradicted',
		'003.09 contradicted',
		'003.04 open'
	]);
});
