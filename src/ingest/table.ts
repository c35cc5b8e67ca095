import type { Shape } from './profile.ts';
import type { RefusedReason } from './types.ts';

/** A row that the reader itself had to refuse, before any column had a meaning. */
export interface RefusedRow {
	line: number;
	reason: RefusedReason;
	original: string;
}

/**
 * One table as it came out of a file: every kept row in clean UTF-8 CSV that DuckDB reads strictly, every refused row
 * with its text, and where each kept row stands in the source. kept + refused.length = rows read.
 */
export interface RawTable {
	name: string;
	/** cells in rows, or records laid flat */
	shape: 'csv' | 'json';
	header: string[];
	/** kept rows only, no header */
	csv: Blob;
	delimiter: string;
	/** how the rows of `csv` end */
	newline: '\n' | '\r\n';
	/** true where `csv` is the file itself from behind its header to its end */
	untouched: boolean;
	kept: number;
	refused: RefusedRow[];
	/** title rows, blank rows, total rows */
	not_rows: number;
	/** the text that kept row i (from 0) was read from: `source.slice(starts[i], ends[i])`, beginning on `lines[i]` */
	source: Blob;
	starts: Uint32Array;
	ends: Uint32Array;
	lines: Uint32Array;
	/** first rows, for the review */
	sample: string[][];
	/** shapes of all values of the columns that look like times, by column; undefined for the others */
	shapes: (Shape[] | undefined)[];
	encoding: string;
	/** as it stands in the file, for the report; null for JSON */
	file_delimiter: string | null;
	header_row: number | null;
	remarks: Remarks;
}

/** What a file says about itself beside its rows. */
export interface Remarks {
	/** IANA name of the zone of its times, from a line such as `Timezone: Asia/Makassar` */
	zone?: string;
	/** how many records there are in all, where the file holds fewer */
	declared_total?: number;
	/** true where the file is one page of several */
	incomplete?: boolean;
	/** the sheets of a workbook, and whether their rows were read */
	sheets?: { name: string; rows: number; used: boolean }[];
}

export const SAMPLE_ROWS = 500;
