import type { Targets } from '../../model/policy.ts';

export type Target = Targets[number];

export const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type TimeUnit = keyof typeof UNITS;

/** An amount as typed, and its unit. */
export interface Typed {
	amount: number | null;
	unit: TimeUnit;
}

/** Minutes in the largest unit that leaves a whole number. */
export function typed(minutes: number): Typed {
	const unit: TimeUnit =
		minutes % UNITS.days === 0 ? 'days' : minutes % UNITS.hours === 0 ? 'hours' : 'minutes';
	return { amount: minutes / UNITS[unit], unit };
}

/** The target that was typed, or what is wrong with it. */
export function targetOf(response: Typed, resolution: Typed): Target | 'not_positive' | 'response_later' {
	const first = minutesOf(response);
	const last = minutesOf(resolution);
	if (first === null || last === null) return 'not_positive';
	return first > last ? 'response_later' : { response_minutes: first, resolution_minutes: last };
}

function minutesOf({ amount, unit }: Typed): number | null {
	return amount === null || !Number.isFinite(amount) || amount <= 0 ? null : amount * UNITS[unit];
}
