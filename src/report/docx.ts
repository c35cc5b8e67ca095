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
import type { Block, SopDocument } from './blocks.ts';
import { MARGIN, PAGE, QUIET, ROOM, sideBySide, signing, tableOf, text, type Child } from './docx-tables.ts';

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

/** The document for a word processor, all of it text that can be edited but for the picture. @param locale as in `id-ID` */
export async function docxOf(
	sop: SopDocument,
	picture: Picture | null,
	locale: string
): Promise<ArrayBuffer> {
	const file = new Document({
		title: `${sop.number} ${sop.title}`,
		subject: sop.sort,
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
				headers: { default: new Header({ children: [running(`${sop.office}\t${sop.title}`)] }) },
				footers: { default: new Footer({ children: [footer(sop)] }) },
				children: [...headOf(sop), ...sop.blocks.flatMap((block) => childrenOf(block, picture))]
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

function footer({ foot }: SopDocument): Paragraph {
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
function headOf({ sort, title, office, unit, head }: SopDocument): Child[] {
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

function childrenOf(block: Block, picture: Picture | null): Child[] {
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
		case 'list':
			return block.items.map(
				(item, i) =>
					new Paragraph({
						text: item,
						numbering: { reference: BULLETS, level: 0 },
						keepNext: i < block.items.length - 1
					})
			);
		case 'table':
			return tableOf(block);
		case 'picture':
			return picture ? [image(block, picture)] : [text(block.alt)];
		case 'signatures':
			return signing(block);
	}
}

function image(
	{ title, alt }: Extract<Block, { kind: 'picture' }>,
	{ png, width, height }: Picture
): Paragraph {
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
