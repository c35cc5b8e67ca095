import * as v from 'valibot';
import one from './procedures/001.json';
import two from './procedures/002.json';
import three from './procedures/003.json';
import four from './procedures/004.json';
import type { Edits } from './edits.ts';
import { Procedure as Schema } from './schema.ts';
import type { Procedure, SopId, Step } from './types.ts';

/** The four procedures as they come with Rekap. */
export const FIRST_EDITION: readonly Procedure[] = [one, two, three, four].map((procedure) =>
	v.parse(Schema, procedure)
);

/** The procedures as the office has them: rewritten steps in their place, own ones after the others, retired ones left out. */
export function proceduresOf({ steps, retired }: Edits): readonly Procedure[] {
	return FIRST_EDITION.map((procedure) => {
		const known = new Set(procedure.steps.map(({ id }) => id));
		const own = Object.values(steps)
			.filter(({ id, sop }) => sop === procedure.sop && !known.has(id))
			.sort((a, b) => Number(a.id.slice(5)) - Number(b.id.slice(5)));
		const all = [...procedure.steps.map((step) => steps[step.id] ?? step), ...own];
		return { ...procedure, steps: all.filter(({ id }) => !retired.includes(id)) };
	});
}

/** All steps that are asked about. */
export function stepsOf(procedures: readonly Procedure[]): readonly Step[] {
	return procedures.flatMap(({ steps }) => steps);
}

/** The steps that came with Rekap and were retired, or rewritten: what can be put back. */
export function originalOf(id: string): Step | null {
	return stepsOf(FIRST_EDITION).find((step) => step.id === id) ?? null;
}

/** An id for a step of the office's own that none has had. */
export function nextStepId(sop: SopId, { steps, retired }: Edits): string {
	const numbers = [...Object.keys(steps), ...retired]
		.filter((id) => id.startsWith(`${sop}.A`))
		.map((id) => Number(id.slice(5)));
	return `${sop}.A${Math.max(0, ...numbers) + 1}`;
}

/** The edits with a step rewritten or added; one that is as it came is no edit. */
export function withStep(edits: Edits, step: Step): Edits {
	const { [step.id]: _, ...others } = edits.steps;
	const plain = JSON.stringify(originalOf(step.id)) === JSON.stringify(step);
	return { ...edits, steps: plain ? others : { ...others, [step.id]: step } };
}

export function withRetired(edits: Edits, id: string, retired: boolean): Edits {
	const others = edits.retired.filter((one) => one !== id);
	return { ...edits, retired: retired ? [...others, id] : others };
}
