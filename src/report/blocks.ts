import type { Course, CourseMap } from '../charts/procedure.ts';

export interface Table {
	kind: 'table';
	/** what the table is, where no heading says it */
	caption: string;
	columns: readonly string[];
	/** '' where nothing is said */
	rows: readonly (readonly string[])[];
	/** shares of the page's width, one per column */
	widths: readonly number[];
	/** places of the columns whose cells are short marks, set in the middle */
	centred: readonly number[];
	/** the first cell names its row */
	named: boolean;
}

export interface Signature {
	/** prepared, checked or approved, in words */
	what: string;
	name: string;
	position: string;
}

/** What a document is made of, for the page and for the word processor alike. */
export type Block =
	| { kind: 'heading'; level: 1 | 2; text: string }
	| { kind: 'paragraph'; text: string }
	| { kind: 'list'; items: readonly string[] }
	| Table
	| { kind: 'picture'; course: Course; map: CourseMap; title: string; alt: string }
	| { kind: 'signatures'; line: string; signatures: readonly Signature[] };

export interface SopDocument {
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

/** A line to be filled by hand. */
export const BLANK = '.'.repeat(34);

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const table = (
	given: Omit<Table, 'kind' | 'caption' | 'centred' | 'named'> & Partial<Table>
): Table => ({
	caption: '',
	centred: [],
	named: false,
	...given,
	kind: 'table'
});

/** As a cell or a heading begins: "service desk" → "Service desk". */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
