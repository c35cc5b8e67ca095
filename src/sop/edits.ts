import * as v from 'valibot';
import { Step as StepSchema, StepId } from './schema.ts';
import type { Step } from './types.ts';

/** What an office changed in the first edition. */
export interface Edits {
	/** steps that it rewrote or added, by id */
	steps: Readonly<Record<string, Step>>;
	/** ids of steps that it no longer asks about; answers to them are kept */
	retired: readonly string[];
}

export const NO_EDITS: Edits = { steps: {}, retired: [] };

/** More than this no office would answer. */
const MOST_STEPS = 500;

/** See `Edits`. */
export const EditsSchema = v.pipe(
	v.strictObject({ steps: v.record(StepId, StepSchema), retired: v.array(StepId) }),
	v.check(({ steps }) => Object.keys(steps).length <= MOST_STEPS, 'Too many steps.'),
	v.check(
		({ steps }) => Object.entries(steps).every(([id, step]) => step.id === id),
		'A step stands under another id.'
	)
);
