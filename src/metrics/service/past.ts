import type { Database, QueryOptions } from '../../engine/database.ts';
import type { Filter } from '../../model/filter.ts';
import { remembered } from '../remember.ts';
import { under } from '../scope.ts';
import proposal from './proposal.sql?raw';
import type { Step } from './scale.ts';
import whatif from './whatif.sql?raw';

/** Targets that shares of the past would have met; null priority: all together. */
export interface Proposal {
	priority: number | null;
	n: number;
	p80_minutes: number;
	p90_minutes: number;
	p95_minutes: number;
}

/** How long it took, whatever the targets: what other targets are tried on. */
export interface Past {
	steps: Step[];
	proposals: Proposal[];
}

/** Other targets leave it as it is; other hours do not. */
const kept = remembered<Past>(({ clock }) => clock);

/**
 * How long incidents took on the policy's clock, under a filter; apart from `serviceLevels`, which hangs on the targets.
 * @throws the signal's reason, once aborted
 */
export async function past(db: Database, filter: Filter, options: QueryOptions = {}): Promise<Past> {
	const ask = <T extends object>(sql: string) => db.rows<T>(under(filter, sql), [], options);
	return kept(db, filter, async () => ({
		steps: await ask<Step>(whatif),
		proposals: await ask<Proposal>(proposal)
	}));
}
