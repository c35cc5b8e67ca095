import { expect, test } from 'vitest';
import { hashOf, placeOf, withChoice } from '../../src/session/url.ts';

test('what is chosen goes into the address and comes back', () => {
	const place = {
		view: 'recap',
		filter: { group: ['Team A & B', ''], month: ['2026-10'] },
		basis: 'opened' as const,
		part: null
	};
	const hash = hashOf(place);
	expect(hash).toBe('#/recap?month=2026-10&group=&group=Team+A+%26+B&basis=opened');
	expect(placeOf(hash)).toEqual({ ...place, filter: { month: ['2026-10'], group: ['', 'Team A & B'] } });
});

test('defaults leave no trace, nonsense is left out', () => {
	expect(hashOf({ view: 'recap', filter: {}, basis: 'finished', part: null })).toBe('#/recap');
	expect(placeOf('#/recap?colour=red&basis=sideways')).toEqual({
		view: 'recap',
		filter: {},
		basis: 'finished',
		part: null
	});
	expect(placeOf('').view).toBe('import');
});

test('an empty choice of a dimension keeps all of it', () => {
	expect(withChoice({ priority: ['1'], group: ['x'] }, 'priority', [])).toEqual({ group: ['x'] });
	expect(withChoice({}, 'priority', ['2'])).toEqual({ priority: ['2'] });
});
