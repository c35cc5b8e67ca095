import * as v from 'valibot';
import { ACTIVITIES, COMPONENTS, ROLES } from '../model/activities.ts';
import { isDay } from '../model/days.ts';
import { SOPS } from './types.ts';

/** The longest text of a form; a page of a procedure needs less. */
export const MOST_LETTERS = 4000;

/** Texts that an office writes: any letters, but not without end. */
export const Words = v.pipe(v.string(), v.maxLength(MOST_LETTERS));
const Filled = v.pipe(Words, v.regex(/\S/));

/** A day as YYYY-MM-DD that the calendar has. */
export const Day = v.pipe(v.string(), v.check(isDay));

/** `001.04` of the first edition, `001.A1` where an office added its own; stays whatever is rewritten. */
export const StepId = v.pipe(v.string(), v.regex(/^00[1-4]\.(\d\d|A\d{1,3})$/));

export const Text = v.strictObject({ en: Filled, id: Filled });

const Proof = v.strictObject({
	of: v.pipe(v.string(), v.regex(/^[\w.]{1,60}$/)),
	better: v.picklist(['higher', 'lower']),
	from: v.pipe(v.number(), v.finite(), v.minValue(0))
});

/** See `Step` in types.ts. */
export const Step = v.pipe(
	v.strictObject({
		id: StepId,
		sop: v.picklist(SOPS),
		level: v.picklist([1, 2, 3, 4, 5]),
		activity: v.picklist(ACTIVITIES),
		component: v.picklist(COMPONENTS),
		role: v.picklist(ROLES),
		mandatory: v.boolean(),
		text: Text,
		question: Text,
		evidence: Text,
		proof: v.nullable(Proof)
	}),
	v.check(({ id, sop }) => id.startsWith(sop), 'The id does not begin with the number of its procedure.')
);

/** See `Procedure` in types.ts. */
export const Procedure = v.strictObject({
	sop: v.picklist(SOPS),
	title: Text,
	purpose: Text,
	scope: Text,
	definitions: v.array(v.strictObject({ term: Text, meaning: Text })),
	records: v.array(Text),
	steps: v.array(Step)
});
