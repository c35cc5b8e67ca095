import type { Basis } from './basis.ts';
import type { Count, Counts } from './counts.ts';
import type { Month } from './types.ts';

/**
 * The flow by site month, from the first opened to as_of, months without incidents included. Where no incident ended
 * outside these months or at a time unknown, the last `backlog_end` is the number of unfinished incidents.
 */
export function flowOf(counts: Counts, basis: Basis): Month[] {
	const { first_month, last_month, first_partial, last_partial } = basis;
	if (first_month === null || last_month === null) return [];
	const at = (chart: Count['chart']) => new Map(counts.get(chart)?.map((count) => [count.code, count]));
	const [opened, left, closed] = [at('opened'), at('left'), at('closed')];
	const months: Month[] = [];
	for (let code = first_month, backlog = 0; code <= last_month; code += 1) {
		const came = opened.get(code);
		const went = left.get(code);
		const { resolved = 0, cancelled = 0, met = 0, breached = 0 } = went ?? {};
		backlog += (came?.occurred ?? 0) - resolved - cancelled;
		months.push({
			month: monthKey(code),
			opened: came?.occurred ?? 0,
			resolved,
			closed: closed.get(code)?.occurred ?? 0,
			cancelled,
			backlog_end: backlog,
			met,
			breached,
			opened_met: came?.met ?? 0,
			opened_breached: came?.breached ?? 0,
			opened_pending: came?.pending ?? 0,
			scope: came?.scope ?? 0,
			...told(came, basis),
			ever_finished: came?.ever_finished ?? 0,
			partial: (code === first_month && first_partial) || (code === last_month && last_partial)
		});
	}
	return months;
}

type Told = Pick<Month, 'escalated' | 'escalated_hierarchically' | 'reopened'>;

/** The counts that not every data set can tell: null where this one cannot. */
export function told(count: Partial<Count> | undefined, basis: Basis): Told {
	return {
		escalated: basis.transfer_evidence === null ? null : (count?.escalated ?? 0),
		escalated_hierarchically: basis.has_hierarchical ? (count?.escalated_hierarchically ?? 0) : null,
		reopened: basis.has_reopen_count || basis.has_event_states ? (count?.reopened ?? 0) : null
	};
}

/** YYYY-MM of a month counted from January 1970. */
export function monthKey(code: number): string {
	return new Date(Date.UTC(1970, code)).toISOString().slice(0, 7);
}
