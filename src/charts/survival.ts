import * as Plot from '@observablehq/plot';
import { count, duration, percent, wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import { tickText, timeTicks } from './durations.ts';
import { baseOptions, frameOf, yAxis, type Spec } from './frame.ts';

/** Share still open so many minutes after opening, and how many were watched until then. */
export interface SurvivalPoint {
	minutes: number;
	share: number;
	at_risk: number;
}

const LEAST = 1;

/** Share still open over the time since opening (Kaplan–Meier), on a log axis; the two medians are marked. */
export function survival(
	points: readonly SurvivalPoint[],
	medians: { survival: number | null; naive: number | null },
	width: number
): Spec {
	const shown = points.map((point) => ({ ...point, minutes: Math.max(LEAST, point.minutes) }));
	const frame = { ...frameOf(width, 260, 1, 16), marginTop: 44, marginBottom: 28 };
	const domain: [number, number] = [
		shown[0]?.minutes ?? LEAST,
		Math.max(1440, shown.at(-1)?.minutes ?? 1440)
	];
	const inner = width - frame.marginLeft - frame.marginRight;
	const along = (minutes: number) => Math.log(minutes / domain[0]) / Math.log(domain[1] / domain[0]);
	const lines = [
		{ at: medians.survival, key: 'survival.median', color: 'var(--ink)' },
		{ at: medians.naive, key: 'survival.naive', color: 'var(--soft)' }
	] as const;
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'log', domain },
			y: { domain: [0, 1] },
			marks: [
				yAxis([0, 0.25, 0.5, 0.75, 1], wholePercent),
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
				Plot.lineY(shown, {
					x: 'minutes',
					y: 'share',
					stroke: 'var(--met)',
					strokeWidth: 2,
					curve: 'step-after'
				}),
				lines.map(({ at, key, color }, row) => {
					if (at === null || at < domain[0] || at > domain[1]) return [];
					const text = t(key, { value: duration(at) });
					const left = along(at) * inner > text.length * 6.5;
					return [
						Plot.ruleX([at], { stroke: color, strokeWidth: 1.25, insetTop: 14 * row - 36 }),
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
		picks: shown
			.filter((_, i) => i % Math.max(1, Math.ceil(shown.length / 40)) === 0)
			.map((point, i, list) => ({
				key: String(i),
				x: point.minutes,
				x2: Math.max(point.minutes * 1.001, list[i + 1]?.minutes ?? domain[1]),
				heading: t('survival.after', { value: duration(point.minutes) }),
				rows: [
					{ name: t('survival.open'), text: percent(point.share) },
					{ name: t('chart.n'), text: count(point.at_risk) }
				]
			}))
	};
}
