import {
	AlignmentType,
	BorderStyle,
	LineRuleType,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlign,
	WidthType,
	type ITableCellBorders
} from 'docx';
import { cellText, isWhole, type Block, type Cell, type Figure, type Table as TableBlock } from './blocks.ts';

export type Child = Paragraph | Table;

/** Twentieths of a point: A4, its margins, and what they leave for the text. */
export const PAGE = { width: 11_906, height: 16_838 };
export const MARGIN = { top: 1_250, right: 1_134, bottom: 1_134, left: 1_134, header: 560, footer: 560 };
export const ROOM = PAGE.width - MARGIN.left - MARGIN.right;

/** Of what is said in passing; half points and a colour. */
export const QUIET = { size: 17, color: '535C66' };

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '8A929B' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const EDGES: ITableCellBorders = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const NO_EDGES: ITableCellBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const SHADE = { fill: 'EDF1F2' };
const CELL = { top: 50, bottom: 50, left: 100, right: 100 };
const NARROW = { ...CELL, left: 30, right: 30 };

/** Size of small print. */
export const FINE = 15;

/** From so many columns on, a table is set smaller. */
const DENSE = 5;

/** A paragraph of one run; sizes in half points, spaces in twentieths of a point. */
export function text(
	content: string,
	run: { bold?: boolean; size?: number; color?: string } = {},
	spacing: { before?: number; after?: number } = {},
	keepNext = false
): Paragraph {
	return new Paragraph({ spacing, keepNext, children: [new TextRun({ ...run, text: content })] });
}

/** A table whose header row comes again on each page, and whose rows are never cut. */
export function tableOf(table: TableBlock): Child[] {
	const { caption, columns, rows, widths, centred, numeric, named, small } = table;
	const size = small ? FINE : columns.length >= DENSE ? 18 : 20;
	const row = (cells: readonly Cell[], head: boolean, keepNext: boolean) =>
		new TableRow({
			tableHeader: head,
			cantSplit: true,
			children: cells.map((content, i) => {
				const middle = centred.includes(i);
				const paragraph = new Paragraph({
					alignment: middle
						? AlignmentType.CENTER
						: numeric.includes(i)
							? AlignmentType.RIGHT
							: AlignmentType.LEFT,
					spacing: { after: 0 },
					keepNext,
					children: [
						new TextRun({ text: cellText(content), bold: head || (named && i === 0 && !small), size })
					]
				});
				return new TableCell({
					children: [paragraph],
					width: { size: Math.round((widths[i] ?? 0) * ROOM), type: WidthType.DXA },
					verticalAlign: head ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
					borders: EDGES,
					margins: middle ? NARROW : CELL,
					...(head ? { shading: SHADE } : {})
				});
			})
		});
	const short = isWhole(table);
	const body = rows.map((one, i) => row(one, false, short && i < rows.length - 1));
	return [
		...(caption === '' ? [] : [text(caption, { bold: true }, { before: 120, after: 60 }, true)]),
		new Table({ ...measures(widths), rows: [row(columns, true, true), ...body] }),
		gap()
	];
}

/** What keeps two tables apart; without it Word makes them one. */
function gap(): Paragraph {
	return new Paragraph({ spacing: { after: 0, line: 140, lineRule: LineRuleType.EXACT } });
}

/** So many key figures stand in one row. */
const A_ROW = 3;

/** Key figures in rows of three: name, value, its denominator, the month before. */
export function figuresTable(figures: readonly Figure[]): Child[] {
	const rows = Array.from({ length: Math.ceil(figures.length / A_ROW) }, (_, i) =>
		figures.slice(i * A_ROW, (i + 1) * A_ROW)
	);
	const widths = Array.from({ length: A_ROW }, () => 1 / A_ROW);
	return rows.flatMap((row) => {
		const columns = widths.map((_, i) => {
			const figure = row[i];
			if (!figure) return [text('')];
			const { name, text: value, note, former } = figure;
			return [
				text(name, QUIET, { after: 0 }),
				text(value, { bold: true, size: 30 }, { after: 0 }),
				...[note, former].filter((line) => line !== '').map((line) => text(line, QUIET, { after: 0 }))
			];
		});
		return [sideBySide(columns, widths, false), gap()];
	});
}

/** Columns side by side in a frame, or without one. */
export function sideBySide(
	columns: readonly Paragraph[][],
	widths: readonly number[],
	framed: boolean
): Table {
	return new Table({
		...measures(widths),
		rows: [
			new TableRow({
				cantSplit: true,
				children: columns.map(
					(children, i) =>
						new TableCell({
							children,
							width: { size: Math.round((widths[i] ?? 0) * ROOM), type: WidthType.DXA },
							borders: framed ? EDGES : NO_EDGES
						})
				)
			})
		]
	});
}

/** One column per signatory, with room for the hand. */
export function signing({ line, signatures }: Extract<Block, { kind: 'signatures' }>): Child[] {
	const columns = signatures.map(({ what, name, position }) => [
		text(what, {}, { after: 1_100 }),
		text(name, { bold: true }, { after: 0 }),
		text(position, {}, { after: 0 })
	]);
	const widths = signatures.map(() => 1 / signatures.length);
	return [text(line, {}, { before: 60, after: 120 }, true), sideBySide(columns, widths, false)];
}

function measures(widths: readonly number[]) {
	return {
		layout: TableLayoutType.FIXED,
		width: { size: ROOM, type: WidthType.DXA },
		columnWidths: widths.map((share) => Math.round(share * ROOM)),
		margins: CELL
	};
}
