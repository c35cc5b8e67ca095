import type { Metrics, Missing } from '../metrics/types.ts';
import { ACTIVITIES, COMPONENTS, type Activity, type Component } from '../model/activities.ts';
import { attainment, levelOf, UNDOCUMENTED, weightedMean } from './arithmetic.ts';
import { INDICATORS, neededBy, type Indicator } from './indicators.ts';
import { idealOf, type Ideal, type Plan } from './plan.ts';

/** What the SOP check says of the activities; one that is absent is not answered yet. */
export type SopLevels = Readonly<Partial<Record<Activity, { level: number; documented: boolean }>>>;

/** One indicator as it stands against its ideal. */
export interface Standing extends Ideal {
	indicator: Indicator;
	/** ratio 0..1 or minutes; null where it cannot be measured, and `missing` says why */
	current: number | null;
	n: number | null;
	/** ideal − current, in the indicator's unit */
	gap: number | null;
	/** 0..1 */
	attainment: number | null;
	missing: Missing | null;
}

/** One activity of the gap table. */
export interface GapRow {
	activity: Activity;
	standings: readonly Standing[];
	/** 0..1, the mean of what can be measured, by weight */
	attainment: number | null;
	/** why there is no attainment */
	lacking: 'not_measurable' | 'no_weight' | null;
	/** 0..5 */
	measured_level: number | null;
	/** the figures alone would reach a higher level, but no procedure is written down */
	capped: boolean;
	/** 0..5; null = not answered yet */
	sop_level: number | null;
	/** the lower of both; null as long as one is unknown */
	supported_level: number | null;
	target_level: number;
}

/** One component over all activities. */
export interface ComponentRow {
	component: Component;
	standings: readonly Standing[];
	/** 0..1, the mean of what can be measured, by weight */
	attainment: number | null;
	measured_level: number | null;
}

export interface GapTable {
	/** nine, whatever can be measured */
	rows: readonly GapRow[];
	components: readonly ComponentRow[];
}

/** How every activity stands against its ideals; without a log (no metrics) every current value is missing. */
export function gapTable(metrics: Metrics, plan: Plan, sop: SopLevels): GapTable {
	const all = INDICATORS.map((indicator) => standingOf(indicator, metrics, plan));
	const rows = ACTIVITIES.map((activity): GapRow => {
		const standings = all.filter(({ indicator }) => indicator.activity === activity);
		const mean = weightedMean(standings);
		const answered = sop[activity];
		const plain = mean === null ? null : levelOf(mean, plan.cuts);
		const most = answered?.documented === false ? UNDOCUMENTED : 5;
		const measured = plain === null ? null : Math.min(plain, most);
		const measurable = standings.some((one) => one.attainment !== null);
		return {
			activity,
			standings,
			attainment: mean,
			lacking: mean !== null ? null : measurable ? 'no_weight' : 'not_measurable',
			measured_level: measured,
			capped: plain !== measured,
			sop_level: answered?.level ?? null,
			supported_level: measured === null || !answered ? null : Math.min(measured, answered.level),
			target_level: plan.targets[activity]
		};
	});
	const components = COMPONENTS.map((component): ComponentRow => {
		const standings = all.filter(({ indicator }) => indicator.component === component);
		const mean = weightedMean(standings);
		return {
			component,
			standings,
			attainment: mean,
			measured_level: mean === null ? null : levelOf(mean, plan.cuts)
		};
	});
	return { rows, components };
}

function standingOf(indicator: Indicator, metrics: Metrics, plan: Plan): Standing {
	const held = idealOf(plan, indicator);
	const { value, n, missing } = currentOf(indicator, metrics);
	if (value === null)
		return { indicator, ...held, current: null, n, gap: null, attainment: null, missing: missing ?? NONE };
	return {
		indicator,
		...held,
		current: value,
		n,
		gap: held.ideal - value,
		attainment: attainment(value, held.ideal, indicator),
		missing: null
	};
}

const NONE: Missing = { kind: 'none', fields: [] };

function currentOf(
	{ id }: Indicator,
	metrics: Metrics
): { value: number | null; n: number | null; missing: Missing | null } {
	if (id !== 'logging.refused.rate')
		return metrics.get(id) ?? { value: null, n: null, missing: neededBy(id)[0] ?? NONE };
	const rows = metrics.get('quality.rows')?.value ?? 0;
	const refused = metrics.get('quality.refused')?.value ?? null;
	return refused === null || rows === 0
		? { value: null, n: null, missing: NONE }
		: { value: refused / rows, n: rows, missing: null };
}
