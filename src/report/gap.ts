import type { IndicatorId } from '../gaps/indicators.ts';
import type { Plan } from '../gaps/plan.ts';
import type { GapTable, Standing } from '../gaps/table.ts';
import type { Metrics } from '../metrics/types.ts';
import { datasetOf, type Ground, type Words } from './dataset.ts';
import { reasonText } from './metrics.ts';
import { csvOf } from './safe.ts';

/** What the gap page knows beside the data set. */
export interface GapExport extends Ground {
	version: string;
	table: GapTable;
	metrics: Metrics;
	plan: Plan;
	/** an indicator's name, its definition and where its starting ideal comes from, in the reader's language */
	words: (indicator: Standing['indicator']) => Words & { source: string };
}

/**
 * The gap file `rekap/gap@1`: ratios 0..1 and minutes at full precision, levels and attainments as on the page, times
 * ISO-8601 UTC. An indicator that cannot be measured has null and the reason.
 */
export function gapJson(data: GapExport): string {
	const { plan, table } = data;
	return `${JSON.stringify(
		{
			schema: 'rekap/gap@1',
			generated_at: data.generated_at.toISOString(),
			version: data.version,
			dataset: datasetOf(data),
			policy: data.policy,
			scope: data.filter,
			cuts: plan.cuts,
			activities: table.rows.map(({ standings, ...row }) => ({
				...row,
				indicators: standings.map((one) => indicatorOf(one, data))
			})),
			components: table.components.map(({ component, attainment, measured_level }) => ({
				component,
				attainment,
				measured_level
			})),
			remedies: plan.remedies
		},
		null,
		'\t'
	)}\n`;
}

const COLUMNS = [
	'activity',
	'indicator',
	'name',
	'definition',
	'component',
	'unit',
	'better',
	'current',
	'numerator',
	'n',
	'ideal',
	'source',
	'note',
	'weight',
	'gap',
	'attainment',
	'reason'
] as const;
const LEVELS = ['attainment', 'measured_level', 'sop_level', 'supported_level', 'target_level'] as const;

/** The same as CSV: one row per indicator, and behind it what its activity reaches (`activity_…`). */
export function gapCsv(data: GapExport): string {
	return csvOf(
		[...COLUMNS, ...LEVELS.map((level) => `activity_${level}`)],
		data.table.rows.flatMap((row) =>
			row.standings.map((one) => {
				const told = { activity: row.activity, ...indicatorOf(one, data) };
				return [...COLUMNS.map((column) => told[column]), ...LEVELS.map((level) => row[level])];
			})
		)
	);
}

function indicatorOf(standing: Standing, { metrics, words }: GapExport) {
	const { indicator, current, n, ideal, note, weight, gap, attainment, missing } = standing;
	const { name, definition, source } = words(indicator);
	return {
		indicator: indicator.id,
		name,
		definition,
		component: indicator.component,
		unit: indicator.unit,
		better: indicator.better,
		current,
		numerator: current === null ? null : numeratorOf(indicator.id, metrics),
		n,
		ideal,
		source,
		note,
		weight,
		gap,
		attainment,
		reason: missing && reasonText(missing)
	};
}

/** The one ratio that is no metric of its own has the refused rows above it. */
function numeratorOf(id: IndicatorId, metrics: Metrics): number | null {
	if (id === 'logging.refused.rate') return metrics.get('quality.refused')?.value ?? null;
	return metrics.get(id)?.numerator ?? null;
}
