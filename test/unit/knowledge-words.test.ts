import { describe, expect, test } from 'vitest';
import { holds, pieces } from '../../src/views/parts/knowledge/highlight.ts';

/** Hits between brackets. */
const shown = (text: string, words: string[], most?: number) =>
	pieces(text, words, most)
		.map(({ text, hit }) => (hit ? `[${text}]` : text))
		.join('');

describe('the place of a word in a text', () => {
	test('is marked, whatever case and accents on either side', () => {
		expect(shown('Router slow, ROUTER down', ['router'])).toBe('[Router] slow, [ROUTER] down');
		expect(shown('Le café est fermé', ['CAFE', 'ferme'])).toBe('Le [café] est [fermé]');
		expect(shown('cafe\u0301 noir', ['café'])).toBe('[cafe\u0301] noir');
		expect(shown('cafe noir', ['é'])).toBe('caf[e] noir');
	});

	test('is one where words overlap or touch', () => {
		expect(shown('abcdef', ['abc', 'cde'])).toBe('[abcde]f');
		expect(shown('abcd', ['ab', 'cd'])).toBe('[abcd]');
		expect(shown('aaaa', ['aa'])).toBe('[aaaa]');
	});

	test('is only text: signs mean nothing', () => {
		expect(shown('a.c <b>abc</b> (100%)', ['.', '<b>', '(100%)'])).toBe('a[.]c [<b>]abc</b> [(100%)]');
	});

	test('is nowhere without words', () => {
		expect(shown('some text', [])).toBe('some text');
		expect(shown('', ['a'])).toBe('');
		expect(shown('some text', ['\u0301'])).toBe('some text');
		expect([holds('Slow', ['LOW']), holds('Slow', ['fast'])]).toEqual([true, false]);
	});

	test('a long text is cut around the first', () => {
		const long = `${'word '.repeat(40)}router ${'more '.repeat(40)}`;
		const cut = shown(long, ['router'], 60);
		expect(cut).toMatch(/^… word .*\[router\] more .* …$/);
		expect(cut.length).toBeLessThan(70);
		expect(shown(long, ['nowhere'], 10)).toBe('word word  …');
		expect(shown('short', ['short'], 60)).toBe('[short]');
		expect(shown(`${'x'.repeat(100)}router`, ['router'], 20)).toMatch(/^… x+\[router\]$/);
	});

	test('signs outside the basic plane keep their places', () => {
		expect(shown('😀 Router 😀', ['router'])).toBe('😀 [Router] 😀');
	});
});
