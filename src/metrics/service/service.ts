import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { basisOf } from '../basis.ts';
import { binsOf } from '../durations.ts';
import { under } from '../scope.ts';
import type { Durations } from '../types.ts';
import agreement from './agreement.sql?raw';
import judged from './judged.sql?raw';
import overrun from './overrun.sql?raw';
import proposal from './proposal.sql?raw';
import running from './running.sql?raw';
import segments from './segments.sql?raw';
import type { Step } from './scale.ts';
import waited from './waited.sql?raw';
import whatif from './whatif.sql?raw';

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

/** Targets that shares of the past would have met; null priority: all together. */
export interface Proposal {
	priority: number | null;
	n: number;
	p80_minutes: number;
	p90_minutes: number;
	p95_minutes: number;
}

export interface Running {
	incident_id: string;
	title: string | null;
	priority: number | null;
	assignment_group: string | null;
	state: string | null;
	opened_at: Date;
	/** on the policy's clock at as_of; negative where past the target */
	left_minutes: number;
	target_minutes: number;
}

/** Everything that the page on service levels draws. */
export interface ServiceLevels {
	total: Judged;
	by: Partial<Record<JudgedBy, Judged[]>>;
	/** the tool's flag against the times; null where the tool says nothing */
	agreement: { computed: 'met' | 'breached'; reported_met: boolean; n: number }[] | null;
	/** time beyond the target of finished breaches */
	overrun: Durations & { open: number };
	steps: Step[];
	proposals: Proposal[];
	/** minutes that missed incidents spent by state; null where no events tell */
	waited: { state: string; minutes: number; incidents: number }[] | null;
	running: Running[];
}

const NOTHING: Judged = {
	key: '',
	scope: 0,
	resolution_met: 0,
	resolution_breached: 0,
	resolution_pending: 0,
	response_met: 0,
	response_breached: 0,
	response_pending: 0
};

/**
 * How the targets were met, by whom and how late, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function serviceLevels(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<ServiceLevels> {
	const basis = basisOf(db);
	const ask = <T extends object>(sql: string) => db.rows<T>(under(filter, sql), [], options);
	const present = await db.rows<{ field: string }>(
		"SELECT field FROM present WHERE field IN ('segment', 'service') AND source = 'incident'",
		[],
		options
	);
	const rows = await ask<Judged & { dimension: JudgedBy | 'all' }>(judged);
	const others = present.length > 0 ? await ask<Judged & { dimension: JudgedBy }>(segments) : [];
	const by: ServiceLevels['by'] = {};
	for (const { dimension, ...row } of [...rows, ...others]) {
		if (dimension === 'all') continue;
		if (['segment', 'service'].includes(dimension) && !present.some(({ field }) => field === dimension))
			continue;
		(by[dimension] ??= []).push(row);
	}
	const late = await ask<{ bin: number; finished: number; open: number; median_minutes: number | null }>(
		overrun
	);
	return {
		total: rows.find(({ dimension }) => dimension === 'all') ?? NOTHING,
		by,
		agreement: basis.has_reported ? await ask(agreement) : null,
		overrun: {
			n: late.reduce((sum, { finished }) => sum + finished, 0),
			open: late.reduce((sum, { open }) => sum + open, 0),
			median_minutes: late[0]?.median_minutes ?? null,
			p90_minutes: null,
			bins: binsOf(new Map(late.map(({ bin, finished }) => [bin, finished])))
		},
		steps: await ask(whatif),
		proposals: await ask(proposal),
		waited: basis.has_event_states ? await ask(waited) : null,
		running: await ask(running)
	};
}
