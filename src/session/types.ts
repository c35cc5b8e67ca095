import type { FileReport } from '../ingest/types.ts';
import type { IncidentField } from '../model/fields.ts';

/** The loaded data set as a whole. */
export interface DataSet {
	files: FileReport[];
	/** the files as they were opened, one for each table read from them */
	from: readonly File[];
	incidents: number;
	events: number;
	/** UTC */
	as_of: Date;
	zone: string;
	present: ReadonlySet<string>;
	/** counted over all files */
	refused: number;
}

export interface ListQuery {
	/** 0-based */
	page: number;
	sort: IncidentField;
	descending: boolean;
	/** narrows the list beyond the filter to the incidents behind one part of a figure */
	part: string | null;
}

export interface ListPage {
	total: number;
	page_size: number;
	rows: Record<string, string | number | boolean | Date | null>[];
}
