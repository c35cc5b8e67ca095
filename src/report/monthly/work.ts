import { count, duration, month as monthText, percent } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { vitalFew } from '../../charts/fold.ts';
import { outcomeKnown } from '../../words/known.ts';
import { keyName } from '../../words/names.ts';
import { finding, heading, paragraph, table, type Block, type Cell } from '../blocks.ts';
import { compared, plain, unmeasured, amount } from './figures.ts';
import { monthsOf, slicesOf, type Given } from './given.ts';

/** Whether work followed priority or arrival. */
export function orderBlocks(given: Given): Block[] {
	const { metrics } = given.report;
	const priority = metrics.get('order.priority.rate')?.value ?? null;
	const arrival = metrics.get('order.arrival.rate')?.value ?? null;
	const said =
		priority === null || arrival === null
			? []
			: [
					finding(
						t(priority >= arrival ? 'order.title_priority' : 'order.title_arrival', {
							priority: percent(priority),
							arrival: percent(arrival)
						}) + '.'
					)
				];
	return [
		heading(t('monthly.order')),
		...said,
		...compared(
			given,
			['order.priority.rate', 'order.arrival.rate', 'priority.consistency.rate'],
			t('monthly.turns')
		)
	];
}

const BANDS = ['d1', 'd3', 'd7', 'd30', 'more'] as const;

/** What is left: at the end of the month, and of those that came in in it. */
export function backlogBlocks(given: Given): Block[] {
	const { month, carried, metrics, recap } = given.report;
	const one = monthsOf(given).find((candidate) => candidate.month === month);
	const open = metrics.get('backlog.open');
	if (!one || !open || !outcomeKnown(given.data.present) || open.value === null)
		return [heading(t('monthly.backlog')), ...(open ? unmeasured(given, [open]) : [])];
	const before = Math.min(carried.left, one.backlog_end);
	const overdue = metrics.get('backlog.overdue');
	const bands = BANDS.flatMap((band) => {
		const metric = metrics.get(`backlog.age.${band}`);
		return metric ? [{ name: t(`age.${band}`), cell: amount(metric) }] : [];
	});
	const late = overdue?.value == null ? [] : [{ name: t('age.overdue'), cell: amount(overdue) }];
	const columns = [...bands, ...late];
	return [
		heading(t('monthly.backlog')),
		finding(
			t('monthly.left', {
				open: one.backlog_end,
				month: monthText(month, 'long'),
				before,
				within: one.backlog_end - before
			}) +
				(before > 0 && carried.oldest_days !== null
					? ` ${t('monthly.oldest', { age: duration(carried.oldest_days * 1440) })}`
					: '')
		),
		...(recap.ages.open === 0
			? [paragraph(t('monthly.none_open'))]
			: [
					table({
						caption: t('monthly.ages', { n: open.value }),
						columns: columns.map(({ name }) => name),
						rows: [columns.map(({ cell }) => cell)],
						widths: columns.map(() => 1 / columns.length),
						numeric: columns.map((_, i) => i)
					}),
					...(overdue?.value === null ? unmeasured(given, [overdue]) : [])
				])
	];
}

const MOST = 8;
const FEW = 0.8;

/** Where incidents come from, and what comes again. */
export function causeBlocks(given: Given): Block[] {
	const { faults } = given.report;
	const slices = slicesOf(given, 'category');
	const all = slices.reduce((sum, { occurred }) => sum + occurred, 0);
	const recorded = slices.some(({ key }) => key !== '');
	const few = recorded ? vitalFew(slices, FEW) : null;
	const again = new Map(faults.map((fault) => [fault.key, fault]));
	const rows = slices.slice(0, MOST).map(({ key, occurred }): Cell[] => {
		const fault = again.get(key);
		return [
			keyName('category', key),
			plain(occurred),
			plain(occurred / all, 'ratio', all),
			fault ? t('monthly.of', { n: fault.recurring, all: fault.known }) : t('none')
		];
	});
	const rest = slices.slice(MOST);
	const restN = rest.reduce((sum, { occurred }) => sum + occurred, 0);
	return [
		heading(t('monthly.causes')),
		...(few
			? [finding(`${t('title.category_few', { few: few.few, of: few.of, share: percent(few.share) })}.`)]
			: []),
		...(recorded
			? [
					table({
						caption: t('monthly.categories', { n: count(all) }),
						columns: [
							t('monthly.category'),
							t('column.incidents'),
							t('column.share'),
							t('monthly.recurring')
						],
						rows: [
							...rows,
							...(rest.length > 0
								? [[t('others', { n: rest.length }), plain(restN), plain(restN / all, 'ratio', all), '']]
								: [])
						],
						widths: [0.46, 0.15, 0.15, 0.24],
						numeric: [1, 2, 3],
						named: true
					})
				]
			: [paragraph(t('missing.category'))]),
		...causesTable(given),
		...compared(
			given,
			[
				'recurrence.rate',
				'proactive.rate',
				'documentation.diagnosis.rate',
				'documentation.resolution.rate',
				'documentation.knowledge.rate'
			],
			t('monthly.written')
		)
	];
}

function causesTable({ report: { causes } }: Given): Block[] {
	const known = causes[0]?.known ?? 0;
	if (known === 0) return [];
	return [
		table({
			caption: t('monthly.causes_caption', { n: known }),
			columns: [t('monthly.cause'), t('column.incidents'), t('column.share')],
			rows: causes.map(({ cause, n }) => [cause, plain(n), plain(n / known, 'ratio', known)]),
			widths: [0.7, 0.15, 0.15],
			numeric: [1, 2],
			named: true
		})
	];
}
