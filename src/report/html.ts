import { decimal } from '../i18n/format.ts';
import {
	CHART_WIDTH,
	isWhole,
	writtenLines,
	type Block,
	type Cell,
	type Chart,
	type Figure,
	type Paper,
	type Table
} from './blocks.ts';
import style from './html.css?raw';

export interface Making {
	/** of the document, as `lang` names it */
	lang: string;
	/** a chart as an SVG element, written out */
	draw: (chart: Chart, width: number) => string;
}

/** Nothing may be fetched, whatever stands in the document. */
const SEALED = "default-src 'none'; style-src 'unsafe-inline'";

/** From so many columns on, a table is set smaller and scrolls on a phone. */
const DENSE = 5;

/**
 * A document as one file for a browser: no script, nothing linked, charts drawn in it, figures as `<data>` at full
 * precision. Needs no page around it, so that it can be made anywhere.
 */
export function htmlOf(paper: Paper, making: Making): string {
	const { number, title, sort, office, unit, head, blocks } = paper;
	return `<!doctype html>
<html lang="${escaped(making.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escaped(SEALED)}">
<title>${escaped(title)}</title>
<style>
${style}</style>
</head>
<body>
<main>
<header>
<div><p><strong>${escaped(office)}</strong></p><p>${escaped(unit)}</p><p class="soft">${escaped(sort)} · ${escaped(number)}</p><h1>${escaped(title)}</h1></div>
<dl>${head.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
</header>
${blocks.map((block) => htmlBlock(block, making)).join('\n')}
</main>
</body>
</html>
`;
}

function htmlBlock(block: Block, { draw }: Making): string {
	switch (block.kind) {
		case 'heading':
			return block.level === 1 ? `<h2>${escaped(block.text)}</h2>` : `<h3>${escaped(block.text)}</h3>`;
		case 'paragraph':
			return `<p>${escaped(block.text)}</p>`;
		case 'finding':
			return `<p class="finding">${escaped(block.text)}</p>`;
		case 'written':
			return `<div${block.text.trim() === '' ? ' class="blank"' : ''}>${writtenLines(block.text)
				.map((line) => `<p>${escaped(line)}</p>`)
				.join('')}</div>`;
		case 'small':
			return block.items.map((item) => `<p class="fine">${escaped(item)}</p>`).join('');
		case 'list':
			return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
		case 'figures':
			return `<dl class="figures">${block.figures.map(figureOf).join('')}</dl>`;
		case 'table':
			return tableOf(block);
		case 'chart':
			return `<figure><figcaption><strong>${escaped(block.title)}</strong><span class="soft">${escaped(block.note)}</span></figcaption>${scroll(block.title, draw(block, CHART_WIDTH))}</figure>`;
		case 'picture':
			return `<p>${escaped(block.alt)}</p>`;
		case 'signatures':
			return `<p>${escaped(block.line)}</p><dl class="figures">${block.signatures
				.map(
					({ what, name, position }) =>
						`<div><dt>${escaped(what)}</dt><dd><br><br><strong>${escaped(name)}</strong>${escaped(position)}</dd></div>`
				)
				.join('')}</dl>`;
	}
}

function figureOf(figure: Figure): string {
	const lines = [figure.note, figure.former]
		.filter((line) => line !== '')
		.map((line) => `<span class="soft">${escaped(line)}</span>`)
		.join('');
	return `<div${figure.value === null ? ' class="unknown"' : ''}><dt>${escaped(figure.name)}</dt><dd><strong>${cellOf(figure)}</strong>${lines}</dd></div>`;
}

function tableOf(table: Table): string {
	const { caption, columns, rows, widths, centred, numeric, named, small } = table;
	const dense = columns.length >= DENSE;
	const classes = [
		...(dense ? ['dense'] : []),
		...(small ? ['fine'] : []),
		...(isWhole(table) ? ['short'] : [])
	].join(' ');
	const set = (i: number) =>
		centred.includes(i) ? ' class="centred"' : numeric.includes(i) ? ' class="right"' : '';
	const cells = (row: readonly Cell[]) =>
		row
			.map((cell, i) =>
				named && i === 0 ? `<th scope="row">${cellOf(cell)}</th>` : `<td${set(i)}>${cellOf(cell)}</td>`
			)
			.join('');
	const written = [
		`<table${classes === '' ? '' : ` class="${classes}"`}>`,
		caption === '' ? '' : `<caption>${escaped(caption)}</caption>`,
		`<colgroup>${widths.map((width) => `<col style="width: ${(width * 100).toFixed(1)}%">`).join('')}</colgroup>`,
		`<thead><tr>${columns.map((column, i) => `<th scope="col"${set(i)}>${escaped(column)}</th>`).join('')}</tr></thead>`,
		`<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`
	].join('');
	return dense ? scroll(caption === '' ? columns.join(', ') : caption, written) : written;
}

/** A box that scrolls must be reachable by keyboard, and say what it is. */
function scroll(name: string, inside: string): string {
	return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(name)}">${inside}</div>`;
}

function cellOf(cell: Cell): string {
	if (typeof cell === 'string') return escaped(cell);
	const { text, value, metric, n } = cell;
	if (value === null) return escaped(text);
	const marks = [
		metric === null ? '' : ` data-metric="${escaped(metric)}"`,
		n === null ? '' : ` data-n="${decimal(n)}"`
	].join('');
	return `<data value="${decimal(value)}"${marks}>${escaped(text)}</data>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
