import * as Plot from '@observablehq/plot';
import { count, percent, wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import {
	baseOptions,
	endLabels,
	frameOf,
	monthAxis,
	partialMonths,
	series,
	yAxis,
	type EndLabel,
	type Spec
} from './frame.ts';
import { place, type Trend } from './months.ts';
import { monthHeading, startMark } from './start.ts';

const STEPS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Share within target by month from 0 to 100 %, with its mean and, where there are enough months, its limits. `start`:
 * the day from which the SOPs hold.
 */
export function sla(trend: Trend, width: number, start: string | null = null): Spec {
	const { points, limits } = trend;
	const frame = { ...frameOf(width, 240, 1), marginTop: 22 };
	const keys = points.map((one) => one.month);
	const { point, before, verdict } = trend;
	const falls = verdict === 'below' || (point?.value ?? 0) < (before?.value ?? 0);
	const outside = (side: 'above' | 'below') =>
		points.filter((one) => !one.partial && place(one.value, limits) === side);
	const ring = { x: 'month', y: 'value', r: 6, strokeWidth: 2 } as const;
	const lower = limits && Math.max(0, limits.lower);
	const upper = limits && Math.min(1, limits.upper);
	const centre = middle(trend);
	const labels: EndLabel[] = centre ? [centre] : [];
	if (lower)
		labels.push({ at: lower, text: t('chart.lower', { value: percent(lower) }), color: 'var(--soft)' });
	if (upper !== null && upper < 1)
		labels.push({ at: upper, text: t('chart.upper', { value: percent(upper) }), color: 'var(--soft)' });
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, 1] },
			marks: [
				partialMonths('hatch-sla', points, 1),
				limits &&
					Plot.rect([{ lower, upper }], { y1: 'lower', y2: 'upper', fill: 'var(--met)', fillOpacity: 0.1 }),
				yAxis(STEPS, wholePercent),
				monthAxis(keys, frame),
				centre && Plot.ruleY([centre.at], { stroke: 'var(--soft)', strokeDasharray: '2 3' }),
				series(points, 'var(--met)', { frame }),
				startMark(start, keys, frame),
				Plot.dot(outside('above'), { ...ring, stroke: 'var(--met)' }),
				Plot.dot(outside('below'), { ...ring, stroke: 'var(--missed)' }),
				point &&
					Plot.text([point], {
						x: 'month',
						y: 'value',
						text: () => (point.value === null ? '' : percent(point.value)),
						dy: falls ? 17 : -17,
						fill: 'var(--met)',
						stroke: 'var(--paper)',
						strokeWidth: 4,
						fontWeight: 600
					}),
				endLabels(labels, keys, frame)
			]
		},
		picks: points.map((one) => ({
			key: one.month,
			x: one.month,
			heading: monthHeading(one, start),
			rows: [
				{ name: t('sla.within'), text: one.value === null ? t('none') : percent(one.value) },
				{ name: t('chart.n'), text: count(one.n ?? 0) }
			]
		}))
	};
}

/** What the months lie around: the mean of the full ones where there are limits, else the rate of all incidents together. */
function middle({ points, limits }: Trend): EndLabel | null {
	if (limits)
		return { at: limits.mean, text: t('chart.mean', { value: percent(limits.mean) }), color: 'var(--soft)' };
	const n = points.reduce((sum, one) => sum + (one.n ?? 0), 0);
	if (n === 0) return null;
	const at = points.reduce((sum, one) => sum + (one.value ?? 0) * (one.n ?? 0), 0) / n;
	return { at, text: t('chart.overall', { value: percent(at) }), color: 'var(--soft)' };
}
