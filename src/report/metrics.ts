import type { GapRow } from '../gaps/table.ts';
import type { Metric, Metrics } from '../metrics/types.ts';
import type { MonthlyRow } from '../metrics/index.ts';
import type { Filter } from '../model/filter.ts';
import type { Policy } from '../model/policy.ts';
import { datasetOf } from './dataset.ts';

/** One loaded file as the export names it. */
export interface ExportedFile {
	name: string;
	format: string;
	rows: number;
	incidents: number;
	events: number;
	refused: number;
	duplicates: number;
}

export interface MetricsExport {
	as_of: Date;
	zone: string;
	files: readonly ExportedFile[];
	incidents: number;
	events: number;
	policy: Policy;
	filter: Filter;
	metrics: Metrics;
	monthly: readonly MonthlyRow[];
	/** the nine activities against their ideals */
	gaps: readonly GapRow[];
	/** the four procedures as answered */
	sop: readonly SopScore[];
	/** the moment of the export: the one thing that differs between two exports of the same data */
	generated_at: Date;
}

/** One procedure in the metrics file. */
export interface SopScore {
	/** its number, as 001-SOP-INSIDEN */
	sop: string;
	/** 0..1; null where nothing applies */
	score: number | null;
	answered: number;
	/** that apply */
	questions: number;
	/** yes was said, and the log shows clearly less */
	contradictions: number;
}

/** The metrics file `rekap/metrics@1`: numbers at full precision, times ISO-8601 UTC, names in alphabetical order. */
export function metricsJson(data: MetricsExport): string {
	const entries = [...data.metrics.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
	return `${JSON.stringify(
		{
			schema: 'rekap/metrics@1',
			generated_at: data.generated_at.toISOString(),
			dataset: datasetOf(data),
			policy: data.policy,
			scope: data.filter,
			metrics: Object.fromEntries(entries.map((metric) => [metric.name, exported(metric)])),
			monthly: data.monthly,
			gaps: data.gaps.map(exportedGap),
			sop: data.sop
		},
		null,
		'\t'
	)}\n`;
}

function exported({ value, n, numerator, unit, missing }: Metric) {
	return { value, n, numerator, unit, reason: missing && reasonText(missing) };
}

function exportedGap({ activity, attainment, measured_level, sop_level, standings }: GapRow) {
	return {
		activity,
		attainment,
		level: measured_level,
		sop_level,
		indicators: standings.map(({ indicator, current, ideal, gap, attainment, n }) => ({
			metric: indicator.id,
			current,
			ideal,
			gap,
			attainment,
			n,
			component: indicator.component
		}))
	};
}

/** Why a metric has no value, for a program to read: `no_field: priority, impact`. */
export function reasonText({ kind, fields }: NonNullable<Metric['missing']>): string {
	return fields.length > 0 ? `${kind}: ${fields.join(', ')}` : kind;
}
