import { drawing } from '../../../charts/draw.ts';
import { CHART_WIDTH, type Block, type Chart, type Paper } from '../../../report/blocks.ts';
import type { Picture } from '../../../report/docx.ts';
import { htmlOf } from '../../../report/html.ts';
import { pngOf } from '../pictures.ts';

/** Of pictures, so that their small text is sharp on paper. */
const SHARP = 3;

const pictureOf = ({ spec, title }: Chart, width = CHART_WIDTH) => drawing(spec(width), title);

/** A document as one file for a browser. @param lang of its words */
export function htmlFile(paper: Paper, lang: string): string {
	return htmlOf(paper, { lang, draw: (chart, width) => pictureOf(chart, width).outerHTML });
}

/** A document for a word processor, and whether every chart could be painted. */
export async function docxFile(
	paper: Paper,
	locale: string
): Promise<{ file: ArrayBuffer; painted: boolean }> {
	// The library for word processors is large, and fetched from beside the page only when asked for.
	const { docxOf } = await import('../../../report/docx.ts');
	const pictures = new Map<Block, Picture>();
	const charts = paper.blocks.filter((block) => block.kind === 'chart');
	for (const chart of charts) {
		const picture = await paint(chart);
		if (picture) pictures.set(chart, picture);
	}
	return { file: await docxOf(paper, pictures, locale), painted: pictures.size === charts.length };
}

/** Null where the browser does not paint it. */
async function paint(chart: Chart): Promise<Picture | null> {
	try {
		const { blob, width, height } = await pngOf(
			[pictureOf(chart)],
			{ title: '', subtitle: '', source: '' },
			SHARP
		);
		return { png: new Uint8Array(await blob.arrayBuffer()), width, height };
	} catch {
		return null;
	}
}
