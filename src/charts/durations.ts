import * as Plot from '@observablehq/plot';
import { count, duration, percent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Durations } from '../metrics/types.ts';
import { baseOptions, frameOf, yAxis, type Spec } from './frame.ts';
import { axisFromZero } from './scale.ts';

/** Ticks of the time axis in minutes, those that matter most first: where room is short, the later ones give way. */
const TICKS = [60, 1440, 10080, 480, 43200, 1, 525600, 15, 129600] as const;

/** Below this a log axis would run for ever; a record finished in the minute it was opened stands here. */
const LEAST = 0.5;

/** The bins that hold the data, without the empty ones at both ends and with edges that a log axis can bear. */
export function filledBins(durations: Durations): Durations['bins'] {
	const first = durations.bins.findIndex((bin) => bin.count > 0);
	const last = durations.bins.findLastIndex((bin) => bin.count > 0);
	return first < 0
		? []
		: durations.bins.slice(first, last + 1).map((bin) => {
				const from = Math.max(LEAST, bin.from_minutes);
				return { ...bin, from_minutes: from, to_minutes: Math.max(from * 1.1, bin.to_minutes) };
			});
}

/** How long resolving took, on a log axis of time; half and nine tenths marked; the target where there is just one. */
export function durations(data: Durations, target: number | null, width: number): Spec {
	const bins = filledBins(data);
	const { end, ticks } = axisFromZero(Math.max(0, ...bins.map((bin) => bin.count)), { whole: true });
	const frame = { ...frameOf(width, 260, end, 16), marginTop: 48, marginBottom: 28 };
	const domain = widened(bins[0]?.from_minutes ?? 1, bins.at(-1)?.to_minutes ?? 1440);
	const inner = width - frame.marginLeft - frame.marginRight;
	const along = (minutes: number) => Math.log(minutes / domain[0]) / Math.log(domain[1] / domain[0]);
	const shown = timeTicks(domain, (minutes) => along(minutes) * inner);
	// The rightmost first: its label, which runs to the left, is above where the other lines begin.
	const marked = (
		[
			['durations.median', data.median_minutes, 'var(--ink)'],
			['durations.p90', data.p90_minutes, 'var(--ink)'],
			['durations.target', target, 'var(--missed)']
		] as const
	)
		.flatMap(([key, at, color]) =>
			at === null || at < domain[0] || at > domain[1]
				? []
				: [{ at, color, text: t(key, { value: duration(at) }) }]
		)
		.sort((a, b) => b.at - a.at);
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'log', domain },
			y: { domain: [0, end] },
			marks: [
				yAxis(ticks, count),
				Plot.rectY(bins, {
					x1: 'from_minutes',
					x2: 'to_minutes',
					y: 'count',
					fill: 'var(--met)',
					fillOpacity: 0.75,
					insetLeft: 0.5,
					insetRight: 0.5
				}),
				Plot.axisX(shown, {
					tickSize: 4,
					stroke: 'var(--edge)',
					fill: 'var(--soft)',
					label: null,
					text: tickText
				}),
				marked.map(({ at, text, color }, row) => {
					const left = along(at) * inner > text.length * 7;
					return [
						Plot.ruleX([at], { stroke: color, strokeWidth: 1.25, insetTop: 14 * row - 44 }),
						Plot.text([at], {
							x: (minutes: number) => minutes,
							text: () => text,
							frameAnchor: 'top',
							dx: left ? -5 : 5,
							dy: 14 * row - 44,
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
		picks: bins.map((bin) => ({
			key: String(bin.from_minutes),
			x: bin.from_minutes,
			x2: bin.to_minutes,
			heading: t('durations.between', { from: duration(bin.from_minutes), to: duration(bin.to_minutes) }),
			rows: [
				{ name: t('durations.incidents'), text: count(bin.count) },
				{ name: t('durations.share'), text: percent(bin.count / Math.max(1, data.n)) }
			]
		}))
	};
}

/** At least a span of 1 to 100: a bar or two must not fill the whole picture. */
function widened(from: number, to: number): [number, number] {
	const lack = Math.sqrt(Math.max(1, 100 / (to / from)));
	return [from / lack, to * lack];
}

/** The ticks that fit, in order of time. */
export function timeTicks(domain: [number, number], pixel: (minutes: number) => number): number[] {
	const kept: number[] = [];
	for (const tick of TICKS) {
		if (tick < domain[0] || tick > domain[1]) continue;
		if (kept.every((other) => Math.abs(pixel(other) - pixel(tick)) >= 44)) kept.push(tick);
	}
	return kept.sort((a, b) => a - b);
}

export function tickText(minutes: number): string {
	const tick = TICKS.find((one) => one === minutes);
	return tick === undefined ? duration(minutes) : t(`tick.${tick}`);
}
