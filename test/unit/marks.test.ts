import { expect, test } from 'vitest';
import { readMarking } from '../../src/workspace/marks.ts';

test('what was marked comes back as it was', () => {
	const marking = { start: '2026-06-01', from: '2025-11', to: '2026-05' };
	expect(readMarking(marking)).toEqual(marking);
});

test.for([
	{ start: '2026-02-30', from: '2026-13', to: 7 },
	{ start: 'yesterday', from: '2026', to: '' },
	[1],
	null,
	'text'
])('nonsense counts as nothing: %j', (value) =>
	expect(readMarking(value)).toEqual({ start: null, from: null, to: null })
);

test('a leap day is a day; a baseline that runs backwards is turned', () => {
	expect(readMarking({ start: '2024-02-29', from: '2025-03', to: '2024-01' })).toEqual({
		start: '2024-02-29',
		from: '2024-01',
		to: '2025-03'
	});
});
