import { ACTIVITIES, type Activity, type Component, type Role } from '../model/activities.ts';
import { INDICATORS, type Indicator, type IndicatorId } from './indicators.ts';

/** What an office has set for one indicator. */
export interface Ideal {
	/** ratio 0..1 or minutes */
	ideal: number;
	/** of the activity's mean; 0 leaves the indicator out */
	weight: number;
	/** where the ideal comes from, in the office's words; '' = as the starting value */
	note: string;
}

/** Something that shall close a gap. */
export interface Remedy {
	id: string;
	activity: Activity;
	component: Component;
	/** of the catalogue; null where `text` is the office's own */
	key: string | null;
	/** '' where `key` says it */
	text: string;
	owner: Role | null;
	/** YYYY-MM-DD */
	due: string | null;
	done: boolean;
}

/** What an office decides about its gaps. */
export interface Plan {
	/** what differs from the starting values */
	ideals: Readonly<Partial<Record<IndicatorId, Ideal>>>;
	/** attainments 0..1 from which the levels 1 to 5 are reached */
	cuts: readonly number[];
	/** maturity 0..5 to be reached */
	targets: Readonly<Record<Activity, number>>;
	remedies: readonly Remedy[];
}

/** Level 4: measured against targets and proactive, which is what the founding study asks for. */
const TARGET = 4;

export const DEFAULT_PLAN: Plan = {
	ideals: {},
	cuts: [0.2, 0.4, 0.6, 0.8, 0.95],
	targets: Object.fromEntries(ACTIVITIES.map((activity) => [activity, TARGET])) as Record<Activity, number>,
	remedies: []
};

/** What holds for an indicator: the office's own, else the starting value. */
export function idealOf({ ideals }: Plan, { id, ideal, weight }: Indicator): Ideal {
	return ideals[id] ?? { ideal, weight, note: '' };
}

/** The plan with another ideal; one that says nothing but the starting value is not kept. */
export function withIdeal(plan: Plan, id: IndicatorId, ideal: Ideal): Plan {
	const start = INDICATORS.find((one) => one.id === id);
	const plain = ideal.ideal === start?.ideal && ideal.weight === start.weight && ideal.note.trim() === '';
	const { [id]: _, ...others } = plan.ideals;
	return { ...plan, ideals: plain ? others : { ...others, [id]: { ...ideal, note: ideal.note.trim() } } };
}

/** The plan with a remedy added, or in the place of the one with its id. */
export function withRemedy(plan: Plan, remedy: Remedy): Plan {
	const known = plan.remedies.some(({ id }) => id === remedy.id);
	const remedies = known
		? plan.remedies.map((one) => (one.id === remedy.id ? remedy : one))
		: [...plan.remedies, remedy];
	return { ...plan, remedies };
}

/** A name for the next remedy that no other has. */
export function nextId({ remedies }: Plan): string {
	const numbers = remedies.map(({ id }) => Number(/^r(\d{1,9})$/.exec(id)?.[1] ?? 0));
	return `r${Math.max(0, ...numbers) + 1}`;
}
