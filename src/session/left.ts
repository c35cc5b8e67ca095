import * as v from 'valibot';
import { AnswerSchema, AuditSchema } from '../sop/audit.ts';
import { StepId } from '../sop/schema.ts';

const LeftSchema = v.strictObject({
	audit: v.omit(AuditSchema, ['answers']),
	step: StepId,
	before: AnswerSchema,
	after: AnswerSchema
});

/** An answer that was given when the page was about to go, and what was so before. */
export type LeftAnswer = v.InferOutput<typeof LeftSchema>;

/** Pages of one host share an origin and its storage: the folder is part of the key. */
const key = () => `rekap/left@1 ${location.pathname.replace(/[^/]*$/, '')}`;

/** Puts down, before the page goes, what there was no time to write where it belongs. */
export function putDown(answers: readonly LeftAnswer[]): void {
	try {
		localStorage.setItem(key(), JSON.stringify([...found(), ...answers]));
	} catch {
		// a browser that keeps nothing: the form says so
	}
}

/** What was put down, oldest first; it is put down no longer. */
export function pickUp(): readonly LeftAnswer[] {
	const answers = found();
	try {
		localStorage.removeItem(key());
	} catch {
		// nothing was kept
	}
	return answers;
}

function found(): readonly LeftAnswer[] {
	try {
		const read = v.safeParse(v.array(LeftSchema), JSON.parse(localStorage.getItem(key()) ?? '[]'));
		return read.success ? read.output : [];
	} catch {
		return [];
	}
}
