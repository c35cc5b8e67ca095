import { isDay } from '../model/days.ts';
import { ACTIVITIES, COMPONENTS, ROLES, type Activity } from '../model/activities.ts';
import { INDICATORS, type IndicatorId } from './indicators.ts';
import { DEFAULT_PLAN, idealOf, type Ideal, type Plan, type Remedy } from './plan.ts';
import { CATALOGUE } from './remedies.ts';

/** What is wrong, as a key of i18n (`plan_problem.<key>`). */
export type PlanProblem =
	| 'bad_ratio'
	| 'bad_minutes'
	| 'bad_weight'
	| 'too_long'
	| 'cuts_order'
	| 'bad_level'
	| 'no_text'
	| 'bad_day'
	| 'twice';

/** A fault and the place of it: `ideal.<indicator>`, `weight.…`, `note.…`, `cuts`, `targets.<activity>`, `remedies.<id>`. */
export interface PlanFault {
	at: string;
	key: PlanProblem;
}

const MOST_MINUTES = 1e7;
const MOST_WEIGHT = 100;
const MOST_LETTERS = 500;
const MOST_REMEDIES = 500;

/** Everything that keeps a plan from being used; empty where it can be. */
export function faultsOfPlan(plan: Plan): PlanFault[] {
	const faults: PlanFault[] = [];
	const fault = (at: string, key: PlanProblem | null) => {
		if (key) faults.push({ at, key });
	};
	for (const indicator of INDICATORS) {
		const { ideal, weight, note } = idealOf(plan, indicator);
		if (indicator.unit === 'ratio')
			fault(`ideal.${indicator.id}`, isBetween(ideal, 0, 1) ? null : 'bad_ratio');
		else fault(`ideal.${indicator.id}`, isBetween(ideal, 0, MOST_MINUTES) ? null : 'bad_minutes');
		fault(`weight.${indicator.id}`, isBetween(weight, 0, MOST_WEIGHT) ? null : 'bad_weight');
		fault(`note.${indicator.id}`, note.length > MOST_LETTERS ? 'too_long' : null);
	}
	fault('cuts', areCuts(plan.cuts) ? null : 'cuts_order');
	for (const activity of ACTIVITIES)
		fault(`targets.${activity}`, isLevel(plan.targets[activity]) ? null : 'bad_level');
	plan.remedies.forEach((remedy, i) => {
		const first = plan.remedies.findIndex(({ id }) => id === remedy.id);
		fault(`remedies.${remedy.id}`, first < i ? 'twice' : remedyFault(remedy));
	});
	return faults;
}

function remedyFault({ key, text, due }: Remedy): PlanProblem | null {
	if (key === null && text.trim() === '') return 'no_text';
	if (text.length > MOST_LETTERS) return 'too_long';
	return due === null || isDay(due) ? null : 'bad_day';
}

function areCuts(cuts: readonly number[]): boolean {
	return (
		cuts.length === 5 && cuts.every((one, i) => isBetween(one, 0, 1) && one > (i === 0 ? 0 : cuts[i - 1]!))
	);
}

function isLevel(value: unknown): boolean {
	return isBetween(value, 0, 5) && Number.isInteger(value);
}

function isBetween(value: unknown, from: number, to: number): value is number {
	return typeof value === 'number' && value >= from && value <= to;
}

/**
 * A plan from storage or a file. What it does not say is as in the default, what no plan has is left out, indicators and
 * remedies of the catalogue that do not exist among them; null where it is no plan, or one that cannot be used.
 */
export function readPlan(value: unknown): Plan | null {
	if (!isRecord(value)) return null;
	const ideals = own(value, 'ideals') ?? {};
	const cuts = own(value, 'cuts') ?? DEFAULT_PLAN.cuts;
	const targets = own(value, 'targets') ?? {};
	const remedies = own(value, 'remedies') ?? [];
	if (!isRecord(ideals) || !isRecord(targets) || !Array.isArray(cuts) || !Array.isArray(remedies))
		return null;
	if (remedies.length > MOST_REMEDIES) return null;
	const known = INDICATORS.flatMap(({ id }) =>
		Object.hasOwn(ideals, id) ? [[id, ideals[id]] as const] : []
	);
	const levels = ACTIVITIES.map((activity) => [
		activity,
		own(targets, activity) ?? DEFAULT_PLAN.targets[activity]
	]);
	const read = remedies.map(readRemedy);
	if (!known.every(([, ideal]) => isIdeal(ideal)) || read.includes(null)) return null;
	const plan: Plan = {
		ideals: Object.fromEntries(
			known.map(([id, ideal]) => {
				const { ideal: size, weight, note } = ideal as Ideal;
				return [id, { ideal: size, weight, note }];
			})
		) as Record<IndicatorId, Ideal>,
		cuts: [...(cuts as number[])],
		targets: Object.fromEntries(levels) as Record<Activity, number>,
		remedies: read.filter((one) => one !== null && one !== 'unknown') as Remedy[]
	};
	return faultsOfPlan(plan).length === 0 ? plan : null;
}

/** Only what it has itself: what every object inherits says nothing. */
function own(value: Record<string, unknown>, name: string): unknown {
	return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isIdeal(value: unknown): value is Ideal {
	return (
		isRecord(value) &&
		typeof value.ideal === 'number' &&
		typeof value.weight === 'number' &&
		typeof value.note === 'string'
	);
}

/** A remedy with what a remedy has; `unknown` where its catalogue entry does not exist; null where it is none. */
function readRemedy(value: unknown): Remedy | 'unknown' | null {
	if (!isRecord(value)) return null;
	const { id, activity, component, key, text, owner, due, done } = value;
	const fits =
		typeof id === 'string' &&
		/^\w{1,40}$/.test(id) &&
		isOne(activity, ACTIVITIES) &&
		isOne(component, COMPONENTS) &&
		(key === null || typeof key === 'string') &&
		typeof text === 'string' &&
		(owner === null || isOne(owner, ROLES)) &&
		(due === null || typeof due === 'string') &&
		typeof done === 'boolean';
	if (!fits) return null;
	if (key !== null && !CATALOGUE.some((entry) => entry.key === key)) return 'unknown';
	return { id, activity, component, key, text, owner, due, done } as Remedy;
}

function isOne(value: unknown, list: readonly unknown[]): boolean {
	return list.includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
