import type { Month, Recap, Slice } from '../../src/metrics/types.ts';

/** A month with nothing in it. */
export function monthOf(month: string): Month {
	return {
		month,
		opened: 0,
		resolved: 0,
		closed: 0,
		cancelled: 0,
		backlog_end: 0,
		met: 0,
		breached: 0,
		opened_met: 0,
		opened_breached: 0,
		opened_pending: 0,
		scope: 0,
		escalated: 0,
		escalated_hierarchically: 0,
		ever_finished: 0,
		reopened: 0,
		partial: false
	};
}

/** `n` months from January 2024 with about `size` incidents each, the last one incomplete. */
export function monthsOf(n: number, size = 40): Month[] {
	let backlog_end = 0;
	return Array.from({ length: n }, (_, index) => {
		const opened = size === 0 ? 0 : size + (index % 3);
		const resolved = size === 0 ? 0 : size + (index % 2) - 1;
		backlog_end += opened - resolved;
		const met = Math.floor(resolved * 0.7);
		return {
			...monthOf(`${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`),
			opened,
			resolved,
			backlog_end,
			met,
			breached: resolved - met,
			opened_met: met,
			opened_breached: resolved - met,
			scope: opened,
			escalated: Math.floor(opened / 3),
			escalated_hierarchically: 0,
			ever_finished: resolved,
			partial: index === n - 1 && n > 1
		};
	});
}

/** A value of a dimension, all of it resolved, seven in ten within target. */
export function sliceOf(key: string, occurred: number): Slice {
	const met = Math.floor(occurred * 0.7);
	return {
		key,
		occurred,
		resolved: occurred,
		unresolved: 0,
		cancelled: 0,
		scope: occurred,
		met,
		breached: occurred - met,
		pending: 0,
		escalated: Math.floor(occurred / 3),
		escalated_hierarchically: 0
	};
}

/** A recap of `n` months. */
export function recapOf(n: number, size = 40): Recap {
	const months = monthsOf(n, size);
	const occurred = months.reduce((sum, one) => sum + one.opened, 0);
	const all = sliceOf('', occurred);
	return {
		total: { ...all, service_requests: 0, ever_finished: occurred, reopened: 0 },
		months,
		priority: [sliceOf('1', occurred)],
		category: [sliceOf('Network', occurred)],
		group: [sliceOf('Desk', occurred)],
		channel: [sliceOf('', occurred)],
		durations: {
			n: occurred,
			median_minutes: 90,
			p90_minutes: 900,
			bins: [
				{ from_minutes: 0, to_minutes: 10, count: 0 },
				{ from_minutes: 10, to_minutes: 100, count: occurred },
				{ from_minutes: 100, to_minutes: 1000, count: 0 }
			]
		},
		ages: { open: 0, overdue: 0, d1: 0, d3: 0, d7: 0, d30: 0, more: 0 },
		transfer_evidence: 'count'
	};
}
