/** An element of a drawing as far as it is read here: what an SVG element of a page is. */
export interface Drawn {
	readonly nodeType: number;
	readonly nodeName: string;
	readonly nodeValue: string | null;
	readonly childNodes: Iterable<Drawn>;
	readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

/** The style an element is drawn with: what getComputedStyle gives. */
export type StyleOf = (element: Drawn) => { getPropertyValue: (name: string) => string };

/** What stands around a drawing, each in lines that fit. */
export interface Caption {
	title: string;
	/** measure, unit, n, basis */
	subtitle: string;
	/** data set, filters, version */
	source: string;
}

const FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const INK = '#1d2329';
const SOFT = '#535c66';
const PAD = 16;

/** Properties that pass on to what is inside, with the value at the root. */
const INHERITED = {
	fill: 'rgb(0, 0, 0)',
	'fill-opacity': '1',
	'fill-rule': 'nonzero',
	stroke: 'none',
	'stroke-width': '1px',
	'stroke-opacity': '1',
	'stroke-dasharray': 'none',
	'stroke-dashoffset': '0px',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'stroke-miterlimit': '4',
	'paint-order': 'normal',
	'shape-rendering': 'auto',
	'text-anchor': 'start',
	'font-size': '',
	'font-style': 'normal',
	'font-weight': '400',
	visibility: 'visible'
};

/** Properties that hold for one element alone, with the value that need not be said. */
const OWN = {
	opacity: '1',
	'clip-path': 'none',
	'dominant-baseline': 'auto',
	'stop-color': 'rgb(0, 0, 0)',
	'stop-opacity': '1'
};

/** Kept from the page: all but what is only for it, and what the computed style says better. */
const PAGE_ONLY = /^(?:class|style|role|tabindex|xmlns(?::.*)?|font-family|font-variant|aria-.*|data-.*)$/;
const ELEMENT = 1;
const TEXT = 3;

/**
 * Drawings of a page, one under the other, as an SVG file that stands alone: title, subtitle and source as text, every
 * style as an attribute, on white, its size in pixels. Takes the styles as they are when it is called.
 */
export function standalone(drawings: readonly Drawn[], caption: Caption, styleOf: StyleOf): string {
	const sizes = drawings.map((one) => ({
		width: Number(attributeOf(one, 'width')),
		height: Number(attributeOf(one, 'height'))
	}));
	const width = Math.max(0, ...sizes.map((size) => size.width));
	const title = textBlock(caption.title, { width, size: 18, y: PAD, color: INK, weight: 600 });
	const subtitle = textBlock(caption.subtitle, { width, size: 13, y: title.end + 2, color: SOFT });
	let y = subtitle.end + 10;
	const parts = drawings.map((drawing, i) => {
		const { width: w = 0, height = 0 } = sizes[i] ?? {};
		const inside = children(drawing, { ...INHERITED, ...inheritedOf(styleOf(drawing)) }, styleOf);
		const own = attributesOf(styleOf(drawing), INHERITED);
		const place = `x="${PAD}" y="${y.toFixed(1)}" width="${w}" height="${height}" viewBox="${attributeOf(drawing, 'viewBox') || `0 0 ${w} ${height}`}"`;
		y += height;
		return `<svg ${place} overflow="visible"${own}>${inside}</svg>`;
	});
	const source = textBlock(caption.source, { width, size: 11, y: y + 8, color: SOFT });
	const [all, high] = [width + 2 * PAD, Math.ceil(source.end + PAD)];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="${high}" viewBox="0 0 ${all} ${high}" font-family="${escaped(FONT)}">`,
		`<title>${escaped(caption.title)}</title>`,
		`<desc>${escaped(`${caption.subtitle} ${caption.source}`)}</desc>`,
		`<rect width="${all}" height="${high}" fill="#ffffff"/>`,
		title.text,
		subtitle.text,
		...parts,
		source.text,
		'</svg>\n'
	].join('\n');
}

function children(parent: Drawn, outer: Record<string, string>, styleOf: StyleOf): string {
	return [...parent.childNodes].map((one) => node(one, outer, styleOf)).join('');
}

function node(one: Drawn, outer: Record<string, string>, styleOf: StyleOf): string {
	if (one.nodeType === TEXT) return escaped(one.nodeValue ?? '');
	if (one.nodeType !== ELEMENT || one.nodeName === 'style') return '';
	const style = styleOf(one);
	const inside = children(one, { ...outer, ...inheritedOf(style) }, styleOf);
	const kept = [...(one.attributes ?? [])]
		.filter(
			({ name }) => !PAGE_ONLY.test(name) && !Object.hasOwn(INHERITED, name) && !Object.hasOwn(OWN, name)
		)
		.map(({ name, value }) => ` ${name}="${escaped(value)}"`)
		.join('');
	const open = `${one.nodeName}${kept}${attributesOf(style, outer)}`;
	return inside === '' ? `<${open}/>` : `<${open}>${inside}</${one.nodeName}>`;
}

/** Only what differs from what is around, so that the file stays small enough to be read. */
function attributesOf(style: ReturnType<StyleOf>, outer: Record<string, string>): string {
	return Object.entries({ ...outer, ...OWN })
		.flatMap(([name, given]) => {
			const value = style.getPropertyValue(name);
			return value === '' || value === given ? [] : [` ${name}="${escaped(plain(value))}"`];
		})
		.join('');
}

function inheritedOf(style: ReturnType<StyleOf>): Record<string, string> {
	return Object.fromEntries(
		Object.keys(INHERITED).flatMap((name) => {
			const value = style.getPropertyValue(name);
			return value === '' ? [] : [[name, value]];
		})
	);
}

/** As drawing programs understand it: `rgb(29, 35, 41)` → `#1d2329`, `url("#a")` → `url(#a)`, `2px` → `2`. */
function plain(value: string): string {
	const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(value);
	if (rgb)
		return `#${rgb
			.slice(1)
			.map((part) => Number(part).toString(16).padStart(2, '0'))
			.join('')}`;
	return value.replace(/^url\("(.*)"\)$/, 'url($1)').replaceAll(/(\d)px\b/g, '$1');
}

/** A text in as many lines as it needs; `y` and `end` are its upper and lower edge. */
function textBlock(
	text: string,
	{
		width,
		size,
		y,
		color,
		weight = 400
	}: Record<'width' | 'size' | 'y', number> & { color: string; weight?: number }
): { text: string; end: number } {
	const lines = wrapped(text, Math.floor(width / (size * 0.5)));
	const height = size * 1.3;
	const spans = lines.map(
		(line, i) => `<tspan x="${PAD}" y="${(y + size + i * height).toFixed(1)}">${escaped(line)}</tspan>`
	);
	return {
		text: `<text font-size="${size}" font-weight="${weight}" fill="${color}">${spans.join('')}</text>`,
		end: y + lines.length * height
	};
}

/** Lines of at most so many characters, broken at blanks; a word that is longer has a line of its own. */
function wrapped(text: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ').filter((one) => one !== '')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

function attributeOf(one: Drawn, name: string): string {
	return [...(one.attributes ?? [])].find((attribute) => attribute.name === name)?.value ?? '';
}

const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
	return text
		.replaceAll(UNWRITABLE, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
