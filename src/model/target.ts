import type { Policy, SpecialTarget } from './policy.ts';

/** What conditions of special targets ask about; null where it is not known. */
export interface Traits {
	priority: number | null;
	segment: string | null;
	service: string | null;
	category: string | null;
}

export type Target = Pick<SpecialTarget, 'response_minutes' | 'resolution_minutes'>;

const CONDITIONS = ['priority', 'segment', 'service', 'category'] as const;

/** The target that holds for such an incident, minutes on the policy's clock; null where none does. */
export function targetFor(
	policy: Pick<Policy, 'targets' | 'special_targets'>,
	traits: Traits
): Target | null {
	const fits = policy.special_targets.filter((special) =>
		CONDITIONS.every((name) => special[name] === null || special[name] === traits[name])
	);
	const most = Math.max(...fits.map(conditions));
	const special = fits.find((one) => conditions(one) === most);
	if (special) return special;
	return (traits.priority === null ? null : policy.targets[traits.priority]) ?? null;
}

function conditions(special: SpecialTarget): number {
	return CONDITIONS.filter((name) => special[name] !== null).length;
}
