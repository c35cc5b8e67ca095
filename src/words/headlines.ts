import {
	counted,
	handedOn,
	rate,
	reopened,
	trend,
	withinTarget,
	type Basis,
	type Trend
} from '../charts/months.ts';
import { t } from '../i18n/translate.ts';
import type { Part } from '../metrics/parts.ts';
import type { Metrics, Recap } from '../metrics/types.ts';
import { finishKnown, outcomeKnown } from './known.ts';
import { reason } from './names.ts';

export type HeadlineKey = 'occurred' | 'resolved' | 'open' | 'within' | 'escalated' | 'reopened';

/** A count that a figure consists of, and the list behind it; not `said` where it is the figure itself. */
export interface Share {
	key: Extract<
		Part,
		| 'resolved'
		| 'unresolved'
		| 'cancelled'
		| 'met'
		| 'breached'
		| 'pending'
		| 'escalated'
		| 'escalated_hierarchically'
		| 'reopened'
		| 'overdue'
		| 'more'
	>;
	count: number;
	said: boolean;
}

export interface Headline {
	key: HeadlineKey;
	metric: string;
	value: number | null;
	n: number | null;
	unit: 'ratio' | 'count';
	/** why there is no value; undefined where there is one */
	reason: string | undefined;
	trend: Trend;
	/** which incidents one month's figure is about: what happened in it, those opened or finished in it, those open at its end */
	span: 'in' | 'opened' | 'finished' | 'end';
	/** which way is good; null where neither is */
	better: 'up' | 'down' | null;
	parts: Share[];
}

/** What the figures are made of besides the recap. */
export interface Context {
	/** knows more exactly why something cannot be measured; null while it is not there */
	metrics: Metrics | null;
	/** fields that the data have */
	present: ReadonlySet<string>;
	basis: Basis;
	/** the month that is spoken of; null for the last full one */
	month: string | null;
}

/** The six figures on top of the recap. */
export function headlines(recap: Recap, { metrics, present, basis, month }: Context): Headline[] {
	const { total, months, ages } = recap;
	const outcome = outcomeKnown(present);
	const judged = total.met + total.breached;
	const noOutcome = t('missing.no_outcome');
	const noTarget = recap.priority.every((slice) => slice.key === '' || slice.occurred === 0);

	/** The value, or why there is none: what the data set lacks goes before what the recap counts. */
	function measured(
		name: string,
		counted: number | null,
		otherwise: string
	): { value: number | null; reason: string | undefined } {
		const missing = metrics?.get(name)?.missing;
		if (missing && missing.kind !== 'none') return { value: null, reason: reason(missing, present) };
		return counted === null ? { value: null, reason: otherwise } : { value: counted, reason: undefined };
	}

	return [
		{
			key: 'occurred',
			metric: 'recap.occurred',
			...measured('recap.occurred', total.occurred, ''),
			n: null,
			unit: 'count',
			trend: trend(counted(months, 'opened'), month),
			span: 'in',
			better: null,
			parts: outcome
				? shares(
						['resolved', total.resolved],
						['unresolved', total.unresolved],
						['cancelled', total.cancelled]
					)
				: []
		},
		{
			key: 'resolved',
			metric: 'recap.resolved',
			...measured('recap.resolved', outcome ? total.resolved : null, noOutcome),
			n: total.occurred,
			unit: 'count',
			trend: trend(counted(months, 'resolved'), month),
			span: 'in',
			better: null,
			parts: [{ key: 'resolved', count: total.resolved, said: false }]
		},
		{
			key: 'open',
			metric: 'recap.unresolved',
			...measured('recap.unresolved', outcome ? total.unresolved : null, noOutcome),
			n: total.occurred,
			unit: 'count',
			trend: trend(counted(months, 'backlog_end'), month, false),
			span: 'end',
			better: 'down',
			parts: shares(['overdue', ages.overdue], ['more', ages.more])
		},
		{
			key: 'within',
			metric: 'sla.resolution.rate',
			...measured(
				'sla.resolution.rate',
				finishKnown(present) ? rate(total.met, judged) : null,
				!finishKnown(present) ? noOutcome : noTarget ? t('missing.no_target') : t('missing.none')
			),
			n: judged,
			unit: 'ratio',
			trend: trend(withinTarget(months, basis), month),
			span: basis,
			better: 'up',
			parts: shares(['met', total.met], ['breached', total.breached], ['pending', total.pending])
		},
		{
			key: 'escalated',
			metric: 'escalation.functional.rate',
			...measured(
				'escalation.functional.rate',
				rate(total.escalated, total.scope),
				total.escalated === null ? t('missing.no_transfers') : t('missing.none')
			),
			n: total.scope,
			unit: 'ratio',
			trend: trend(handedOn(months, 'escalated'), month),
			span: 'opened',
			better: 'down',
			parts: shares(
				['escalated', total.escalated],
				['escalated_hierarchically', total.escalated_hierarchically]
			)
		},
		{
			key: 'reopened',
			metric: 'reopen.rate',
			...measured(
				'reopen.rate',
				rate(total.reopened, total.ever_finished),
				total.reopened === null ? t('missing.no_reopens') : t('missing.none')
			),
			n: total.ever_finished,
			unit: 'ratio',
			trend: trend(reopened(months), month),
			span: 'opened',
			better: 'down',
			parts: shares(['reopened', total.reopened])
		}
	];
}

function shares(...pairs: [Share['key'], number | null][]): Share[] {
	return pairs.flatMap(([key, count]) => (count === null ? [] : [{ key, count, said: true }]));
}
