import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/tokens.css', import.meta.url), 'utf8');
const TOKENS = Object.fromEntries(
	[...CSS.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
		([, name, light, dark]) => [name, { light: light!, dark: dark! }]
	)
);

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const share = parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light! + 0.05) / (dark! + 0.05);
}

const TEXT = ['ink', 'soft', 'accent', 'met', 'missed', 'warn'];
const MARKS = ['edge', 'p1', 'p2', 'p3', 'p4', 'p5', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'];

describe.for(['light', 'dark'] as const)('colours, %s', (theme) => {
	it.for(['paper', 'card'])('can be told from %s', (ground) => {
		const behind = TOKENS[ground]![theme];
		for (const name of TEXT) expect(contrast(TOKENS[name]![theme], behind), name).toBeGreaterThanOrEqual(4.5);
		for (const name of MARKS) expect(contrast(TOKENS[name]![theme], behind), name).toBeGreaterThanOrEqual(3);
	});

	it('leave a button readable', () => {
		expect(contrast(TOKENS['on-accent']![theme], TOKENS.accent![theme])).toBeGreaterThanOrEqual(4.5);
	});
});
