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
	type Spec
} from './frame.ts';
import type { Point } from './months.ts';
import { axisFromZero } from './scale.ts';
import { monthHeading, startMark } from './start.ts';

/** One rate by month, with its name at the end of the line. */
export interface RateSeries {
	name: string;
	color: string;
	dash: string;
	points: readonly Point[];
}

/** Where an axis of small rates ends: they are not pressed to the floor, and the page says so. */
export function rateEnd(...series: readonly (readonly Point[])[]): number {
	const top = Math.max(0, ...series.flat().map((one) => one.value ?? 0));
	return axisFromZero(Math.max(top, 0.1), { cap: 1 }).end;
}

/**
 * Several rates of the same incidents by month; n is that of the first. `name` is a word of its own on the page; `start`:
 * the day from which the SOPs hold.
 */
export function rates(
	name: string,
	all: readonly RateSeries[],
	top: number,
	width: number,
	start: string | null = null
): Spec {
	const { end, ticks } = axisFromZero(top, { cap: 1 });
	const frame = { ...frameOf(width, 240, end), marginTop: 22 };
	const first = all[0]?.points ?? [];
	const keys = first.map((one) => one.month);
	const told = all.filter(({ points }) => points.some((one) => one.value !== null));
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, end] },
			marks: [
				partialMonths(`hatch-${name}`, first, end),
				yAxis(ticks, wholePercent),
				monthAxis(keys, frame),
				told.map(({ points, color, dash }) => series(points, color, { frame, dash })),
				startMark(start, keys, frame),
				endLabels(
					told.map(({ name, color, points }) => ({
						at: points.findLast((one) => one.value !== null)?.value ?? 0,
						text: name,
						color
					})),
					keys,
					frame
				)
			]
		},
		picks: first.map((one, index) => ({
			key: one.month,
			x: one.month,
			heading: monthHeading(one, start),
			rows: [
				...told.map(({ name, points }) => {
					const value = points[index]?.value ?? null;
					return { name, text: value === null ? t('none') : percent(value) };
				}),
				{ name: t('chart.n'), text: count(one.n ?? 0) }
			]
		}))
	};
}
