import * as Plot from '@observablehq/plot';
import { count, percent, wholePercent } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';
import type { Series } from '../metrics/trends/trends.ts';
import type { Funnel, FunnelGroup } from '../stats/funnel.ts';
import { baseOptions, frameOf, yAxis, type Spec } from './frame.ts';
import { axisFromZero, spread } from './scale.ts';

/** Groups with fewer are drawn hollow and never named: one incident more or less moves them across the limits. */
export const SMALL = 20;

/** Outlying groups that get a label; the table has all. */
const NAMED = 8;

/** Pixels between a mark and its name, and of a letter. */
const GAP = 9;
const LETTER = 6.6;

const GOOD = { higher: 'above', lower: 'below' } as const;

/** Groups outside the limits that are large enough to be named, the widest limits first, then the largest. */
export function outlying(funnel: Funnel<string>): FunnelGroup<string>[] {
	return funnel.groups
		.filter(({ beyond, n }) => beyond !== null && n >= SMALL)
		.sort((a, b) => (b.beyond ?? 0) - (a.beyond ?? 0) || b.n - a.n);
}

/** Where the axis of rates ends: above every group and the narrowest limits. */
export function funnelEnd({ groups, curve }: Funnel<string>): number {
	const tops = [...groups.map(({ rate }) => rate), curve.at(-1)?.within998.upper ?? 0, 0.1];
	return axisFromZero(Math.max(...tops), { cap: 1 }).end;
}

/**
 * A funnel plot: rate of each group over its n (log scale), around the rate of all together with limits within which
 * chance keeps 95 % and 99.8 % of groups. Not a ranking.
 */
export function funnelPlot(funnel: Funnel<string>, better: Series['better'], width: number): Spec {
	const { end, ticks } = axisFromZero(funnelEnd(funnel), { cap: 1 });
	const frame = { ...frameOf(width, 320, end), marginBottom: 44 };
	const { curve, groups, overall } = funnel;
	const sizes = groups.map(({ n }) => n);
	const domain: [number, number] = [Math.min(...sizes) / 2, Math.max(...sizes) * 1.3];
	const inner = { x: width - frame.marginLeft - frame.marginRight, y: frame.height - frame.marginTop - 44 };
	const along = (n: number) => Math.log(n / domain[0]) / Math.log(domain[1] / domain[0]);
	const lines = (['within998', 'within95'] as const).flatMap((limits) =>
		(['lower', 'upper'] as const).map((side) =>
			Plot.lineY(curve, {
				x: 'n',
				y: (row: (typeof curve)[number]) => (row[limits][side] > end ? NaN : row[limits][side]),
				stroke: 'var(--soft)',
				strokeWidth: limits === 'within95' ? 1 : 1.5,
				strokeDasharray: limits === 'within95' ? '3 3' : 'none'
			})
		)
	);
	const colorOf = ({ side }: FunnelGroup<string>) =>
		side === null ? 'var(--ink)' : better === null || GOOD[better] === side ? 'var(--met)' : 'var(--missed)';
	const dots = (kept: FunnelGroup<string>[], options: Plot.DotOptions) =>
		Plot.dot(kept, { x: 'n', y: 'rate', stroke: 'var(--paper)', fill: colorOf, r: 4, ...options });
	const large = groups.filter(({ n }) => n >= SMALL);
	const named = outlying(funnel).slice(0, NAMED);
	const placed = spread(
		named.map(({ rate }) => inner.y * (1 - rate / end)),
		14,
		inner.y
	);
	const last = curve.at(-1);
	/** A name runs to the side where no other mark is under it; from the middle on to the left if both are free. */
	const leftward = (group: FunnelGroup<string>, y: number): boolean => {
		const x = along(group.n) * inner.x;
		const reach = GAP + group.key.length * LETTER;
		const free = (from: number, to: number) =>
			from > 0 &&
			to < width - frame.marginLeft &&
			groups.every((one) => {
				const [left, top] = [along(one.n) * inner.x, inner.y * (1 - one.rate / end)];
				return one === group || left < from - GAP || left > to + GAP || Math.abs(top - y) > 10;
			});
		const [left, right] = [free(x - reach, x), free(x, x + reach)];
		return left === right ? along(group.n) > 0.5 : left;
	};
	return {
		options: {
			...baseOptions(frame),
			x: { type: 'log', domain },
			y: { domain: [0, end] },
			marks: [
				yAxis(ticks, wholePercent),
				Plot.axisX(sizeTicks(domain), {
					tickSize: 4,
					stroke: 'var(--edge)',
					fill: 'var(--soft)',
					tickFormat: count,
					label: null
				}),
				Plot.ruleY([overall.rate], { stroke: 'var(--soft)' }),
				lines,
				named.map((group, at) =>
					Plot.text([group], {
						x: 'n',
						y: () => end * (1 - placed[at]! / inner.y),
						text: 'key',
						textAnchor: leftward(group, placed[at]!) ? 'end' : 'start',
						dx: leftward(group, placed[at]!) ? -GAP : GAP,
						fill: 'var(--ink)',
						stroke: 'var(--paper)',
						strokeWidth: 4,
						fontWeight: 600
					})
				),
				Plot.dot(
					groups.filter(({ n }) => n < SMALL),
					{ x: 'n', y: 'rate', r: 3.5, fill: 'var(--paper)', stroke: 'var(--edge)' }
				),
				dots(
					large.filter(({ beyond }) => beyond === null),
					{}
				),
				dots(
					large.filter(({ beyond }) => beyond === 95),
					{ symbol: 'triangle', r: 5 }
				),
				dots(
					large.filter(({ beyond }) => beyond === 99.8),
					{ symbol: 'diamond', r: 6 }
				),
				last && endTexts(last, overall.rate, { end, height: inner.y })
			]
		},
		picks: slots(groups, domain)
	};
}

