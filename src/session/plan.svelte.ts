import { readPlan } from '../gaps/plan-check.ts';
import { DEFAULT_PLAN, type Plan } from '../gaps/plan.ts';

/** Pages of one host share an origin and its storage: the folder is part of the key. */
const key = () => `rekap/plan@1 ${location.pathname.replace(/[^/]*$/, '')}`;

/** What the office decided about its gaps, kept on the device: ideals, levels, remedies, never a row. */
export class Plans {
	plan: Plan = $state.raw(read());
	/** false where the browser keeps nothing, so that the plan goes with the page */
	kept: boolean = $state(true);

	setPlan(plan: Plan): void {
		this.plan = plan;
		try {
			localStorage.setItem(key(), JSON.stringify(plan));
			this.kept = true;
		} catch {
			this.kept = false;
		}
	}
}

/** The kept plan; the starting one where none is kept or it is not understood. */
function read(): Plan {
	try {
		return readPlan(JSON.parse(localStorage.getItem(key()) ?? 'null')) ?? DEFAULT_PLAN;
	} catch {
		return DEFAULT_PLAN;
	}
}
