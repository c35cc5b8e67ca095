import { faultsOfPlan, type PlanFault } from '../../../gaps/plan-check.ts';
import { DEFAULT_PLAN, nextId, type Plan } from '../../../gaps/plan.ts';
import { session } from '../../../session/session.svelte.ts';

/** Puts a plan in force, unless something is wrong with it: then nothing changes. */
export function changePlan(plan: Plan): PlanFault[] {
	const faults = faultsOfPlan(plan);
	if (faults.length === 0) session.workspace.change('plan', plan);
	return faults;
}

const form = $state({ resets: 0 });

/** How often the starting values were put back: what was being typed goes then, and only then. */
export function resets(): number {
	return form.resets;
}

/** Starting ideals, weights, cut points and levels; remedies stay. */
export function resetPlan(): void {
	session.workspace.change('plan', { ...DEFAULT_PLAN, remedies: session.workspace.value.plan.remedies });
	form.resets += 1;
}

let given = 0;

/** An id that no remedy has, nor one that is being written and not in the plan yet. */
export function freshId(): string {
	given = Math.max(given + 1, Number(nextId(session.workspace.value.plan).slice(1)));
	return `r${given}`;
}
