import { flow } from '../../charts/flow.ts';
import { change, count, dayOf, duration, moment, month as monthText, points } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { metricName } from '../../words/families.ts';
import { outcomeKnown } from '../../words/known.ts';
import { finding, heading, paragraph, table, type Block } from '../blocks.ts';
import { changesOf, type Change } from './changes.ts';
import { keyFigure, plain } from './figures.ts';
import { drawn, monthBefore, monthsOf, type Given } from './given.ts';
import { cameIn, saidOf } from './measures.ts';

/** The three counts of the study. */
const COUNTS = ['recap.occurred', 'recap.resolved', 'recap.unresolved'];

const KEY = [...COUNTS, 'sla.resolution.rate', 'escalation.functional.rate', 'time.resolution.median'];

/** "1–31 Oct 2026": the first and the last day of a month. */
export function periodText(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
	return `1–${dayOf(last)}`;
}

/** The three counts of the month, and how it stands in the line of months. */
export function summaryBlocks(given: Given): Block[] {
	const { recap, month } = given.report;
	const { occurred, resolved, unresolved, cancelled } = recap.total;
	const params = { month: monthText(month, 'long'), n: occurred, resolved, unresolved, cancelled };
	const partial = recap.months.find((one) => one.month === month)?.partial === true;
	const told = outcomeKnown(given.data.present);
	const when = moment(given.data.as_of, given.data.zone);
	return [
		heading(t('monthly.summary')),
		finding(
			told
				? t(cancelled > 0 ? 'monthly.counts_cancelled' : 'monthly.counts', { ...params, when })
				: `${t('monthly.came', params)} ${t('missing.no_outcome')}`
		),
		...(partial ? [paragraph(t('monthly.partial', { month: params.month, when }))] : []),
		{ kind: 'figures', figures: KEY.flatMap((name) => keyFigure(given, name) ?? []) },
		...newsBlocks(given),
		paragraph(t('monthly.basis', { when }))
	];
}

/** What is more than noise in the month, or that nothing is; and every share that changed, whichever way. */
function newsBlocks(given: Given): Block[] {
	const judged = saidOf(given).filter(({ news }) => news !== null);
	const items = judged.filter(({ news }) => news === true).map(({ text }) => text);
	const usual = judged.length === 0 ? [] : [paragraph(t('monthly.as_usual', { n: judged.length }))];
	const changes = changesOf(given);
	return [
		...(items.length > 0 ? [{ kind: 'list' as const, items }] : usual),
		...(changes.length > 0 ? [paragraph(changesText(changes, given.report.month))] : [])
	];
}

const WAYS = ['worse', 'better', null] as const;

/** Worse ones first: what is good news can wait. */
function changesText(all: readonly Change[], month: string): string {
	const changed = all.filter((one) => one.changed);
	const named = WAYS.flatMap((way) => {
		const names = changed
			.filter((one) => one.way === way)
			.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
			.map(({ metric, difference }) => `${metricName(metric)} (${points(difference)})`)
			.join(', ');
		return names === '' ? [] : [t(`monthly.changes_${way ?? 'other'}`, { names })];
	});
	const params = { asked: all.length, n: changed.length, month: monthText(monthBefore(month), 'long') };
	return [t(changed.length > 0 ? 'monthly.changes' : 'monthly.changes_none', params), ...named].join(' ');
}

/** Came in, went out, stayed; and what became of those that were open when the month began. */
export function flowBlocks(given: Given): Block[] {
	const { month, carried } = given.report;
	const months = monthsOf(given);
	const one = months.find((candidate) => candidate.month === month);
	const told = outcomeKnown(given.data.present);
	if (!one) return [];
	const line = drawn(months);
	const came = cameIn(given).said;
	const chart: Block = {
		kind: 'chart',
		name: 'flow',
		title: came?.text ?? t('title.flow'),
		note: t('subtitle.flow', { n: line.reduce((sum, { opened }) => sum + opened, 0) }),
		spec: (width) => flow(line, told, width, given.start)
	};
	if (!told) return [heading(t('monthly.flow')), chart];
	const grown = one.opened - one.resolved - one.cancelled;
	return [
		heading(t('monthly.flow')),
		chart,
		paragraph(
			t('monthly.went', {
				resolved: one.resolved,
				cancelled: one.cancelled,
				open: one.backlog_end,
				change: change(grown)
			})
		),
		...carriedBlocks(carried)
	];
}

function carriedBlocks({
	carried,
	resolved,
	cancelled,
	left,
	open_now,
	oldest_days
}: Given['report']['carried']): Block[] {
	if (carried === 0) return [paragraph(t('monthly.carried_none'))];
	const share = (n: number) => plain(n / carried, 'ratio', carried);
	const rows = [
		[t('monthly.carried_resolved'), plain(resolved), share(resolved)],
		[t('monthly.carried_cancelled'), plain(cancelled), share(cancelled)],
		[t('monthly.carried_left'), plain(left), share(left)],
		[t('monthly.carried_open'), plain(open_now), share(open_now)]
	];
	return [
		finding(
			t(left === 0 ? 'monthly.carried_gone' : 'monthly.carried', {
				n: carried,
				resolved,
				left,
				oldest: duration((oldest_days ?? 0) * 1440)
			})
		),
		table({
			caption: t('monthly.carried_caption', { n: count(carried) }),
			columns: [t('monthly.what_became'), t('column.incidents'), t('column.share')],
			rows,
			widths: [0.6, 0.2, 0.2],
			numeric: [1, 2],
			named: true
		})
	];
}
