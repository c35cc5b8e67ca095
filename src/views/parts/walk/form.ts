import type { Role } from '../../../model/activities.ts';
import type { Policy } from '../../../model/policy.ts';
import { timeOf, wallOf } from '../../../model/wall.ts';
import type { Taken } from '../../../session/logbook.svelte.ts';
import { timeText } from '../../../sop/walk/check.ts';
import type { Standing } from '../../../sop/walk/standing.ts';
import { ASKS, HIGHEST_TIER, type StepName } from '../../../sop/walk/steps.ts';
import { NUMBERS, TIMES, type Data, type DataField } from '../../../sop/walk/types.ts';

/** What is typed into a form: field → text; times as the site's wall clock, `at` blank for now. */
export type Typed = Record<string, string>;

/** Steps that are taken by support once it has the incident. */
const OF_SUPPORT: readonly StepName[] = ['investigated', 'escalated', 'held', 'resumed', 'resolved', 'noted'];
/** Fields that begin with what was put down before. */
const GOES_ON: readonly DataField[] = ['category', 'service', 'cause', 'impact', 'urgency'];

/**
 * What a form begins with: what is known already, and of an escalation the next line and the end of the target.
 * @param due_ms end of the resolution target; null where there is none
 */
export function begun(step: StepName, standing: Standing, due_ms: number | null, zone: string): Typed {
	const { data, support_tier } = standing;
	const typed: Typed = { role: roleOf(step, standing) };
	for (const field of ASKS[step].fields)
		if (GOES_ON.includes(field) && data[field] !== undefined) typed[field] = String(data[field]);
	if (step === 'escalated') typed.support_tier = String(Math.min(support_tier + 1, HIGHEST_TIER));
	if ((step === 'escalated' || step === 'raised') && due_ms !== null) typed.due_at = wallOf(due_ms, zone);
	return typed;
}

/** Who usually takes a step as things stand. */
export function roleOf(step: StepName, { support_tier }: Standing): Role {
	return support_tier > 1 && OF_SUPPORT.includes(step) ? 'technical_support' : ASKS[step].role;
}

/** The priority that the policy's matrix gives for what is typed; null where it gives none. */
export function priorityOf({ impact, urgency }: Typed, { matrix }: Policy): number | null {
	return matrix.priorities[Number(impact) - 1]?.[Number(urgency) - 1] ?? null;
}

/**
 * The step that is typed. A time in the minute of the former step is that of the former step: fields know no seconds.
 * @param now_ms milliseconds since 1970
 */
export function takenOf(
	step: StepName,
	typed: Typed,
	standing: Standing,
	policy: Policy,
	zone: string,
	now_ms: number
): Taken {
	const timed = (wall: string) => {
		const ms = timeOf(wall, zone);
		return ms === null ? wall : timeText(ms);
	};
	const at = typed.at ? timed(typed.at) : timeText(now_ms);
	const last = standing.last?.at ?? '';
	const values = ASKS[step].fields.flatMap((field): [string, string | number][] => {
		const given = field === 'priority' ? (priorityOf(typed, policy) ?? typed.priority) : typed[field];
		if (given === undefined || given === '') return [];
		if ((NUMBERS as readonly string[]).includes(field)) return [[field, Number(given)]];
		return [[field, (TIMES as readonly string[]).includes(field) ? timed(String(given)) : String(given)]];
	});
	return {
		at: typed.at && at.slice(0, 16) === last.slice(0, 16) ? last : at,
		step,
		role: (typed.role ?? ASKS[step].role) as Role,
		person: typed.person ?? '',
		note: typed.note ?? '',
		...(step === 'withdrawn' && standing.last && { withdraws: standing.last.id }),
		data: Object.fromEntries(values) as Data
	};
}
