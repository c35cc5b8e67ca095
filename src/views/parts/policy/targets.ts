import type { SpecialTarget, Targets } from '../../../model/policy.ts';

export type Target = Targets[number];

export const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type TimeUnit = keyof typeof UNITS;

/** An amount as typed, and its unit. */
export interface Typed {
	amount: number | null;
	unit: TimeUnit;
}

/** Minutes in the largest unit that leaves a whole number. */
export function typed(minutes: number | null): Typed {
	if (minutes === null) return { amount: null, unit: 'hours' };
	const unit: TimeUnit =
		minutes % UNITS.days === 0 ? 'days' : minutes % UNITS.hours === 0 ? 'hours' : 'minutes';
	return { amount: minutes / UNITS[unit], unit };
}

/** Null where nothing is typed. */
export function minutesOf({ amount, unit }: Typed): number | null {
	return amount === null ? null : amount * UNITS[unit];
}

export const CONDITIONS = ['segment', 'service', 'category'] as const;

/** For each special target its turn, from 1: most conditions first, of equals the one further up. */
export function turns(specials: readonly SpecialTarget[]): number[] {
	const conditions = (special: SpecialTarget) =>
		Number(special.priority !== null) + CONDITIONS.filter((name) => special[name] !== null).length;
	const order = [...specials].sort((a, b) => conditions(b) - conditions(a));
	return specials.map((special) => order.indexOf(special) + 1);
}
