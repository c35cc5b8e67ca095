import type { Losses } from '../metrics/gap/losses.ts';
import type { Part } from '../metrics/parts.ts';
import type { Activity } from '../model/activities.ts';
import type { IndicatorId } from './indicators.ts';
import type { GapRow } from './table.ts';

/** What a gap costs, with the three factors that it is the product of. */
export interface Cost {
	id: IndicatorId;
	activity: Activity;
	/** the incidents behind it */
	part: Part;
	/** 1 − attainment, 0..1 */
	shortfall: number;
	incidents: number;
	/** mean minutes past the resolution target of those that were judged, met ones with 0 */
	minutes: number;
	/** judged: what the mean rests on */
	n: number;
	/** shortfall × incidents × minutes, in minutes */
	cost: number;
}

/**
 * The gaps by what they cost, dearest first: (1 − attainment) × incidents concerned × mean minutes past their target.
 * The minutes are those of incidents that have the fault, not proven to come from it. Left out is what is not measured,
 * weighs nothing, has no incidents to be listed, or of whose incidents none was judged.
 */
export function costs(rows: readonly GapRow[], losses: Losses): Cost[] {
	const all = rows.flatMap(({ activity, standings }) =>
		standings.flatMap(({ indicator: { id, part }, attainment, weight }): Cost[] => {
			const loss = losses.parts.find((one) => one.part === part);
			if (attainment === null || weight === 0 || part === null || !loss || loss.minutes === null) return [];
			const { incidents, minutes, n } = loss;
			const shortfall = 1 - attainment;
			return [
				{ id, activity, part, shortfall, incidents, minutes, n, cost: shortfall * incidents * minutes }
			];
		})
	);
	return all.sort((a, b) => b.cost - a.cost);
}
