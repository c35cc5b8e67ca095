import { afterEach, expect, test, vi } from 'vitest';
import { Marks } from '../../src/session/marks.svelte.ts';

const KEY = 'rekap/marks@1 /desk/';

function device(kept?: string, full = false): Map<string, string> {
	const held = new Map(kept === undefined ? [] : [[KEY, kept]]);
	vi.stubGlobal('location', { pathname: '/desk/index.html' });
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => held.get(key) ?? null,
		setItem: (key: string, value: string) => {
			if (full) throw new Error('full');
			held.set(key, value);
		}
	});
	return held;
}

afterEach(() => {
	vi.unstubAllGlobals();
});

const told = ({ start, from, to }: Marks) => [start, from, to];

test('what was marked is there again', () => {
	const held = device();
	const marks = new Marks();
	expect(told(marks)).toEqual([null, null, null]);
	marks.set({ start: '2026-06-01' });
	marks.set({ from: '2025-11', to: '2026-05' });
	expect(JSON.parse(held.get(KEY)!)).toEqual({ start: '2026-06-01', from: '2025-11', to: '2026-05' });
	expect(told(new Marks())).toEqual(['2026-06-01', '2025-11', '2026-05']);
	marks.reset();
	expect(told(new Marks())).toEqual([null, null, null]);
});

test.for([
	'{"start":"2026-02-30","from":"2026-13","to":7}',
	'{"start":"yesterday","from":"2026","to":""}',
	'[1]',
	'null',
	'"text"',
	'{'
])('nonsense on the device counts as nothing: %s', (kept) => {
	device(kept);
	expect(told(new Marks())).toEqual([null, null, null]);
});

test('a leap day is a day; a baseline that runs backwards is turned', () => {
	device('{"start":"2024-02-29","from":"2025-03","to":"2024-01"}');
	expect(told(new Marks())).toEqual(['2024-02-29', '2024-01', '2025-03']);
});

test('without a device it holds until the page is left', () => {
	device(undefined, true);
	const marks = new Marks();
	marks.set({ start: '2026-06-01' });
	expect(marks.start).toBe('2026-06-01');
	vi.unstubAllGlobals();
	expect(told(new Marks())).toEqual([null, null, null]);
});
