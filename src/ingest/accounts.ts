import { unusedColumns } from './columns.ts';
import type { Drop, Source } from './load.ts';
import type { Plan } from './plan.ts';
import type { RawTable } from './table.ts';
import type { FileReport, NoticeKey } from './types.ts';

type Params = Record<string, string | number>;

/** What is counted over the kept rows of one file. */
export interface Fact {
	file: number;
	incidents: number;
	unread: number;
	unknown_states: number;
	/** the ids are 1, 2, 3 … */
	ids_count_rows: boolean;
	/** false as soon as one row says that its target was missed */
	sla: boolean | null;
}

/** What the file says about itself: pages that are not in it, sheets that were read or not. */
function remarksOf({ remarks }: RawTable, rows: number): FileReport['notices'] {
	const { declared_total: total, incomplete, sheets = [] } = remarks;
	const named = (used: boolean) =>
		sheets
			.filter((sheet) => sheet.used === used)
			.map(({ name }) => name)
			.join(', ');
	return [
		...(total ? [{ key: 'page_incomplete' as const, params: { rows, total } }] : []),
		...(incomplete && !total ? [{ key: 'page_more' as const, params: { rows } }] : []),
		...(named(true) ? [{ key: 'sheets_read' as const, params: { sheets: named(true) } }] : []),
		...(named(false) ? [{ key: 'sheets_left_out' as const, params: { sheets: named(false) } }] : [])
	];
}

/** Row counts at which a list often ends because a page of it was exported, not all. */
const ROUND = [10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000];
/** A flag that is true on so many rows says nothing, whatever the tool. */
const ALL_TRUE_FROM = 50;

/** What looks wrong in the rows as they were read, and how their dates and columns were settled. */
function signsOf(
	plan: Plan,
	rows: number,
	kept: number,
	drops: readonly Drop[],
	fact: Fact | undefined
): FileReport['notices'] {
	const reused = drops.filter(({ differs }) => differs).length;
	const { order_from, format } = plan;
	const limit = format.export_limit === rows;
	const found: [boolean, NoticeKey, Params?][] = [
		[plan.remembered === true, 'mapping_remembered'],
		[order_from === 'assumed', 'date_order_assumed'],
		[order_from === 'steps', 'date_order_by_steps'],
		[order_from === 'file', 'date_order_by_file'],
		[limit, 'export_limit', { rows }],
		[!limit && plan.kind === 'list' && ROUND.includes(rows), 'page_round', { rows }],
		[
			fact?.sla === true && kept >= (format.legacy_sla_flag ? 2 : ALL_TRUE_FROM),
			'sla_flag_all_true',
			{ rows: kept }
		],
		[fact?.ids_count_rows === true, 'ids_count_rows', { n: fact?.incidents ?? 0 }],
		[reused > 0, 'ids_reused', { n: reused }]
	];
	return found.flatMap(([is, key, params = {}]) => (is ? [{ key, params }] : []));
}

/** What became of one file, for the reader. */
export function fileReport(
	{ table, plan }: Source,
	refused: number,
	drops: readonly Drop[],
	columns: FileReport['columns'],
	fact: Fact | undefined
): FileReport {
	const rows = table.kept + table.refused.length;
	const duplicates = drops.filter((drop) => drop.reason === 'duplicate').length;
	const kept = rows - refused - duplicates;
	const notices = [
		...signsOf(plan, rows, kept, drops, fact),
		...remarksOf(table, rows),
		...(table.encoding === 'windows-1252'
			? [{ key: 'encoding_guessed' as const, params: { encoding: table.encoding } }]
			: [])
	];
	return {
		name: table.name,
		format: plan.format_id,
		rows,
		kept,
		incidents: fact?.incidents ?? 0,
		events: plan.kind === 'events' ? kept : 0,
		refused,
		duplicates,
		not_rows: table.not_rows,
		unknown_states: fact?.unknown_states ?? 0,
		unparsed_dates: fact?.unread ?? 0,
		columns,
		unused: unusedColumns(plan, table.header),
		encoding: table.encoding,
		delimiter: table.file_delimiter,
		header_row: table.header_row,
		zone: plan.zone,
		date_order: plan.order_from === null ? null : plan.order,
		notices
	};
}
