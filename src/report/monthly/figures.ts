import { count, duration, month as monthText, monthName, percent, points } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import type { Metric, Unit } from '../../metrics/types.ts';
import { metricName } from '../../words/families.ts';
import { reason } from '../../words/names.ts';
import { paragraph, table, type Amount, type Block, type Cell, type Figure } from '../blocks.ts';
import { changesOf, type Change } from './changes.ts';
import { monthBefore, type Given } from './given.ts';

/** A metric's value as a report writes it. */
export function valueText(value: number, unit: Unit): string {
	if (unit === 'ratio') return percent(value);
	if (unit === 'minutes') return duration(value);
	return count(value);
}

/** A number that has no name in the registry. */
export const plain = (value: number, unit: Unit = 'count', n: number | null = null): Amount => ({
	text: valueText(value, unit),
	value,
	unit,
	metric: null,
	n
});

/** A metric of the month as a cell. */
export function amount({ name, value, n, unit }: Metric): Amount {
	return { text: value === null ? t('none') : valueText(value, unit), value, unit, metric: name, n };
}

/** What becomes of a month's incidents in time: older ones had more of it, so that two months say nothing together. */
const RIPENS = ['recap.resolved', 'recap.unresolved'];

/** A metric among the key figures: with its denominator, or what is missing, and with the month before. */
export function keyFigure(given: Given, name: string): Figure | null {
	const { metrics, former, month } = given.report;
	const metric = metrics.get(name);
	if (!metric) return null;
	const { value, n, unit, missing } = metric;
	const past = former?.get(name)?.value ?? null;
	return {
		name: metricName(name),
		...amount(metric),
		text: value === null ? t('missing.level') : valueText(value, unit),
		note: value === null ? reason(missing, given.data.present) : noteOf(given, name, n),
		former:
			past === null || value === null || RIPENS.includes(name)
				? ''
				: t('monthly.former', { month: monthName(monthBefore(month)), value: valueText(past, unit) })
	};
}

/** Of which incidents a figure is. */
function noteOf({ report }: Given, name: string, n: number | null): string {
	if (RIPENS.includes(name)) return t('monthly.of_came_in', { n: report.recap.total.occurred });
	return n === null ? '' : t('n', { n });
}

/**
 * Metrics of the month beside those of the month before, with what changed; those that cannot be measured are not rows of
 * dashes but one sentence that says what is missing.
 */
export function compared(given: Given, names: readonly string[], caption: string): Block[] {
	const { metrics, former, month } = given.report;
	const all = names.flatMap((name) => metrics.get(name) ?? []);
	const told = all.filter(({ value }) => value !== null);
	const changes = changesOf(given);
	const rows = told.map((metric): Cell[] => {
		const past = former?.get(metric.name);
		const change = changes.find((one) => one.metric === metric.name);
		return [
			metricName(metric.name),
			amount(metric),
			metric.n === null ? '' : plain(metric.n),
			past?.value == null ? '' : valueText(past.value, metric.unit),
			change ? changeText(change) : ''
		];
	});
	return [
		...(rows.length === 0
			? []
			: [
					table({
						caption,
						columns: [
							t('monthly.measure'),
							monthText(month),
							t('chart.n'),
							monthText(monthBefore(month)),
							t('monthly.change')
						],
						rows,
						widths: [0.36, 0.15, 0.11, 0.14, 0.24],
						numeric: [1, 2, 3],
						named: true
					})
				]),
		...unmeasured(given, all)
	];
}

/** "+2.1 pp, better" · "within chance" */
function changeText({ difference, changed, way }: Change): string {
	const how = way !== null ? t(`monthly.changed_${way}`) : t(changed ? 'monthly.changed' : 'monthly.chance');
	return `${points(difference)}, ${how}`;
}

/** One sentence per reason: which figures cannot be measured, and what is missing. */
export function unmeasured({ data }: Given, metrics: readonly Metric[]): Block[] {
	const reasons = new Map<string, string[]>();
	for (const { name, value, missing } of metrics) {
		if (value !== null) continue;
		const why = reason(missing, data.present);
		reasons.set(why, [...(reasons.get(why) ?? []), metricName(name)]);
	}
	return [...reasons].map(([why, names]) =>
		paragraph(t('monthly.unmeasured', { names: names.join(', '), reason: why }))
	);
}
