import {
	AlignmentType,
	Document,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	TabStopType,
	TextRun
} from 'docx';
import { writtenLines, type Block, type Paper } from './blocks.ts';
import {
	FINE,
	figuresTable,
	MARGIN,
	PAGE,
	QUIET,
	ROOM,
	sideBySide,
	signing,
	tableOf,
	text,
	type Child
} from './docx-tables.ts';

/** A picture in dots, and its size in pixels of the page. */
export interface Picture {
	png: Uint8Array;
	width: number;
	height: number;
}

/** The largest picture, in pixels of 1/96 inch. */
const MOST = { width: 640, height: 880 };

const BULLETS = 'bullets';
const FONT = 'Calibri';

/** Pictures of a document by the block that they show. */
export type Pictures = ReadonlyMap<Block, Picture>;

/**
 * The document for a word processor, all of it text that can be edited but for the pictures; where one is lacking, words
 * stand in its place. @param locale as in `id-ID`
 */
export async function docxOf(paper: Paper, pictures: Pictures, locale: string): Promise<ArrayBuffer> {
	const file = new Document({
		title: `${paper.number} ${paper.title}`,
		subject: paper.sort,
		creator: 'Rekap',
		styles: {
			default: {
				document: {
					run: { font: FONT, size: 21, language: { value: locale } },
					paragraph: { spacing: { after: 100 } }
				},
				title: { run: { font: FONT, size: 34, bold: true }, paragraph: { spacing: { after: 0 } } },
				heading1: {
					run: { font: FONT, size: 25, bold: true, color: '1D2329' },
					paragraph: { spacing: { before: 280, after: 100 }, keepNext: true }
				},
				heading2: {
					run: { font: FONT, size: 22, bold: true, color: '1D2329' },
					paragraph: { spacing: { before: 180, after: 80 }, keepNext: true }
				}
			}
		},
		numbering: {
			config: [
				{
					reference: BULLETS,
					levels: [
						{
							level: 0,
							format: LevelFormat.BULLET,
							text: '•',
							style: { paragraph: { indent: { left: 400, hanging: 260 } } }
						}
					]
				}
			]
		},
		sections: [
			{
				properties: { page: { size: PAGE, margin: MARGIN } },
				headers: { default: new Header({ children: [running(`${paper.office}\t${paper.title}`)] }) },
				footers: { default: new Footer({ children: [footer(paper)] }) },
				children: [...headOf(paper), ...paper.blocks.flatMap((block) => childrenOf(block, pictures))]
			}
		]
	});
	return Packer.toArrayBuffer(file);
}

function running(content: string): Paragraph {
	return new Paragraph({
		tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
		children: [new TextRun({ ...QUIET, text: content })]
	});
}

function footer({ foot }: Paper): Paragraph {
	return new Paragraph({
		tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
		children: [
			new TextRun({
				...QUIET,
				children: [`${foot.text}\t${foot.page} `, PageNumber.CURRENT, ` ${foot.of} `, PageNumber.TOTAL_PAGES]
			})
		]
	});
}

/** Office and title on the left, number, revision and date on the right. */
function headOf({ sort, title, office, unit, head }: Paper): Child[] {
	const left = [
		text(office, { bold: true }, { after: 0 }),
		text(unit, {}, { after: 0 }),
		text(sort, QUIET, { before: 160, after: 0 }),
		new Paragraph({ heading: HeadingLevel.TITLE, text: title })
	];
	const right = head.flatMap(([name, value]) => [
		text(name, QUIET, { after: 0 }),
		text(value, { bold: true }, { after: 60 })
	]);
	return [sideBySide([left, right], [0.66, 0.34], true)];
}

function childrenOf(block: Block, pictures: Pictures): Child[] {
	const picture = pictures.get(block);
	switch (block.kind) {
		case 'heading':
			return [
				new Paragraph({
					heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
					text: block.text
				})
			];
		case 'paragraph':
			return [text(block.text)];
		case 'finding':
			return [text(block.text, { bold: true }, { before: 60 })];
		case 'written':
			return writtenLines(block.text).map((line) => text(line));
		case 'small':
			return block.items.map((item) => text(item, { ...QUIET, size: FINE }, { after: 50 }));
		case 'list':
			return block.items.map(
				(item, i) =>
					new Paragraph({
						text: item,
						numbering: { reference: BULLETS, level: 0 },
						keepNext: i < block.items.length - 1
					})
			);
		case 'figures':
			return figuresTable(block.figures);
		case 'table':
			return tableOf(block);
		case 'picture':
			return picture ? [image(block.title, block.alt, picture)] : [text(block.alt)];
		case 'chart':
			return [
				text(block.title, { bold: true }, { before: 120, after: 20 }, picture !== undefined),
				text(block.note, QUIET, { after: 60 }, picture !== undefined),
				...(picture ? [image(block.title, block.note, picture)] : [])
			];
		case 'signatures':
			return signing(block);
	}
}

function image(title: string, alt: string, { png, width, height }: Picture): Paragraph {
	const scale = Math.min(MOST.width / width, MOST.height / height, 1);
	return new Paragraph({
		alignment: AlignmentType.CENTER,
		children: [
			new ImageRun({
				type: 'png',
				data: png,
				transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
				altText: { name: title, title, description: alt }
			})
		]
	});
}
