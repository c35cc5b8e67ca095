import type { Database } from '../engine/database.ts';
import type { TransferEvidence } from '../model/policy.ts';

/** What the prepared data set can show at all (basis.sql) and from which to which month it reaches (span.sql). */
export interface Basis {
	has_record_type: boolean;
	has_state: boolean;
	has_priority: boolean;
	has_acknowledged: boolean;
	has_resolved: boolean;
	has_closed: boolean;
	has_reopen_count: boolean;
	has_hierarchical: boolean;
	has_reported: boolean;
	has_parent: boolean;
	has_paused: boolean;
	has_events: boolean;
	has_event_states: boolean;
	has_event_priorities: boolean;
	has_groups: boolean;
	has_tiers: boolean;
	has_target: boolean;
	has_matrix: boolean;
	/** canonical fields of incidents that at least one file has */
	fields: ReadonlySet<string>;
	/** what `escalated` rests on; null = the data have none, or not the kind that the policy asks for */
	transfer_evidence: TransferEvidence | null;
	/** what pauses of the policy's clock rest on: states in events, or a recorded time; null = nothing tells of them */
	pause_evidence: 'events' | 'column' | null;
	/** site months counted from January 1970; null without incidents */
	first_month: number | null;
	last_month: number | null;
	/** the data begin or end inside that month */
	first_partial: boolean;
	last_partial: boolean;
	/** which preparation this is of: another one after `prepare`, the same after `rejudge` */
	facts: object;
	/** which times on the policy's clock: others after `prepare`, and after `rejudge` by another clock */
	clock: object;
}

const prepared = new WeakMap<Database, Basis>();

/**
 * Reads the basis of a data set that was just prepared, and keeps it until the next.
 * @param still what it is still of; new ones if not given
 */
export async function keepBasis(
	db: Database,
	{ facts = {}, clock = {} }: Partial<Pick<Basis, 'facts' | 'clock'>> = {}
): Promise<void> {
	const [basis] = await db.rows<Omit<Basis, 'fields' | 'facts' | 'clock'>>('SELECT * FROM basis, span');
	const fields = await db.rows<{ field: string }>("SELECT field FROM present WHERE source = 'incident'");
	if (basis) prepared.set(db, { ...basis, facts, clock, fields: new Set(fields.map(({ field }) => field)) });
}

/** @throws Error where `prepare` has not been called for this database */
export function basisOf(db: Database): Basis {
	const basis = prepared.get(db);
	if (!basis) throw new Error('The data set is not prepared: call prepare() first.');
	return basis;
}
