import type { Database, QueryOptions } from '../engine/database.ts';
import type { Filter } from '../model/filter.ts';
import { under } from './scope.ts';
import curve from './survival.sql?raw';

/** A point of the curve: share (0..1) not yet resolved so many minutes after opening; how many were watched until then. */
export interface SurvivalPoint {
	minutes: number;
	share: number;
	at_risk: number;
}

/** More than enough for any screen: what a point leaves out is less than 1/397 of all. */
const POINTS = 400;

/**
 * The metric: the first time at which no more than half are unresolved. Shares are products of up to a million
 * fractions, so that one half may come out a little above it.
 */
export const SURVIVAL_MEDIAN = `SELECT
	'time.resolution.survival_median' AS metric,
	min(seconds) FILTER (share <= 0.5 + 1e-9) / 60 AS value,
	coalesce(max(at_risk), 0)::DOUBLE AS n,
	NULL::DOUBLE AS numerator
FROM (
${curve}
)`;

/** The curve, thinned to what a screen can show. */
export const SURVIVAL_CURVE = `SELECT seconds / 60 AS minutes, share, at_risk
FROM (
${curve}
)
QUALIFY row_number() OVER (PARTITION BY floor(share * ${POINTS - 3}) ORDER BY seconds) = 1
	OR row_number() OVER (ORDER BY seconds DESC) = 1
ORDER BY seconds`;

/** Share not yet resolved over the time since opening (Kaplan–Meier), from 0 on; empty where nothing was measured. */
export async function survival(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<SurvivalPoint[]> {
	const points = await db.rows<SurvivalPoint>(under(filter, SURVIVAL_CURVE), [], options);
	const [first] = points;
	if (!first) return [];
	return first.minutes === 0 ? points : [{ minutes: 0, share: 1, at_risk: first.at_risk }, ...points];
}
