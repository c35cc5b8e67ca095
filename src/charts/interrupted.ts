import * as Plot from '@observablehq/plot';
import { count } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Series } from '../metrics/trends/trends.ts';
import { baseOptions, frameOf, monthAxis, partialMonths, series as line, yAxis, type Spec } from './frame.ts';
import type { Side, Sides } from './sides.ts';
import { monthHeading, startMark } from './start.ts';
import { unitAxis, valueText } from './units.ts';

const COLORS = { before: 'var(--soft)', after: 'var(--met)' } as const;

/** Where the axis ends: above every month and every interval. */
export function interruptedEnd({ points, unit }: Series, { before, after }: Sides): number {
	const tops = [...points.map(({ value }) => value), before.interval?.upper, after.interval?.upper];
	return unitAxis(Math.max(0, ...tops.map((top) => top ?? 0)), unit).end;
}

/** A series interrupted by the SOP start: its months, and on either side their level with its 95 % interval behind it. */
export function interrupted(
	series: Series,
	sides: Sides,
	{ start, width }: { start: string; width: number }
): Spec {
	const { points, unit } = series;
	const { end, ticks, format } = unitAxis(interruptedEnd(series, sides), unit);
	const frame = { ...frameOf(width, 280, end, 24), marginTop: 22 };
	const keys = points.map(({ month }) => month);
	const half = (frame.width - frame.marginLeft - frame.marginRight) / Math.max(1, keys.length) / 2;
	const level = (name: 'before' | 'after', side: Side): Plot.Markish[] => {
		const { level, interval, months } = side;
		if (level === null) return [];
		const color = COLORS[name];
		const rows = months.map((month) => ({ month, level, ...interval }));
		return [
			interval &&
				Plot.barY(rows, {
					x: 'month',
					y1: 'lower',
					y2: 'upper',
					fill: color,
					fillOpacity: 0.22,
					inset: 0
				}),
			Plot.tickY(rows, { x: 'month', y: 'level', stroke: color, strokeWidth: 2, inset: 0 }),
			Plot.text(rows.slice(0, 1), {
				x: 'month',
				y: () => interval?.upper ?? level,
				text: () => t(`sides.level_${name}`, { value: valueText(level, unit) }),
				dx: 4 - half,
				dy: level / end > 0.9 ? 24 : -9,
				textAnchor: 'start',
				fill: color,
				stroke: 'var(--paper)',
				strokeWidth: 4,
				fontWeight: 600
			})
		];
	};
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, end] },
			marks: [
				partialMonths('hatch-sides', points, end),
				yAxis(ticks, format),
				monthAxis(keys, frame),
				line(points, 'var(--ink)', { frame }),
				startMark(start, keys, frame),
				level('before', sides.before),
				level('after', sides.after)
			]
		},
		picks: points.map((one) => ({
			key: one.month,
			x: one.month,
			heading: monthHeading(one, start),
			rows: [
				{
					name: t(`series.${series.name}`),
					text: one.value === null ? t('none') : valueText(one.value, unit)
				},
				...(one.n === null ? [] : [{ name: t('chart.n'), text: count(one.n) }])
			]
		}))
	};
}
