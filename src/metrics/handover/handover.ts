import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import type { TransferEvidence } from '../../model/policy.ts';
import { basisOf } from '../basis.ts';
import { under } from '../scope.ts';
import meanings from './meanings.sql?raw';
import moves from './moves.sql?raw';
import reopened from './reopened.sql?raw';
import tiers from './tiers.sql?raw';

/** Incidents in scope, escalated in the three senses of the word; null where the data cannot tell. */
export interface Escalated {
	key: string;
	scope: number;
	functional: number | null;
	hierarchical: number | null;
	/** past the resolution target, of those judged */
	passed: number;
	judged: number;
}

export const ESCALATED_BY = ['priority', 'group', 'category', 'month'] as const;
export type EscalatedBy = (typeof ESCALATED_BY)[number];

/** Everything that the page on escalation draws. */
export interface Handovers {
	total: Escalated;
	by: Record<EscalatedBy, Escalated[]>;
	evidence: TransferEvidence | null;
	/** from group to group; null where no events tell the group */
	moves: { from: string; to: string; times: number; incidents: number }[] | null;
	/** null where no events tell the tier */
	tiers:
		| { tier: number; incidents: number; measured: number; median_minutes: number | null; skipped: number }[]
		| null;
	/** who reopened; null where no events tell the state */
	reopened: { who: string; times: number; incidents: number }[] | null;
}

interface Row {
	dimension: EscalatedBy | 'all';
	key: string;
	scope: number;
	functional_known: number;
	functional: number;
	hierarchical_known: number;
	hierarchical: number;
	judged: number;
	passed: number;
}

/**
 * What was handed on, taken to management or late, under a filter.
 * @throws the signal's reason, once aborted
 */
export async function handovers(
	db: Database,
	filter: Filter,
	options: QueryOptions = {}
): Promise<Handovers> {
	const basis = basisOf(db);
	const ask = <T extends object>(sql: string) => db.rows<T>(under(filter, sql), [], options);
	const rows = await ask<Row>(meanings);
	const of = (dimension: Row['dimension']) => rows.filter((row) => row.dimension === dimension).map(told);
	return {
		total: of('all')[0] ?? { key: '', scope: 0, functional: null, hierarchical: null, passed: 0, judged: 0 },
		by: { priority: of('priority'), group: of('group'), category: of('category'), month: of('month') },
		evidence: basis.transfer_evidence,
		moves: basis.has_groups ? await ask(moves) : null,
		tiers: basis.has_tiers ? await ask(tiers) : null,
		reopened: basis.has_event_states ? await ask(reopened) : null
	};
}

function told(row: Row): Escalated {
	const { key, scope, functional, functional_known, hierarchical, hierarchical_known, passed, judged } = row;
	return {
		key,
		scope,
		functional: functional_known === 0 ? null : functional,
		hierarchical: hierarchical_known === 0 ? null : hierarchical,
		passed,
		judged
	};
}
