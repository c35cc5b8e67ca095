import type { Drop, Source } from './load.ts';
import type { RawTable } from './table.ts';
import type { FileReport } from './types.ts';

/** What is counted over the kept rows of one file. */
export interface Fact {
	file: number;
	incidents: number;
	unread: number;
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

/** What became of one file, for the reader. */
export function fileReport(
	{ table, plan }: Source,
	refused: number,
	drops: readonly Drop[],
	words: FileReport['unknown_state_words'],
	fact: Fact | undefined
): FileReport {
	const rows = table.kept + table.refused.length;
	const duplicates = drops.filter((drop) => drop.reason === 'duplicate').length;
	const kept = rows - refused - duplicates;
	const notices: FileReport['notices'] = [];
	if (plan.format.export_limit === rows) notices.push({ key: 'export_limit', params: { rows } });
	if (plan.format.legacy_sla_flag && fact?.sla && kept > 1)
		notices.push({ key: 'sla_flag_all_true', params: { rows: kept } });
	if (plan.order_from === 'assumed') notices.push({ key: 'date_order_assumed', params: {} });
	notices.push(...remarksOf(table, rows));
	if (table.encoding === 'windows-1252')
		notices.push({ key: 'encoding_guessed', params: { encoding: table.encoding } });
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
		unknown_states: words.reduce((sum, { count }) => sum + count, 0),
		unknown_state_words: words,
		unparsed_dates: fact?.unread ?? 0,
		encoding: table.encoding,
		delimiter: table.file_delimiter,
		header_row: table.header_row,
		zone: plan.zone,
		date_order: plan.order_from === null ? null : plan.order,
		notices
	};
}
