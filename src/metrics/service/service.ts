import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Dimension } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import { basisOf } from '../basis.ts';
import { binsOf } from '../durations.ts';
import { recap } from '../recap.ts';
import { under } from '../scope.ts';
import type { Durations, Recap, Slice } from '../types.ts';
import agreement from './agreement.sql?raw';
import held from './held.sql?raw';
import overrun from './overrun.sql?raw';
import response from './response.sql?raw';
import segments from './segments.sql?raw';
import waited from './waited.sql?raw';

/** Incidents in scope by verdict; the rest of `scope` is not measurable. */
export interface Judged {
	key: string;
	scope: number;
	resolution_met: number;
	resolution_breached: number;
	resolution_pending: number;
	response_met: number;
	response_breached: number;
	response_pending: number;
}

export const JUDGED_BY = ['priority', 'group', 'category', 'channel', 'segment', 'service', 'month'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];

/** How late finished breaches were, beyond the target on the policy's clock; null priority: all together. */
interface Late {
	priority: number | null;
	n: number;
	median_minutes: number;
	p90_minutes: number;
}

/** Everything that the page on service levels draws. */
export interface ServiceLevels {
	total: Judged;
	by: Partial<Record<JudgedBy, Judged[]>>;
	/** the tool's flag against the times; null where the tool says nothing */
	agreement: { computed: 'met' | 'breached'; reported_met: boolean; n: number }[] | null;
	/** time beyond the target of finished breaches */
	overrun: Durations & { open: number };
	late: Late[];
	/** minutes that missed incidents spent by state; null where no events tell */
	waited: { state: string; minutes: number; incidents: number }[] | null;
	/** the same by support tier; null where no events tell */
	held: { tier: number; minutes: number; incidents: number }[] | null;
}

/** A row of response.sql. */
interface Response {
	dimension: JudgedBy;
	key: string;
	met: number;
	breached: number;
	pending: number;
}

/** A row of overrun.sql: a bin, or a priority, or all together. */
interface Overrun {
	bin: number | null;
	priority: number | null;
	finished: number;
	open: number;
	median_minutes: number | null;
	p90_minutes: number | null;
}

/**
 * How the targets were met, by whom and how late, under a filter. What the recap of the same filter has counted is taken
 * from it.
 * @throws the signal's reason, once aborted
 */
export async function serviceLevels(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<ServiceLevels> {
	const basis = basisOf(db);
	const ask = <T extends object>(sql: string) => db.rows<T>(under(filter, sql), [], options);
	const counted = await recap(db, filter, options);
	const responses = basis.has_acknowledged ? await ask<Response>(response) : [];
	const by = judgedBy(counted, filter, responses);
	const others = (['segment', 'service'] as const).filter((field) => basis.fields.has(field));
	const rows = others.length > 0 ? await ask<Judged & { dimension: JudgedBy }>(segments) : [];
	for (const other of others)
		by[other] = rows.filter(({ dimension }) => dimension === other).map(({ dimension: _, ...row }) => row);
	const lateness = await ask<Overrun>(overrun);
	return {
		total: totalOf(by.priority ?? []),
		by,
		agreement: basis.has_reported ? await ask(agreement) : null,
		...overrunOf(lateness),
		waited: basis.has_event_states ? await ask(waited) : null,
		held: basis.has_tiers ? await ask(held) : null
	};
}

/** The recap has each dimension under all filters but its own: the values kept are what all filters keep. */
function judgedBy(counted: Recap, filter: Filter, responses: readonly Response[]): ServiceLevels['by'] {
	const told = new Map(responses.map((one) => [JSON.stringify([one.dimension, one.key]), one]));
	const rows = (dimension: Dimension, slices: readonly Resolved[]): Judged[] =>
		slices
			.filter(({ key, scope }) => scope > 0 && (filter[dimension]?.includes(key) ?? true))
			.map(({ key, scope, met, breached, pending }) => {
				const answered = told.get(JSON.stringify([dimension, key]));
				return {
					key,
					scope,
					resolution_met: met,
					resolution_breached: breached,
					resolution_pending: pending,
					response_met: answered?.met ?? 0,
					response_breached: answered?.breached ?? 0,
					response_pending: answered?.pending ?? 0
				};
			})
			.sort((a, b) => b.scope - a.scope || (a.key < b.key ? -1 : 1));
	const months = counted.months.map((one) => ({
		key: one.month,
		scope: one.scope,
		met: one.opened_met,
		breached: one.opened_breached,
		pending: one.opened_pending
	}));
	return {
		priority: rows('priority', counted.priority),
		group: rows('group', counted.group),
		category: rows('category', counted.category),
		channel: rows('channel', counted.channel),
		month: rows('month', months)
	};
}

type Resolved = Pick<Slice, 'key' | 'scope' | 'met' | 'breached' | 'pending'>;

function totalOf(rows: readonly Judged[]): Judged {
	const sum = (of: Exclude<keyof Judged, 'key'>) => rows.reduce((whole, row) => whole + row[of], 0);
	return {
		key: '',
		scope: sum('scope'),
		resolution_met: sum('resolution_met'),
		resolution_breached: sum('resolution_breached'),
		resolution_pending: sum('resolution_pending'),
		response_met: sum('response_met'),
		response_breached: sum('response_breached'),
		response_pending: sum('response_pending')
	};
}

function overrunOf(rows: readonly Overrun[]): Pick<ServiceLevels, 'overrun' | 'late'> {
	const bins = rows.filter((row): row is Overrun & { bin: number } => row.bin !== null);
	const late = rows
		.filter(({ bin }) => bin === null)
		.map(({ priority, finished, median_minutes, p90_minutes }) => ({
			priority,
			n: finished,
			median_minutes: median_minutes ?? 0,
			p90_minutes: p90_minutes ?? 0
		}));
	const whole = late.find(({ priority }) => priority === null);
	return {
		overrun: {
			n: whole?.n ?? 0,
			open: bins.reduce((sum, { open }) => sum + open, 0),
			median_minutes: whole?.median_minutes ?? null,
			p90_minutes: whole?.p90_minutes ?? null,
			bins: binsOf(new Map(bins.map(({ bin, finished }) => [bin, finished])))
		},
		late
	};
}
