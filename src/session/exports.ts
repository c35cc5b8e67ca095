import { measuredOf } from '../gaps/evidence.ts';
import { gapTable } from '../gaps/table.ts';
import type { Refused } from '../ingest/index.ts';
import type { Answer } from '../metrics/questions.ts';
import type { Filter } from '../model/filter.ts';
import { metricsJson, type SopScore } from '../report/metrics.ts';
import { refusedCsv } from '../report/refused.ts';
import { csvOf } from '../report/safe.ts';
import { checkOf, type Check } from '../sop/check.ts';
import { claimsOf } from '../sop/claims.ts';
import { numberOf, SOPS } from '../sop/types.ts';
import { download } from './download.ts';
import type { Held } from './loading.ts';
import type { Workspace } from './workspace/sections.ts';

const PAGE_ROWS = 20_000;

/** Downloads the metrics JSON of what is shown. */
export async function exportMetrics(held: Held, workspace: Workspace, filter: Filter): Promise<void> {
	const { answer, measure, monthly } = await import('../metrics/index.ts');
	const { as_of, zone, files, incidents, events } = held;
	const metrics = await measure(held.engine, filter);
	const months = await monthly(held.engine, filter);
	const book = await answer(held.engine, filter, 'evidence', {});
	const check = checkOf(workspace);
	const generated_at = new Date();
	const data = {
		as_of,
		zone,
		files,
		incidents,
		events,
		policy: workspace.policy,
		filter,
		metrics,
		monthly: months,
		gaps: gapTable(metrics, workspace.plan, check.levels).rows,
		sop: sopScores(check, book),
		generated_at
	};
	download('rekap-metrics.json', [metricsJson(data)], 'application/json');
}

function sopScores({ scores, steps, audit }: Check, book: Answer<'evidence'>): SopScore[] {
	const claims = claimsOf(steps, audit, (of) => {
		const found = book.get(of);
		return found ? measuredOf(found) : null;
	});
	return SOPS.map((sop) => {
		const { score, answered, questions } = scores.sops[sop];
		const contradictions = claims.filter(
			({ step, finding }) => step.sop === sop && finding === 'contradicted'
		).length;
		return { sop: numberOf(sop), score, answered, questions, contradictions };
	});
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
