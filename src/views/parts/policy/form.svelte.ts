import { faultsOf, type PolicyFault } from '../../../model/policy-check.ts';
import type { Policy } from '../../../model/policy.ts';
import { session } from '../../../session/session.svelte.ts';

/** What would be wrong if this part of the policy were so. */
export function faultsIn(part: Partial<Policy>): PolicyFault[] {
	return faultsOf({ ...session.policy, ...part });
}

/** Puts this part of the policy in force, unless something is wrong with it: then nothing changes. */
export function change(part: Partial<Policy>): PolicyFault[] {
	const faults = faultsIn(part);
	if (faults.length === 0) session.setPolicy({ ...session.policy, ...part });
	return faults;
}

const times: Partial<Record<keyof Policy, number>> = $state({});

/** How often a part was set as a whole: what was being typed into its fields goes then, and only then. */
export function timesSet(key: keyof Policy): number {
	return times[key] ?? 0;
}

/** Sets whole parts at once (a preset, a file, an undo), known to be right. */
export function replace(part: Partial<Policy>): void {
	session.setPolicy({ ...session.policy, ...part });
	for (const key of Object.keys(part) as (keyof Policy)[]) times[key] = timesSet(key) + 1;
}
