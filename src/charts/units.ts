import { count, duration, percent, wholePercent } from '../i18n/format.ts';
import type { Unit } from '../metrics/types.ts';
import { axisFromZero } from './scale.ts';

/** Steps of an axis of time in minutes, and from which value on they are used. */
const STEPS = [
	{ from: 4 * 1440, minutes: 1440 },
	{ from: 1440, minutes: 720 },
	{ from: 180, minutes: 60 }
];

/** A value of a series for people. A mean of counts is rounded to what a count can bear. */
export function valueText(value: number, unit: Unit): string {
	if (unit === 'ratio') return percent(value);
	if (unit === 'minutes') return duration(value);
	return count(Number.isInteger(value) || value < 10 ? value : Math.round(value));
}

/** An axis from 0 for values of a unit, with its numbers; steps of time are whole minutes, hours, half days or days. */
export function unitAxis(
	top: number,
	unit: Unit
): { end: number; ticks: number[]; format: (value: number) => string } {
	if (unit === 'ratio') return { ...axisFromZero(Math.max(top, 0.1), { cap: 1 }), format: wholePercent };
	if (unit !== 'minutes') return { ...axisFromZero(top, { whole: true }), format: count };
	const size = STEPS.find(({ from }) => top >= from)?.minutes ?? 1;
	const { end, ticks } = axisFromZero(top / size, { whole: true });
	return { end: end * size, ticks: ticks.map((tick) => tick * size), format: duration };
}
