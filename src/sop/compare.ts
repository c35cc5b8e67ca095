import { answerOf, type Audit, type Verdict } from './audit.ts';
import type { Step } from './types.ts';

/** A step that was answered otherwise in another audit; null = not at all. */
export interface Change {
	step: Step;
	before: Verdict | null;
	after: Verdict | null;
}

/** The steps whose answer differs between two audits, in their order. */
export function changesOf(steps: readonly Step[], before: Audit, after: Audit): Change[] {
	return steps
		.map((step) => ({
			step,
			before: answerOf(before, step.id).verdict,
			after: answerOf(after, step.id).verdict
		}))
		.filter((change) => change.before !== change.after);
}
