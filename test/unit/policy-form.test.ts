import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type SpecialTarget } from '../../src/model/policy.ts';
import { readPolicyFile } from '../../src/session/policy-file.ts';
import { openHours, spansOf, spansText } from '../../src/words/hours.ts';
import { same } from '../../src/model/same.ts';
import { minutesOf, turns, typed } from '../../src/views/parts/policy/targets.ts';

const span = (from: number, to: number) => ({ from_minute: from * 60, to_minute: to * 60 });

describe('opening hours as typed', () => {
	test.each([
		['08:00–12:00, 13:00–17:00', [span(8, 12), span(13, 17)]],
		['8-12', [span(8, 12)]],
		['08.00 - 12.00; 13.30—17', [span(8, 12), span(13.5, 17)]],
		['8:00–17:00', [span(8, 17)]],
		['0800-1200 13-17', [span(8, 12), span(13, 17)]],
		['13-17 dan 8 s.d. 12', [span(8, 12), span(13, 17)]],
		['08.00 s/d 24:00', [span(8, 24)]],
		['22-6', [span(22, 6)]],
		['', []],
		['  ', []]
	])('%s', (text, spans) => {
		expect(spansOf(text)).toEqual(spans);
	});

	test.each(['8', '8-', '-12', '8-25', '24:30-24:45', '8:60-9', 'closed', '8-12-17', '108:00-12', '8-12 x'])(
		'%s is not understood',
		(text) => {
			expect(spansOf(text)).toBeNull();
		}
	);

	test('what is written is read again', () => {
		const minute = fc.integer({ min: 0, max: 1440 });
		const spans = fc.array(fc.record({ from_minute: minute, to_minute: minute }), { maxLength: 5 });
		fc.assert(
			fc.property(spans, (some) => {
				const ordered = [...some].sort((a, b) => a.from_minute - b.from_minute);
				expect(spansOf(spansText(ordered))).toEqual(ordered);
			})
		);
	});

	test('add up', () => {
		expect(openHours([span(8, 12), span(13, 16.5)])).toBe(7.5);
		expect(openHours([])).toBe(0);
	});
});

describe('targets as typed', () => {
	test('are shown in the largest unit that leaves a whole number', () => {
		expect(typed(15)).toEqual({ amount: 15, unit: 'minutes' });
		expect(typed(480)).toEqual({ amount: 8, unit: 'hours' });
		expect(typed(7200)).toEqual({ amount: 5, unit: 'days' });
	});

	test('are minutes again, or nothing', () => {
		for (const minutes of [15, 90, 480, 7200, null]) expect(minutesOf(typed(minutes))).toBe(minutes);
	});

	test('most conditions come first, of equals the one further up', () => {
		const any = { priority: null, segment: null, service: null, category: null };
		const some: SpecialTarget[] = [
			{ segment: 'Corporate' },
			{ priority: 1, service: 'VPN' },
			{ category: 'Voice' },
			{ priority: 2, service: 'VPN', segment: 'Retail' }
		].map((conditions) => ({ ...any, ...conditions, response_minutes: 5, resolution_minutes: 60 }));
		expect(turns(some)).toEqual([3, 2, 4, 1]);
	});
});

test('two policies are the same, in whatever order their keys stand', () => {
	const turned = Object.fromEntries(Object.entries(structuredClone(DEFAULT_POLICY)).reverse());
	expect(same(DEFAULT_POLICY, turned)).toBe(true);
	expect(same(DEFAULT_POLICY, { ...turned, recurrence_days: 61 })).toBe(false);
	expect(same([1, 2], [1, 2, 3])).toBe(false);
	expect(same([], {})).toBe(false);
	expect(same(null, {})).toBe(false);
});

describe('a policy file', () => {
	const file = (policy: unknown, schema = 'rekap/policy@1') => JSON.stringify({ schema, policy });

	test('gives its policy; what it does not say is as in the default', () => {
		const policy = { ...DEFAULT_POLICY, children: 'fold', recurrence_days: 30 };
		expect(readPolicyFile(file(policy))).toEqual({ policy });
		expect(readPolicyFile(file({ recurrence_days: 30 }))).toEqual({
			policy: { ...DEFAULT_POLICY, recurrence_days: 30 }
		});
	});

	test('that cannot be used says why', () => {
		expect(readPolicyFile(file({ recurrence_days: 0 }))).toEqual({
			faults: [{ at: 'recurrence_days', key: 'bad_window' }]
		});
		for (const text of ['', '[]', 'null', '{"a":1}', file(null), file(DEFAULT_POLICY, 'rekap/metrics@1')])
			expect(readPolicyFile(text)).toEqual({ faults: [] });
		expect(readPolicyFile(file({ calendar: 5 }))).toEqual({ faults: [] });
	});
});
