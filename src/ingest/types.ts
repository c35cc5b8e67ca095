import type { EventField, IncidentField, Vocabulary } from '../model/fields.ts';

/** A message for the reader: `key` names a text in i18n (`problem.<key>`), `params` fill it. */
export class Problem extends Error {
	override name = 'Problem';
	constructor(
		readonly key: ProblemKey,
		readonly params: Record<string, string | number> = {}
	) {
		super(`${key} ${JSON.stringify(params)}`);
	}
}

export type ProblemKey =
	| 'empty_file'
	| 'not_text'
	| 'no_rows'
	| 'no_date'
	| 'no_id'
	| 'broken_json'
	| 'broken_xml'
	| 'json_without_records'
	| 'broken_zip'
	| 'nothing_in_zip'
	| 'unsupported_type'
	| 'unclosed_quote'
	| 'too_large'
	| 'will_not_fit'
	| 'line_too_long'
	| 'unreadable'
	| 'mapping_incomplete'
	| 'nothing_kept'
	| 'accounting'
	| 'sample_missing'
	| 'engine';

export type RefusedReason =
	| 'too_few_cells'
	| 'too_many_cells'
	| 'text_after_quote'
	| 'too_long'
	| 'unclosed_quote'
	| 'no_id'
	| 'no_opened_at'
	| 'bad_opened_at'
	| 'no_event_time'
	| 'bad_event_time'
	| 'broken_json'
	| 'not_an_object'
	| 'failed_record';

/** How the cells of one field came out: rows = filled + empty, and filled holds the unread and the unknown ones. */
export interface ColumnReport {
	field: IncidentField | EventField;
	/** names of the columns the field is read from; a row takes the first that is filled */
	headers: string[];
	rows: number;
	filled: number;
	/** filled, but no time, number or yes/no */
	unread: number;
	/** filled with a word that the vocabulary lacks */
	unknown: number;
	/** the most frequent of these words */
	words: { word: string; count: number }[];
}

/** How many rows of one file became what; rows = (incidents or events) + refused + duplicates, always. */
export interface FileReport {
	name: string;
	format: string;
	rows: number;
	/** rows that were kept: one incident each in a list, one event each in an event log */
	kept: number;
	incidents: number;
	events: number;
	refused: number;
	duplicates: number;
	/** rows that hold no record: title rows, blank rows, total rows */
	not_rows: number;
	unknown_states: number;
	unparsed_dates: number;
	/** what came out of each column, over all rows that were read */
	columns: ColumnReport[];
	/** names of the columns that nothing was read from */
	unused: string[];
	encoding: string;
	/** null where it has no meaning (JSON) */
	delimiter: string | null;
	/** line of the header, from 1; null where there is none */
	header_row: number | null;
	/** where the zone of the times came from */
	zone: 'offset' | 'utc' | 'site' | 'file';
	/** day first, month first; null where no column is ambiguous */
	date_order: 'dmy' | 'mdy' | null;
	/** remarks in i18n (`notice.<key>`): a full page of a known export limit, a flag true on every row, … */
	notices: { key: NoticeKey; params: Record<string, string | number> }[];
}

export type NoticeKey =
	| 'export_limit'
	| 'sla_flag_all_true'
	| 'date_order_assumed'
	| 'encoding_guessed'
	| 'page_incomplete'
	| 'page_more'
	| 'sheets_left_out'
	| 'sheets_read'
	| 'date_order_by_steps'
	| 'date_order_by_file'
	| 'mapping_remembered'
	| 'page_round'
	| 'ids_count_rows'
	| 'ids_reused';

/** One column of the file in the mapping review. */
export interface ReviewColumn {
	index: number;
	header: string;
	/** up to 5 different values, as in the file */
	samples: string[];
	/** share of the first rows in which it is filled */
	filled: number;
	field: IncidentField | EventField | null;
	confidence: 'high' | 'low' | null;
	reason: 'header' | 'header_part' | 'values_dates' | 'values_unique' | 'reader' | null;
	/** shares 0..1 for a column of times: cells that are times, rows in which it is not before the opening */
	evidence: { times: number; after: number | null } | null;
}

/** What the mapping review shows of one file; `preview` has at most 20 rows. */
export interface Review {
	name: string;
	rows: number;
	columns: ReviewColumn[];
	/** one row per case, or several rows per case (an event log) */
	kind: 'list' | 'events';
	date_order: 'dmy' | 'mdy' | null;
	/** true where no value decides between day first and month first */
	date_ambiguous: boolean;
	/** a real value, and the time it makes under each order (ISO, site clock); null where it makes none */
	date_example: { value: string; dmy: string | null; mdy: string | null } | null;
	preview: { row: number; cells: Record<string, string | null>; refused: RefusedReason | null }[];
	/** over all rows of the file; null until they are counted, those of the former choice while it is `counting` */
	counts: ColumnReport[] | null;
	counting: boolean;
	/** what the reader gave a meaning */
	words: Words;
	/** the sheets of a workbook that has several */
	sheets: { name: string; rows: number; used: boolean }[];
}

/** Word in lower case → state, or the number of a priority, impact or urgency. */
export type Words = Partial<Record<Vocabulary, Record<string, string | number>>>;

/** What the reader decided in the review. */
export interface Decision {
	kind: 'list' | 'events';
	fields: Record<number, IncidentField | EventField>;
	date_order: 'dmy' | 'mdy';
	/** what words mean that the vocabulary lacks, in lower case */
	words?: Words;
	/** data-format of the recognised format whose words and rules go on to be used; absent where none was recognised */
	format?: string | null;
}

/** Where a load is; `share` 0..1 where it can be known. */
export interface Progress {
	stage: 'opening' | 'checking' | 'reading' | 'building' | 'measuring';
	file: string | null;
	share: number | null;
}
