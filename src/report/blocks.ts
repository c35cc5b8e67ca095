import type { Spec } from '../charts/frame.ts';
import type { Course, CourseMap } from '../charts/procedure.ts';
import type { Unit } from '../metrics/types.ts';

/** A number in a cell: as written, and at full precision with its denominator for programs. */
export interface Amount {
	text: string;
	/** ratio 0..1, minutes or a count; null where it cannot be told */
	value: number | null;
	unit: Unit;
	/** of the registry; null for a number that has no name there */
	metric: string | null;
	n: number | null;
}

/** '' where nothing is said */
export type Cell = string | Amount;

export const cellText = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text);

export interface Table {
	kind: 'table';
	/** what the table is, where no heading says it */
	caption: string;
	columns: readonly string[];
	rows: readonly (readonly Cell[])[];
	/** shares of the page's width, one per column */
	widths: readonly number[];
	/** places of the columns whose cells are short marks, set in the middle */
	centred: readonly number[];
	/** places of the columns whose cells are numbers, set to the right */
	numeric: readonly number[];
	/** the first cell names its row */
	named: boolean;
	/** set in small print */
	small: boolean;
	/** may go on on the next page, however few its rows are */
	breaks: boolean;
}

export interface Signature {
	/** prepared, checked or approved, in words */
	what: string;
	name: string;
	position: string;
}

/** One figure of a row of key figures. */
export interface Figure extends Amount {
	name: string;
	/** its denominator in words, or why there is no value */
	note: string;
	/** the same of the month before, in words; '' where there is none */
	former: string;
}

export interface Chart {
	kind: 'chart';
	/** a word of its own in the document */
	name: string;
	/** what is seen */
	title: string;
	/** measure, unit, n, basis */
	note: string;
	/** rows → Plot options, for a width in pixels */
	spec: (width: number) => Spec;
}

export interface Flow {
	kind: 'picture';
	course: Course;
	map: CourseMap;
	title: string;
	alt: string;
}

/** What a document is made of, for the page, for the word processor and for the file of its own alike. */
export type Block =
	| { kind: 'heading'; level: 1 | 2; text: string }
	| { kind: 'paragraph'; text: string }
	/** a sentence made from figures by rule */
	| { kind: 'finding'; text: string }
	/** what the reader wrote; '' leaves lines to be filled by hand */
	| { kind: 'written'; text: string }
	| { kind: 'small'; items: readonly string[] }
	| { kind: 'list'; items: readonly string[] }
	| { kind: 'figures'; figures: readonly Figure[] }
	| Table
	| Flow
	| Chart
	| { kind: 'signatures'; line: string; signatures: readonly Signature[] };

/** A document on paper. */
export interface Paper {
	/** `001-SOP-INSIDEN` */
	number: string;
	title: string;
	/** "Standard operating procedure" */
	sort: string;
	office: string;
	unit: string;
	/** what stands beside the title: name and value */
	head: readonly (readonly [string, string])[];
	blocks: readonly Block[];
	/** "001-SOP-INSIDEN · rev. 2", and the words around the number of the page and of pages */
	foot: { text: string; page: string; of: string };
}

/** Charts are drawn once, as wide as the text of a page in pixels of 1/96 inch: print, file and page show the same. */
export const CHART_WIDTH = 660;

/** Up to so many rows a table is kept on one page. */
const SHORT = 14;

/** Whether a table is kept on one page. */
export const isWhole = ({ rows, breaks }: Table) => !breaks && rows.length <= SHORT;

/** A line to be filled by hand. */
export const BLANK = '.'.repeat(34);

/** Lines that an unwritten text leaves. */
const BLANK_LINES = 3;

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const finding = (text: string): Block => ({ kind: 'finding', text });
export const table = (
	given: Pick<Table, 'columns' | 'rows' | 'widths'> & Partial<Omit<Table, 'kind'>>
): Table => ({
	caption: '',
	centred: [],
	numeric: [],
	named: false,
	small: false,
	breaks: false,
	...given,
	kind: 'table'
});

/** What the reader wrote, line by line; as many empty ones where nothing is written. */
export function writtenLines(written: string): string[] {
	const text = written.trim();
	return text === '' ? Array.from({ length: BLANK_LINES }, () => '') : text.split(/\r?\n/);
}

/** As a cell or a heading begins: "service desk" → "Service desk". */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Sections that each begin with a heading, counted: "1. Purpose", "5.1 …". */
export function numbered(sections: readonly (readonly Block[])[]): Block[] {
	return sections.flatMap((blocks, i) => {
		let below = 0;
		return blocks.map((block) => {
			if (block.kind !== 'heading') return block;
			const number = block.level === 1 ? `${i + 1}.` : `${i + 1}.${(below += 1)}`;
			return { ...block, text: `${number} ${block.text}` };
		});
	});
}
