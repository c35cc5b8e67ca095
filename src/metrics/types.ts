import type { Part } from './parts.ts';

export type Unit = 'ratio' | 'minutes' | 'count' | 'index';

/** Why a metric has no value: which of the canonical fields or tables would be needed. */
export interface Missing {
	/** `no_field`: none of `fields` is in the data; `no_events`: no event rows; `no_target`: no priority with a target; `no_cell`: the matrix lacks a pair that occurs; `not_reached`: more than half are unfinished; `none`: nothing to divide. */
	kind: 'no_field' | 'no_events' | 'no_target' | 'no_cell' | 'not_reached' | 'none';
	fields: readonly string[];
}

/** One figure: never without its denominator where it has one, never a number where it cannot be measured. */
export interface Metric {
	name: string;
	/** ratio 0..1, minutes, or a count; null where not measurable or where nothing divides */
	value: number | null;
	n: number | null;
	numerator: number | null;
	unit: Unit;
	missing: Missing | null;
}

export type Metrics = ReadonlyMap<string, Metric>;

/** One site month of the whole flow, under all filters but the month. Counts unless said. */
export interface Month {
	/** YYYY-MM on the site clock */
	month: string;
	opened: number;
	resolved: number;
	closed: number;
	cancelled: number;
	/** open at the end of the month: before + opened − resolved − cancelled */
	backlog_end: number;
	/** verdicts by the month the incident finished */
	met: number;
	breached: number;
	/** verdicts by the month the incident was opened; `pending` is unfinished within target */
	opened_met: number;
	opened_breached: number;
	opened_pending: number;
	/** incidents opened in the month, cancelled ones left out; of these handed on; taken to management; null = cannot be told */
	scope: number;
	escalated: number | null;
	escalated_hierarchically: number | null;
	/** incidents opened in the month that ever finished; of these reopened; null = cannot be told */
	ever_finished: number;
	reopened: number | null;
	/** true for the first or last month where the data begin or end inside it */
	partial: boolean;
}

/** One value of a dimension, under all filters but this dimension's own. */
export interface Slice {
	/** '' = not recorded */
	key: string;
	occurred: number;
	resolved: number;
	unresolved: number;
	cancelled: number;
	/** occurred − cancelled */
	scope: number;
	met: number;
	breached: number;
	pending: number;
	escalated: number | null;
	escalated_hierarchically: number | null;
}

/** Recorded opened → resolved on a log scale, under all filters. */
export interface Durations {
	n: number;
	median_minutes: number | null;
	p90_minutes: number | null;
	bins: { from_minutes: number; to_minutes: number; count: number }[];
}

/** Unfinished incidents by age at as_of, each in one band; and of these past their target. */
export interface Ages {
	open: number;
	overdue: number | null;
	d1: number;
	d3: number;
	d7: number;
	d30: number;
	more: number;
}

/** Everything the recap draws, for one choice of filters. */
export interface Recap {
	/** under all filters */
	total: Slice & { service_requests: number; ever_finished: number; reopened: number | null };
	months: Month[];
	priority: Slice[];
	category: Slice[];
	group: Slice[];
	channel: Slice[];
	durations: Durations;
	ages: Ages;
	/** which evidence `escalated` rests on; null = the data have none */
	transfer_evidence: 'groups' | 'tiers' | 'count' | null;
}

/** One site month of the exported series: counts, ratios 0..1, minutes; null where nothing divides or cannot be told. */
export interface MonthlyRow {
	/** YYYY-MM on the site clock */
	month: string;
	opened: number;
	/** by the month they finished */
	resolved: number;
	closed: number;
	backlog_end: number;
	/** by the month they finished */
	'sla.resolution.rate': number | null;
	/** by the month they were opened */
	'escalation.functional.rate': number | null;
	/** by the month of recorded resolution */
	'time.resolution.median': number | null;
}

/** Something in the data that a reader should look at before trusting the figures. */
export interface Sign {
	kind:
		| 'negative_duration'
		| 'closed_before_resolved'
		| 'unknown_state'
		| 'months_missing'
		| 'times_later'
		| 'times_earlier';
	/** records, or months */
	n: number;
	/** the day (YYYY-MM-DD) or the months (YYYY-MM) that it is about */
	at: string[];
	/** the records behind it, where they can be listed */
	part: Part | null;
}
