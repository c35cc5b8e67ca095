import { currentOf, type Audit, type Audits } from './audit.ts';
import { proceduresOf, stepsOf } from './edition.ts';
import type { Edits } from './edits.ts';
import { levelsOf, scoresOf, type Scores } from './score.ts';
import type { Procedure, Step } from './types.ts';

/** The SOP check as it stands: the office's procedures, the audit that is being answered, and what it comes to. */
export interface Check {
	procedures: readonly Procedure[];
	/** of all procedures */
	steps: readonly Step[];
	/** null as long as nothing was answered */
	audit: Audit | null;
	scores: Scores;
	/** for the gap analysis */
	levels: ReturnType<typeof levelsOf>;
}

export function checkOf({ edits, audits }: { edits: Edits; audits: Audits }): Check {
	const procedures = proceduresOf(edits);
	const steps = stepsOf(procedures);
	const audit = currentOf(audits);
	const scores = scoresOf(steps, audit);
	return { procedures, steps, audit, scores, levels: levelsOf(scores) };
}
