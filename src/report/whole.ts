import { measuredIn } from '../gaps/evidence.ts';
import type { Plan } from '../gaps/plan.ts';
import { gapTable } from '../gaps/table.ts';
import type { Whole } from '../metrics/index.ts';
import type { Filter } from '../model/filter.ts';
import type { Policy } from '../model/policy.ts';
import type { Audits } from '../sop/audit.ts';
import { checkOf, type Check } from '../sop/check.ts';
import { claimsOf } from '../sop/claims.ts';
import type { Edits } from '../sop/edits.ts';
import { numberOf, SOPS } from '../sop/types.ts';
import { metricsJson, type MetricsExport, type SopScore } from './metrics.ts';

/** A log as it was loaded and measured, and what the office set and answered. */
export interface Given {
	data: Pick<MetricsExport, 'as_of' | 'zone' | 'files' | 'incidents' | 'events'>;
	workspace: { policy: Policy; plan: Plan; edits: Edits; audits: Audits };
	/** what the figures are under */
	filter: Filter;
	figures: Whole;
	generated_at: Date;
}

/** The metrics file, the same wherever it is made. */
export function metricsFile({ data, workspace, filter, figures, generated_at }: Given): string {
	const { as_of, zone, files, incidents, events } = data;
	const { metrics, monthly, evidence } = figures;
	const check = checkOf(workspace);
	return metricsJson({
		as_of,
		zone,
		files,
		incidents,
		events,
		policy: workspace.policy,
		filter,
		metrics,
		monthly,
		gaps: gapTable(metrics, workspace.plan, check.levels).rows,
		sop: sopScores(check, evidence),
		generated_at
	});
}

function sopScores({ scores, steps, audit }: Check, evidence: Whole['evidence']): SopScore[] {
	const claims = claimsOf(steps, audit, measuredIn(evidence));
	return SOPS.map((sop) => {
		const { score, answered, questions } = scores.sops[sop];
		const contradictions = claims.filter(
			({ step, finding }) => step.sop === sop && finding === 'contradicted'
		).length;
		return { sop: numberOf(sop), score, answered, questions, contradictions };
	});
}
