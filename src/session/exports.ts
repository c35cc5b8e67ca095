import type { Plan } from '../gaps/plan.ts';
import { gapTable } from '../gaps/table.ts';
import type { Refused } from '../ingest/index.ts';
import type { Filter } from '../model/filter.ts';
import type { Policy } from '../model/policy.ts';
import { metricsJson } from '../report/metrics.ts';
import { refusedCsv } from '../report/refused.ts';
import { csvOf } from '../report/safe.ts';
import { download } from './download.ts';
import type { Held } from './loading.ts';

const PAGE_ROWS = 20_000;

/** Downloads the metrics JSON of what is shown. */
export async function exportMetrics(held: Held, policy: Policy, plan: Plan, filter: Filter): Promise<void> {
	const { measure, monthly } = await import('../metrics/index.ts');
	const { as_of, zone, files, incidents, events } = held;
	const metrics = await measure(held.engine, filter);
	const months = await monthly(held.engine, filter);
	const generated_at = new Date();
	const data = {
		as_of,
		zone,
		files,
		incidents,
		events,
		policy,
		filter,
		metrics,
		monthly: months,
		gaps: gapTable(metrics, plan, {}).rows,
		generated_at
	};
	download('rekap-metrics.json', [metricsJson(data)], 'application/json');
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
