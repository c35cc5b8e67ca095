import * as Plot from '@observablehq/plot';
import { count } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Month } from '../metrics/types.ts';
import {
	baseOptions,
	endLabels,
	frameOf,
	monthAxis,
	partialMonths,
	series,
	yAxis,
	type Spec
} from './frame.ts';
import { counted } from './months.ts';
import { axisFromZero } from './scale.ts';
import { monthHeading, startMark } from './start.ts';

const MEASURES = [
	{ field: 'opened', color: 'var(--ink)' },
	{ field: 'resolved', color: 'var(--met)' },
	{ field: 'backlog_end', color: 'var(--soft)' }
] as const;

/**
 * Came in, went out, stayed: incidents by month, one axis, since all three are the same unit. Without an `outcome` in the
 * data only what came in is known. `start`: the day from which the SOPs hold.
 */
export function flow(
	months: readonly Month[],
	outcome: boolean,
	width: number,
	start: string | null = null
): Spec {
	const shown = MEASURES.filter(({ field }) => outcome || field === 'opened');
	const top = Math.max(0, ...months.flatMap((one) => shown.map(({ field }) => one[field])));
	const { end, ticks } = axisFromZero(top, { whole: true });
	const frame = { ...frameOf(width, 260, end), marginTop: 22 };
	const keys = months.map((one) => one.month);
	const last = months.at(-1);
	const stayed: Plot.Markish[] = [
		Plot.areaY(months, { x: 'month', y: 'backlog_end', fill: 'var(--edge)', fillOpacity: 0.2 }),
		Plot.lineY(months, { x: 'month', y: 'backlog_end', stroke: 'var(--edge)', strokeWidth: 1.25 }),
		// A single month makes neither line nor area.
		months.length === 1 ? Plot.dot(months, { x: 'month', y: 'backlog_end', r: 3, fill: 'var(--edge)' }) : null
	];
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, end] },
			marks: [
				partialMonths('hatch-flow', months, end),
				outcome ? stayed : null,
				yAxis(ticks, count),
				monthAxis(keys, frame),
				series(counted(months, 'opened'), 'var(--ink)', { frame }),
				outcome ? series(counted(months, 'resolved'), 'var(--met)', { frame }) : null,
				startMark(start, keys, frame),
				last &&
					endLabels(
						shown.map(({ field, color }) => ({ at: last[field], text: t(`flow.${field}`), color })),
						keys,
						frame
					)
			]
		},
		picks: months.map((one) => ({
			key: one.month,
			x: one.month,
			heading: monthHeading(one, start),
			rows: [
				...shown.map(({ field }) => ({ name: t(`flow.${field}`), text: count(one[field]) })),
				...(outcome ? [{ name: t('flow.cancelled'), text: count(one.cancelled) }] : [])
			]
		}))
	};
}
