import type { Refused } from '../ingest/index.ts';
import type { Filter } from '../model/filter.ts';
import { refusedCsv } from '../report/refused.ts';
import { csvOf } from '../report/safe.ts';
import type { Workspace } from '../workspace/sections.ts';
import { download } from './download.ts';
import type { Held } from './loading.ts';

const PAGE_ROWS = 20_000;

/** Downloads the metrics JSON of what is shown. */
export async function exportMetrics(held: Held, workspace: Workspace, filter: Filter): Promise<void> {
	const [{ whole }, { metricsFile }] = await Promise.all([
		import('../metrics/index.ts'),
		import('../report/whole.ts')
	]);
	const figures = await whole(held.engine, filter);
	const text = metricsFile({ data: held, workspace, filter, figures, generated_at: new Date() });
	download('rekap-metrics.json', [text], 'application/json');
}

/** Downloads every refused row. */
export function exportRefused(refused: readonly Refused[]): void {
	download('rekap-refused.csv', [refusedCsv(refused)], 'text/csv');
}

/** Downloads the incidents in scope, canonical columns that the data have, page by page so that memory stays small. */
export async function exportIncidents(held: Held, filter: Filter): Promise<void> {
	const { incidentRows } = await import('../metrics/index.ts');
	const parts: string[] = [];
	for (let page = 0; ; page += 1) {
		const { columns, rows } = await incidentRows(held.engine, filter, { page, page_size: PAGE_ROWS });
		parts.push(csvOf(columns, rows, { header: page === 0 }));
		if (rows.length < PAGE_ROWS) break;
	}
	download('rekap-incidents.csv', parts, 'text/csv');
}
