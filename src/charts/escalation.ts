import { t } from '../i18n/translate.ts';
import type { Spec } from './frame.ts';
import type { Point } from './months.ts';
import { rateEnd, rates } from './rates.ts';

/** Share of the month's incidents that were handed to another group, and that were taken to management. */
export function escalation(
	functional: readonly Point[],
	hierarchical: readonly Point[],
	width: number,
	start: string | null = null
): Spec {
	return rates(
		'escalation',
		[
			{ name: t('escalation.functional'), color: 'var(--ink)', dash: '', points: functional },
			{ name: t('escalation.hierarchical'), color: 'var(--missed)', dash: '5 3', points: hierarchical }
		],
		rateEnd(functional, hierarchical),
		width,
		start
	);
}