/** 0.95 → "95 %", 0.998 → "99.8 %". */
export const limitText = (share: number): string => percent(share).replace(/[.,]0(?=\s)/, '');

/** 1, 2, 5, 10 … within the domain. */
function sizeTicks([from, to]: [number, number]): number[] {
	const ticks: number[] = [];
	for (let power = 1; power <= to; power *= 10)
		for (const lead of [1, 2, 5]) if (lead * power >= from && lead * power <= to) ticks.push(lead * power);
	return ticks;
}

/** What the lines are, at their right ends. */
function endTexts(
	{ within95, within998 }: Funnel<string>['curve'][number],
	rate: number,
	{ end, height }: { end: number; height: number }
): Plot.Markish {
	const rows = [
		{ at: rate, text: t('chart.overall', { value: percent(rate) }) },
		...[
			{ at: within998.upper, share: 0.998 },
			{ at: within95.upper, share: 0.95 },
			{ at: within95.lower, share: 0.95 },
			{ at: within998.lower, share: 0.998 }
		].map(({ at, share }) => ({ at, text: t('funnel.limit', { share: limitText(share) }) }))
	].filter(({ at }) => at >= 0 && at <= end);
	const placed = spread(
		rows.map(({ at }) => height * (1 - at / end)),
		14,
		height
	);
	return Plot.text(
		rows.map(({ text }, i) => ({ text, y: end * (1 - placed[i]! / height) })),
		{ y: 'y', text: 'text', frameAnchor: 'right', textAnchor: 'start', dx: 8, fill: 'var(--soft)' }
	);
}

/** One place to point at for each n; groups of the same n share it. */
function slots(groups: readonly FunnelGroup<string>[], domain: [number, number]): Spec['picks'] {
	const sizes = [...new Set(groups.map(({ n }) => n))].sort((a, b) => a - b);
	const middle = (a: number, b: number) => Math.sqrt(a * b);
	return sizes.map((n, i) => ({
		key: String(n),
		x: i === 0 ? domain[0] : middle(sizes[i - 1]!, n),
		x2: i === sizes.length - 1 ? domain[1] : middle(n, sizes[i + 1]!),
		heading: t('n', { n }),
		rows: groups.filter((group) => group.n === n).map(({ key, rate }) => ({ name: key, text: percent(rate) }))
	}));
}
