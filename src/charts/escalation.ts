import { count, month, percent, wholePercent } from '../i18n/format.ts';
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

interface Series {
	name: string;
	color: string;
	dash: string;
	points: readonly Point[];
}

/** Where the axis of the escalation chart ends: rates near 0 are not pressed to the floor, and the page says so. */
export function escalationEnd(...series: readonly (readonly Point[])[]): number {
	const top = Math.max(0, ...series.flat().map((one) => one.value ?? 0));
	return axisFromZero(Math.max(top, 0.1), { cap: 1 }).end;
}

/** Share of the month's incidents that were handed to another group, and that were taken to management. */
export function escalation(
	functional: readonly Point[],
	hierarchical: readonly Point[],
	width: number
): Spec {
	const { end, ticks } = axisFromZero(escalationEnd(functional, hierarchical), { cap: 1 });
	const frame = frameOf(width, 240, end);
	const keys = functional.map((one) => one.month);
	const all: Series[] = [
		{ name: t('escalation.functional'), color: 'var(--ink)', dash: '', points: functional },
		{ name: t('escalation.hierarchical'), color: 'var(--missed)', dash: '5 3', points: hierarchical }
	];
	const told = all.filter(({ points }) => points.some((one) => one.value !== null));
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, end] },
			marks: [
				partialMonths('hatch-escalation', functional, end),
				yAxis(ticks, wholePercent),
				monthAxis(keys, frame),
				told.map(({ points, color, dash }) => series(points, color, { frame, dash })),
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
		picks: functional.map((one, index) => ({
			key: one.month,
			x: one.month,
			heading: month(one.month) + (one.partial ? ` · ${t('chart.partial')}` : ''),
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
