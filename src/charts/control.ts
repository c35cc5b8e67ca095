import * as Plot from '@observablehq/plot';
import { count } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Series } from '../metrics/trends/trends.ts';
import type { Signal } from '../stats/signals.ts';
import {
	baseOptions,
	endLabels,
	frameOf,
	monthAxis,
	partialMonths,
	series as line,
	yAxis,
	type EndLabel,
	type Frame,
	type Spec
} from './frame.ts';
import type { ControlPoint, ControlSignal, Judgement } from './judgement.ts';
import { monthHeading, startMark } from './start.ts';
import { unitAxis, valueText } from './units.ts';

/** The shape of a month that a rule found; where several did, the first of these. */
const SHAPES = [
	['outside', 'diamond'],
	['shift', 'square'],
	['trend', 'triangle'],
	['two_of_three', 'star']
] as const satisfies readonly (readonly [Signal['rule'], Plot.SymbolType])[];

/** Half the width of a letter of a label, and the height of its line, in pixels. */
const LETTER = 3.3;
const LINE = 14;

const GOOD = { higher: 'above', lower: 'below' } as const;

/** Where the axis of a control chart ends: above every value and every limit. */
export function controlEnd(series: Series, { points }: Judgement): number {
	const top = Math.max(0, ...points.map(({ value, upper }) => Math.max(value ?? 0, upper ?? 0)));
	return unitAxis(top, series.unit).end;
}

/**
 * A control chart: months as a line, the centre, and limits month by month; what a rule found has a shape of its own and
 * the rule's name at its last month. Months of the baseline are shaded, incomplete ones hollow on hatching. Without limits
 * a run chart with its median. `top`: at least where the axis ends.
 */
export function control(
	series: Series,
	judgement: Judgement,
	{ start, width }: { start: string | null; width: number }
): Spec {
	const { unit } = series;
	const { points, centre, kind, baseline, signals } = judgement;
	const { end, ticks, format } = unitAxis(controlEnd(series, judgement), unit);
	const frame = { ...frameOf(width, 220, end), marginTop: 22 };
	const keys = points.map(({ month }) => month);
	const id = `hatch-${series.name.replaceAll('.', '-')}`;
	const limited = points.filter(({ upper }) => upper !== null);
	const tick = { x: 'month', stroke: 'var(--soft)', inset: 0 } as const;
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'band', domain: keys, padding: 0, round: false },
			y: { domain: [0, end] },
			marks: [
				partialMonths(id, points, end),
				Plot.barY(
					points.filter(({ month }) => baseline.includes(month)),
					{ x: 'month', y1: 0, y2: end, fill: 'var(--tint)', inset: 0 }
				),
				yAxis(ticks, format),
				monthAxis(keys, frame),
				Plot.tickY(
					limited.filter(({ lower }) => lower !== 0),
					{ ...tick, y: 'lower' }
				),
				Plot.tickY(
					limited.filter(({ upper }) => unit !== 'ratio' || upper !== 1),
					{ ...tick, y: 'upper' }
				),
				centre === null ? null : Plot.ruleY([centre], { stroke: 'var(--soft)', strokeDasharray: '2 3' }),
				line(points, 'var(--ink)', { frame }),
				startMark(start, keys, frame),
				marked(points, signals, series),
				named(points, signals, centre ?? 0, frame),
				endLabels(ends(judgement, unit), keys, frame)
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
				...(one.n === null ? [] : [{ name: t('chart.n'), text: count(one.n) }]),
				...(one.upper === null || one.lower === null || kind === 'run'
					? []
					: [
							{
								name: t('control.limits'),
								text: `${valueText(one.lower, unit)} – ${valueText(one.upper, unit)}`
							}
						]),
				...[...new Set(one.rules)].map((rule) => ({ name: t('control.rule'), text: t(`rule_short.${rule}`) }))
			]
		}))
	};
}

/** Months that a rule found, in the colour of good or bad news where the series has either. */
function marked(
	points: readonly ControlPoint[],
	signals: readonly ControlSignal[],
	{ better }: Series
): Plot.Markish[] {
	return SHAPES.flatMap(([rule, symbol], order) =>
		signals
			.filter((signal) => signal.rule === rule)
			.map(({ side, months }) => {
				const color = better === null ? 'var(--ink)' : GOOD[better] === side ? 'var(--met)' : 'var(--missed)';
				const mine = points.filter(
					({ month, rules }) =>
						months.includes(month) && !SHAPES.slice(0, order).some(([former]) => rules.includes(former))
				);
				return Plot.dot(mine, {
					x: 'month',
					y: 'value',
					symbol,
					r: rule === 'outside' ? 6 : 4.5,
					fill: color,
					stroke: 'var(--paper)'
				});
			})
	);
}

/**
 * The name of each rule at the last month that it found; rules that end in one month share a label. The newest stands
 * nearest to its point, older ones give way.
 */
function named(
	points: readonly ControlPoint[],
	signals: readonly ControlSignal[],
	centre: number,
	frame: Frame
): Plot.Markish[] {
	const texts = new Map<number, Set<string>>();
	for (const { rule, months } of signals.toReversed()) {
		const at = points.findIndex(({ month }) => month === months.at(-1));
		texts.set(at, (texts.get(at) ?? new Set()).add(t(`rule_label.${rule}`, { n: months.length })));
	}
	const inner = frame.width - frame.marginLeft - frame.marginRight;
	const height = frame.height - frame.marginTop - frame.marginBottom;
	const taken: { left: number; right: number; y: number }[] = [];
	return [...texts].flatMap(([at, words]) => {
		const { month, value } = points[at]!;
		if (value === null) return [];
		const text = [...words].join(', ');
		const half = text.length * LETTER;
		const x = Math.min(Math.max(((at + 0.5) * inner) / points.length, half), inner - half);
		const pixel = height * (1 - value / frame.end);
		const step = value >= centre && pixel > 2 * LINE ? -LINE : LINE;
		let y = pixel + step;
		while (taken.some((one) => Math.abs(one.y - y) < LINE && one.left < x + half && one.right > x - half))
			y += step;
		taken.push({ left: x - half, right: x + half, y });
		return Plot.text([{ month, value }], {
			x: 'month',
			y: 'value',
			text: () => text,
			dx: x - ((at + 0.5) * inner) / points.length,
			dy: y - pixel,
			fill: 'var(--ink)',
			stroke: 'var(--paper)',
			strokeWidth: 4,
			fontWeight: 600
		});
	});
}

function ends({ kind, centre, points }: Judgement, unit: Series['unit']): EndLabel[] {
	if (centre === null) return [];
	const color = 'var(--soft)';
	const value = valueText(centre, unit);
	const labels = [
		{ at: centre, text: t(kind === 'run' ? 'control.median' : 'chart.mean', { value }), color }
	];
	const last = points.findLast(({ upper }) => upper !== null);
	if (last?.upper != null && (unit !== 'ratio' || last.upper < 1))
		labels.push({ at: last.upper, text: t('chart.upper', { value: valueText(last.upper, unit) }), color });
	if (last?.lower != null && last.lower > 0)
		labels.push({ at: last.lower, text: t('chart.lower', { value: valueText(last.lower, unit) }), color });
	return labels;
}
