import * as Plot from '@observablehq/plot';
import { count, duration, percent, wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import { stepMinutes, STEPS, wouldMeet, type Step } from '../metrics/service/scale.ts';
import { tickText, timeTicks } from './durations.ts';
import { baseOptions, frameOf, yAxis, type Spec } from './frame.ts';

const RATES = [0, 0.25, 0.5, 0.75, 1];

/** Share of incidents that a target of so many minutes would have met. */
export interface CurvePoint {
	minutes: number;
	rate: number;
	met: number;
	n: number;
}

/** The curve at every step between the first and the last that holds an incident, and one beyond on each side. */
export function complianceCurve(steps: readonly Step[]): CurvePoint[] {
	const held = steps.map(({ step }) => step);
	if (held.length === 0) return [];
	const first = Math.max(1, Math.min(...held) - 1);
	const last = Math.min(STEPS, Math.max(...held) + 2);
	return Array.from({ length: last - first + 1 }, (_, i) => {
		const minutes = stepMinutes(first + i);
		const { met, breached } = wouldMeet(steps, minutes);
		const n = met + breached;
		return { minutes, rate: n === 0 ? 0 : met / n, met, n };
	});
}

/** Compliance over the target on a log axis of time; the target in force and the one being tried are marked. */
export function whatIf(
	points: readonly CurvePoint[],
	{ target, tried }: { target: number | null; tried: number | null },
	width: number
): Spec {
	const frame = { ...frameOf(width, 260, 1, 20), marginTop: 44, marginBottom: 28 };
	const domain: [number, number] = [points[0]?.minutes ?? 1, points.at(-1)?.minutes ?? 1440];
	const inner = width - frame.marginLeft - frame.marginRight;
	const along = (minutes: number) => Math.log(minutes / domain[0]) / Math.log(domain[1] / domain[0]);
	const lines = [
		{ at: target, key: 'whatif.in_force', color: 'var(--ink)', row: 0 },
		{ at: tried === target ? null : tried, key: 'whatif.tried', color: 'var(--accent)', row: 1 }
	] as const;
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'log', domain },
			y: { domain: [0, 1] },
			marks: [
				yAxis(RATES, wholePercent),
				Plot.axisX(
					timeTicks(domain, (minutes) => along(minutes) * inner),
					{
						tickSize: 4,
						stroke: 'var(--edge)',
						fill: 'var(--soft)',
						label: null,
						text: tickText
					}
				),
				Plot.lineY(points, {
					x: 'minutes',
					y: 'rate',
					stroke: 'var(--met)',
					strokeWidth: 2,
					curve: 'step-after'
				}),
				lines.map(({ at, key, color, row }) => {
					if (at === null || at < domain[0] || at > domain[1]) return [];
					const text = `${t(key, { value: duration(at) })}: ${percent(rateAt(points, at))}`;
					const left = along(at) * inner > text.length * 6.5;
					return [
						Plot.ruleX([at], { stroke: color, strokeWidth: 1.5, insetTop: 14 * row - 36 }),
						Plot.dot([at], { x: at, y: rateAt(points, at), r: 4, fill: color, stroke: 'var(--paper)' }),
						Plot.text([at], {
							x: at,
							text: () => text,
							frameAnchor: 'top',
							dx: left ? -5 : 5,
							dy: 14 * row - 36,
							textAnchor: left ? 'end' : 'start',
							fill: color,
							stroke: 'var(--paper)',
							strokeWidth: 4,
							fontWeight: 600
						})
					];
				})
			]
		},
		picks: points
			.filter((_, i) => i % 8 === 0 && i + 8 < points.length)
			.map((point, i, list) => ({
				key: String(point.minutes),
				x: point.minutes,
				x2: list[i + 1]?.minutes ?? domain[1],
				heading: t('whatif.target', { value: duration(point.minutes) }),
				rows: [
					{ name: t('sla.within'), text: percent(point.rate) },
					{ name: t('chart.n'), text: count(point.n) }
				]
			}))
	};
}

/** The share that a target would have met: that of the widest step within it. */
export function rateAt(points: readonly CurvePoint[], minutes: number): number {
	return points.findLast((point) => point.minutes <= minutes * 1.0001)?.rate ?? 0;
}
