import { MARKS } from '../metrics/watch/marks.ts';
import type { Watched } from '../metrics/watch/watch.ts';
import { csvOf } from './safe.ts';

const COLUMNS = [
	'incident_id',
	'title',
	'priority',
	'state',
	'assignment_group',
	'assignee',
	'opened_at',
	'last_at',
	'age_days',
	'target_minutes',
	'left_minutes',
	'transfers',
	...MARKS
] as const satisfies readonly (keyof Watched)[];

/** Open incidents as CSV, in their order: times as ISO-8601 UTC, marks true or false, blank where nothing can tell. */
export function watchCsv(rows: readonly Watched[]): string {
	return csvOf(
		COLUMNS,
		rows.map((row) =>
			COLUMNS.map((column) => {
				const cell = row[column];
				return cell instanceof Date ? cell.toISOString() : cell;
			})
		)
	);
}
