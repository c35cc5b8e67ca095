import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { standalone, type Drawn } from '../../src/report/picture.ts';

interface Node extends Drawn {
	childNodes: Node[];
	parent: Node | null;
}

/** XML → nodes as a page has them. */
function drawing(xml: string): Node {
	const root = { nodeType: 9, nodeName: '#document', nodeValue: null, childNodes: [], parent: null } as Node;
	let at = root;
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }) => {
		const own = Object.entries(attributes).map(([name, value]) => ({ name, value: String(value) }));
		const node = {
			nodeType: 1,
			nodeName: name,
			nodeValue: null,
			childNodes: [],
			attributes: own,
			parent: at
		};
		at.childNodes.push(node);
		at = node;
	});
	parser.on('text', (text) =>
		at.childNodes.push({ nodeType: 3, nodeName: '#text', nodeValue: text, childNodes: [], parent: at })
	);
	parser.on('closetag', () => (at = at.parent ?? root));
	parser.write(xml).close();
	return root.childNodes[0]!;
}

const VARIABLES: Record<string, string> = {
	'var(--ink)': 'rgb(29, 35, 41)',
	'var(--soft)': 'rgb(83, 92, 102)',
	'url(#hatch)': 'url("#hatch")'
};
const INITIAL: Record<string, string> = {
	fill: 'rgb(0, 0, 0)',
	stroke: 'none',
	opacity: '1',
	'font-size': '12.5px',
	'font-weight': '400',
	'clip-path': 'none',
	'stroke-width': '1px'
};

/** The cascade, as far as these drawings need it: own attribute, else what is around, else the first value. */
function styleOf(one: Drawn) {
	const getPropertyValue = (name: string): string => {
		for (
			let at: Node | null = one as Node;
			at;
			at = name === 'opacity' || name === 'clip-path' ? null : at.parent
		) {
			const own = [...(at.attributes ?? [])].find((attribute) => attribute.name === name)?.value;
			if (own === 'currentColor') return 'rgb(83, 92, 102)';
			if (own !== undefined) return VARIABLES[own] ?? own;
		}
		return INITIAL[name] ?? '';
	};
	return { getPropertyValue };
}

const PLOT = `<svg class="plot-svg" style="color: var(--soft)" fill="currentColor" font-family="inherit" width="400" height="200" viewBox="0 0 400 200" role="img" aria-label="x">
<style>:where(.plot-svg) { --plot-background: white; }</style>
<defs><pattern id="hatch" width="6" height="6"><line y2="6" stroke="var(--soft)" stroke-width="2.5px"/></pattern></defs>
<g class="marks" fill="var(--ink)" aria-hidden="true"><rect x="1" y="2" width="3" height="4"/><rect x="9" fill="url(#hatch)" opacity="0.5"/></g>
<text class="label" fill="var(--soft)" font-weight="600" transform="translate(1,2)">A &lt; B &amp; “C”</text></svg>`;
const CAPTION = {
	title: 'Within target fell below its limits <in October>',
	subtitle:
		'Share of finished incidents by the month they finished; n 1,204. Open ones past the target are in no month.',
	source: 'Rekap 1.0 · as of 31 Oct 2026 23:58, Asia/Jakarta'
};

/** What a text says, in one line. */
const words = (svg: string) => svg.replaceAll(/<\/tspan><tspan[^>]*>/g, ' ');

describe('a picture that stands alone', () => {
	const svg = standalone([drawing(PLOT)], CAPTION, styleOf);

	test('is well-formed, sized, on white', () => {
		const root = drawing(svg);
		const own = Object.fromEntries([...root.attributes!].map(({ name, value }) => [name, value]));
		expect(own).toMatchObject({ xmlns: 'http://www.w3.org/2000/svg', width: '432' });
		expect(own['viewBox']).toBe(`0 0 432 ${own['height']}`);
		expect(Number(own['height'])).toBeGreaterThan(200 + 18 + 13 + 11);
		expect(svg).toContain(`<rect width="432" height="${own['height']}" fill="#ffffff"/>`);
	});

	test('needs nothing of the page: no variable, class, style sheet or inherited font', () => {
		expect(svg).not.toMatch(/var\(|class=|style|currentColor|inherit|aria-|role=/);
		expect(svg).toContain("font-family=\"'Source Sans 3'");
		expect(svg).toContain('sans-serif"');
	});

	test('says title, subtitle with n, and source as text', () => {
		expect(words(svg)).toContain('>Within target fell below its limits &lt;in October&gt;</tspan>');
		expect(words(svg)).toContain(`>${CAPTION.subtitle}</tspan>`);
		expect(words(svg)).toContain(`>${CAPTION.source}</tspan>`);
		expect(svg).toContain('<title>Within target fell');
		// too long for one line of 400 px
		expect(svg.match(/<tspan/g)!.length).toBeGreaterThan(3);
	});

	test('has each style where it begins to hold, and not again inside', () => {
		expect(svg).toContain('viewBox="0 0 400 200" overflow="visible" fill="#535c66" font-size="12.5"');
		expect(svg).toContain('<g fill="#1d2329"><rect x="1" y="2" width="3" height="4"/>');
		expect(svg).toContain('<rect x="9" fill="url(#hatch)" opacity="0.5"/>');
		expect(svg).toContain('<line y2="6" stroke="#535c66" stroke-width="2.5"/>');
		expect(svg).toContain('<text transform="translate(1,2)" font-weight="600">A &lt; B &amp; “C”</text>');
	});

	test('holds several drawings, one under the other', () => {
		const two = standalone([drawing(PLOT), drawing(PLOT)], CAPTION, styleOf);
		const tops = [...two.matchAll(/<svg x="16" y="([\d.]+)"/g)].map(([, y]) => Number(y));
		expect(tops).toHaveLength(2);
		expect(tops[1]! - tops[0]!).toBeCloseTo(200, 9);
	});

	test('drops what no XML may hold, and breaks no word', () => {
		const long = 'x'.repeat(200);
		const odd = standalone([drawing(PLOT)], { ...CAPTION, title: `a\u0000b\u0007 ${long}` }, styleOf);
		expect(() => drawing(odd)).not.toThrow();
		expect(odd).toContain(`>${long}</tspan>`);
		expect(odd).toContain('<title>ab x');
	});

	test('without a drawing there is still a file that can be opened', () => {
		expect(() => drawing(standalone([], CAPTION, styleOf))).not.toThrow();
	});
});
