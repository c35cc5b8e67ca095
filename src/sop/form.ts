import type { Activity } from '../model/activities.ts';
import { answerOf, type Audit } from './audit.ts';
import type { Step } from './types.ts';

/** Steps of one activity, in the order of the procedure. */
export interface Group {
	activity: Activity;
	steps: readonly Step[];
}

/** The steps by activity, activities in the order in which the procedure comes to them. */
export function groupsOf(steps: readonly Step[]): Group[] {
	const activities = [...new Set(steps.map(({ activity }) => activity))];
	return activities.map((activity) => ({
		activity,
		steps: steps.filter((step) => step.activity === activity)
	}));
}

/** The next step without an answer after `from`, from the beginning again where none follows; null where all have one. */
export function nextOpen(steps: readonly Step[], audit: Audit | null, from: string | null): Step | null {
	const start = steps.findIndex(({ id }) => id === from) + 1;
	const inTurn = [...steps.slice(start), ...steps.slice(0, start)];
	return inTurn.find(({ id }) => answerOf(audit, id).verdict === null) ?? null;
}
