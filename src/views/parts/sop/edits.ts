import * as v from 'valibot';
import { session } from '../../../session/session.svelte.ts';
import { withRetired, withStep } from '../../../sop/edition.ts';
import { EditsSchema, type Edits } from '../../../sop/edits.ts';
import { completed, faultsOfStep, type StepFault } from '../../../sop/step-check.ts';
import type { Step } from '../../../sop/types.ts';
import { unitOf } from './words.ts';

/** Puts a rewritten or added step in force, unless something is wrong with it: then nothing changes. */
export function saveStep(draft: Step): StepFault[] {
	const step = completed(draft);
	const faults = faultsOfStep(step, step.proof !== null && unitOf(step.proof) === 'ratio');
	if (faults.length > 0) return faults;
	const edits = withStep(session.workspace.value.edits, step);
	return change(edits) ? [] : [{ at: 'question', key: 'too_many' }];
}

export function retire(id: string, retired: boolean): void {
	change(withRetired(session.workspace.value.edits, id, retired));
}

function change(edits: Edits): boolean {
	if (!v.is(EditsSchema, edits)) return false;
	session.workspace.change('edits', edits);
	return true;
}
