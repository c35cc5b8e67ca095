import { escalation } from '../../charts/escalation.ts';
import { handedOn, rate } from '../../charts/months.ts';
import { sla } from '../../charts/sla.ts';
import { duration, month as monthText, percent } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { wilson } from '../../stats/wilson.ts';
import { keyName } from '../../words/names.ts';
import { finding, heading, paragraph, table, type Block, type Cell } from '../blocks.ts';
import { compared, plain, unmeasured } from './figures.ts';
import { drawn, drawnTrend, monthsOf, slicesOf, type Given } from './given.ts';
import { rateOf } from './measures.ts';

const RESPONSE_AND_TIMES = [
	'sla.response.rate',
	'sla.reported.rate',
	'sla.agreement.rate',
	'time.response.median',
	'time.response.p90',
	'time.resolution.median',
	'time.resolution.p90'
];

const HANDING_ON = [
	'escalation.functional.rate',
	'escalation.hierarchical.rate',
	'escalation.in_time.rate',
	'escalation.ping_pong.rate',
	'escalation.first_line.rate',
	'escalation.transfers.mean',
	'escalation.time_to_first.median',
	'reopen.rate',
	'fcr.rate',
	'closure.rechecked.rate'
];

/** Targets: by month, by priority, and the times. */
export function slaBlocks(given: Given): Block[] {
	const { metrics, month } = given.report;
	const metric = metrics.get('sla.resolution.rate');
	const { trend, said } = rateOf(given, 'sla.resolution.rate');
	if (said === null)
		return [
			heading(t('monthly.sla')),
			...(metric ? unmeasured(given, [metric]) : []),
			...compared(given, RESPONSE_AND_TIMES, t('monthly.times'))
		];
	const shown = drawnTrend(trend);
	const n = shown.points.reduce((sum, point) => sum + (point.n ?? 0), 0);
	const one = monthsOf(given).find((candidate) => candidate.month === month);
	const finished = one ? one.met + one.breached : 0;
	return [
		heading(t('monthly.sla')),
		{
			kind: 'chart',
			name: 'sla',
			title: said.text,
			note: t('subtitle.sla_opened', { n }),
			spec: (width) => sla(shown, width, given.start)
		},
		...(one && finished > 0
			? [paragraph(t('monthly.finished', { n: finished, value: percent(one.met / finished) }))]
			: []),
		byPriority(given),
		...compared(given, RESPONSE_AND_TIMES, t('monthly.times'))
	];
}

function byPriority(given: Given): Block {
	const { report, policy } = given;
	return table({
		caption: t('monthly.by_priority', { month: monthText(report.month) }),
		columns: [
			t('sop_doc.priority'),
			t('monthly.target'),
			t('sla.within_short'),
			t('chart.n'),
			t('monthly.interval'),
			t('part.breached'),
			t('part.pending')
		],
		rows: slicesOf(given, 'priority')
			.filter(({ met, breached, pending }) => met + breached + pending > 0)
			.map(({ key, met, breached, pending }): Cell[] => {
				const n = met + breached;
				const share = rate(met, n);
				const interval = wilson(met, n);
				const target = Object.entries(policy.targets).find(([priority]) => priority === key)?.[1];
				return [
					keyName('priority', key),
					target ? duration(target.resolution_minutes) : t('none'),
					share === null ? t('none') : plain(share, 'ratio', n),
					plain(n),
					interval ? `${percent(interval.lower)} – ${percent(interval.upper)}` : t('none'),
					plain(breached),
					plain(pending)
				];
			}),
		widths: [0.19, 0.11, 0.14, 0.1, 0.19, 0.14, 0.13],
		numeric: [1, 2, 3, 4, 5, 6],
		named: true
	});
}

/** Handing on, management, coming back. */
export function escalationBlocks(given: Given): Block[] {
	const { trend, said } = rateOf(given, 'escalation.functional.rate');
	const functional = drawn(trend.points);
	const hierarchical = drawn(handedOn(monthsOf(given), 'escalated_hierarchically'));
	const n = functional.reduce((sum, point) => sum + (point.n ?? 0), 0);
	const evidence = t(`evidence_text.${given.report.recap.transfer_evidence ?? 'none'}`);
	const chart: Block[] = said
		? [
				{
					kind: 'chart',
					name: 'escalation',
					title: said.text,
					note: `${t('subtitle.escalation', { n })} ${evidence}`,
					spec: (width) => escalation(functional, hierarchical, width, given.start)
				}
			]
		: [];
	const again = rateOf(given, 'reopen.rate').said;
	return [
		heading(t('monthly.escalation')),
		...chart,
		...(again ? [finding(again.text)] : []),
		...compared(given, HANDING_ON, t('monthly.handing'))
	];
}
