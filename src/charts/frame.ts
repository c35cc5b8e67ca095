import * as Plot from '@observablehq/plot';
import { month, monthName } from '../i18n/format.ts';
import type { Point } from './months.ts';
import { labelledMonths, spread } from './scale.ts';

/** One place on the x axis that can be pointed at, focused and, where the chart filters, chosen. */
export interface Pick {
	key: string;
	/** the band's value, or the left and right edges on a continuous axis */
	x: string | number;
	x2?: number;
	heading: string;
	rows: { name: string; text: string }[];
}

/** What Chart.svelte draws. */
export interface Spec {
	options: Plot.PlotOptions;
	picks: Pick[];
}

/** A text at the right end of a line, instead of a legend. */
export interface EndLabel {
	/** on the y axis */
	at: number;
	text: string;
	color: string;
}

export interface Frame {
	width: number;
	height: number;
	/** the y axis runs from 0 to here */
	end: number;
	marginLeft: number;
	marginRight: number;
	marginTop: number;
	marginBottom: number;
}

/** Sizes of a chart with months along x; the labels at the right are narrower on a phone. */
export function frameOf(
	width: number,
	height: number,
	end: number,
	marginRight = width < 480 ? 96 : 112
): Frame {
	return { width, height, end, marginLeft: 44, marginRight, marginTop: 12, marginBottom: 40 };
}

/** What all charts share: colours are custom properties, so that a change of theme needs no new drawing. */
export function baseOptions(frame: Frame): Plot.PlotOptions {
	const { width, height, marginLeft, marginRight, marginTop, marginBottom } = frame;
	return {
		width,
		height,
		marginLeft,
		marginRight,
		marginTop,
		marginBottom,
		className: 'plot-svg',
		style: {
			background: 'none',
			fontFamily: 'inherit',
			fontSize: '12.5px',
			color: 'var(--soft)',
			overflow: 'visible'
		}
	};
}

/** The y axis from 0: hairlines, few numbers, no frame. */
export function yAxis(ticks: readonly number[], format: (value: number) => string): Plot.Markish[] {
	return [
		Plot.gridY(ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
		Plot.axisY(ticks, { tickSize: 0, tickFormat: format, label: null, fill: 'var(--soft)' })
	];
}

/** The x axis of months: as many names as there is room for, the year under the first of each year. */
export function monthAxis(months: readonly string[], frame: Frame): Plot.Markish {
	const shown = labelledMonths(months, frame.width - frame.marginLeft - frame.marginRight);
	const years = new Set<string>();
	const text = new Map<string, string>();
	for (const key of shown) {
		const year = key.slice(0, 4);
		text.set(key, years.has(year) ? monthName(key) : `${monthName(key)}\n${year}`);
		years.add(year);
	}
	return Plot.axisX(shown, {
		tickSize: 0,
		tickPadding: 6,
		tickFormat: (key: string) => text.get(key) ?? month(key),
		label: null,
		fill: 'var(--soft)'
	});
}

/** One measure by month: a line, and a dot for each month, hollow where the month is incomplete. */
export function series(
	points: readonly Point[],
	color: string,
	{ dash, frame }: { dash?: string; frame: Frame }
): Plot.Markish[] {
	const room = (frame.width - frame.marginLeft - frame.marginRight) / Math.max(1, points.length);
	const alone = (index: number) => points[index - 1]?.value == null && points[index + 1]?.value == null;
	// Where months stand close, dots would hide the line; a month between gaps has nothing but its dot.
	const dotted = points.filter((one, index) => one.value !== null && (room >= 12 || alone(index)));
	const dot = { x: 'month', y: 'value', r: 3 } as const;
	return [
		Plot.lineY(points, {
			x: 'month',
			y: 'value',
			stroke: color,
			strokeWidth: 2,
			...(dash ? { strokeDasharray: dash } : {})
		}),
		Plot.dot(
			dotted.filter((one) => !one.partial),
			{ ...dot, fill: color, stroke: 'var(--paper)' }
		),
		Plot.dot(
			dotted.filter((one) => one.partial),
			{ ...dot, fill: 'var(--paper)', stroke: color }
		)
	];
}

/** Hatching behind months that the data cover only in part. */
export function partialMonths(
	id: string,
	months: readonly { month: string; partial: boolean }[],
	end: number
): Plot.Markish[] {
	const partial = months.filter((one) => one.partial);
	if (partial.length === 0) return [];
	return [
		hatch(id),
		Plot.barY(partial, { x: 'month', y1: 0, y2: end, fill: `url(#${id})`, inset: 0, ariaHidden: 'true' })
	];
}

/** Defines the hatching inside the picture itself, so that a copy of the picture keeps it. */
function hatch(id: string): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, context) => {
		const make = (name: string, attributes: Record<string, string>): SVGElement => {
			const node = context.document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement;
			for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
			return node;
		};
		const pattern = make('pattern', {
			id,
			width: '6',
			height: '6',
			patternUnits: 'userSpaceOnUse',
			patternTransform: 'rotate(45)'
		});
		pattern.append(
			make('line', { x1: '0', y1: '0', x2: '0', y2: '6', stroke: 'var(--rule)', 'stroke-width': '2.5' })
		);
		const defs = make('defs', {});
		defs.append(pattern);
		return defs;
	};
}

/** Texts right of the last month, moved apart where they would touch. */
export function endLabels(
	labels: readonly EndLabel[],
	months: readonly string[],
	frame: Frame
): Plot.Markish {
	const half = (frame.width - frame.marginLeft - frame.marginRight) / Math.max(1, months.length) / 2;
	const inner = frame.height - frame.marginTop - frame.marginBottom;
	const pixels = labels.map(({ at }) => inner * (1 - Math.min(1, Math.max(0, at / frame.end))));
	const placed = spread(pixels, 15, inner);
	const rows = labels.map((label, index) => ({ ...label, y: frame.end * (1 - placed[index]! / inner) }));
	return Plot.text(rows, {
		x: () => months.at(-1),
		y: 'y',
		dx: half + 6,
		text: 'text',
		fill: 'color',
		textAnchor: 'start',
		fontWeight: 600,
		ariaHidden: 'true'
	});
}
