import { MOST_LETTERS } from './schema.ts';
import type { Step, Text } from './types.ts';

export type StepField = 'question' | 'text' | 'evidence' | 'threshold';

/** Why a rewritten step cannot be used (`step_problem.<key>`). */
export interface StepFault {
	at: StepField;
	key: 'no_words' | 'too_long' | 'bad_share' | 'bad_number' | 'too_many';
}

const TEXTS = ['question', 'text', 'evidence'] as const;

/** The step with a text that stands in one language only taken for both. */
export function completed(step: Step): Step {
	const both = ({ en, id }: Text): Text => ({ en: en.trim() || id.trim(), id: id.trim() || en.trim() });
	return { ...step, question: both(step.question), text: both(step.text), evidence: both(step.evidence) };
}

/** @param share whether the threshold of its proof is a share, which ends at 1 */
export function faultsOfStep(step: Step, share: boolean): StepFault[] {
	const faults: StepFault[] = [];
	for (const at of TEXTS) {
		const words = Object.values(step[at]);
		if (words.some((one) => one.trim() === '')) faults.push({ at, key: 'no_words' });
		else if (words.some((one) => one.length > MOST_LETTERS)) faults.push({ at, key: 'too_long' });
	}
	const from = step.proof?.from ?? 0;
	if (!Number.isFinite(from) || from < 0)
		faults.push({ at: 'threshold', key: share ? 'bad_share' : 'bad_number' });
	else if (share && from > 1) faults.push({ at: 'threshold', key: 'bad_share' });
	return faults;
}
