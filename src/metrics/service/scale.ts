/** How long incidents took, by priority (-1 where not recorded) and step of a log scale; see whatif.sql. */
export interface Step {
	priority: number;
	step: number;
	finished: number;
	open: number;
}

/** Steps that the scale has: the last begins at 10^6 minutes, almost two years. */
export const STEPS = 241;

/** The lower edge of a step of the scale, in minutes. */
export const stepMinutes = (step: number) => (step === 0 ? 0 : 10 ** (step / 40));

/** What a target would have done: met, breached and pending at `minutes`, of the steps given. */
export function wouldMeet(
	steps: readonly Step[],
	minutes: number
): { met: number; breached: number; pending: number } {
	const counts = { met: 0, breached: 0, pending: 0 };
	for (const { step, finished, open } of steps) {
		// a step counts as met where its whole width lies within the target
		const within = stepMinutes(step + 1) <= minutes * 1.0001;
		counts[within ? 'met' : 'breached'] += finished;
		counts[within ? 'pending' : 'breached'] += open;
	}
	return counts;
}
