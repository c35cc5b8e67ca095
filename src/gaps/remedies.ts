import { ACTIVITIES, COMPONENTS, type Activity, type Component } from '../model/activities.ts';

/** How many remedies there are to choose from, by activity and component in the order of COMPONENTS. */
const COUNTS: Readonly<Record<Activity, readonly [number, number, number, number]>> = {
	identification: [1, 2, 2, 1],
	logging: [1, 1, 2, 2],
	categorization: [1, 1, 1, 1],
	prioritization: [1, 3, 1, 1],
	initial_diagnosis: [1, 1, 1, 1],
	escalation: [1, 1, 1, 1],
	investigation: [1, 1, 1, 1],
	resolution: [1, 2, 1, 1],
	closure: [1, 2, 1, 2]
};

/** The founding study's own remedy for each activity, and the component that it works on. */
const OF_STUDY: Readonly<Record<Activity, Component>> = {
	identification: 'people',
	logging: 'information',
	categorization: 'process',
	prioritization: 'process',
	initial_diagnosis: 'people',
	escalation: 'process',
	investigation: 'information',
	resolution: 'information',
	closure: 'information'
};

export interface Entry {
	/** `remedy.<key>` in i18n */
	key: string;
	activity: Activity;
	component: Component;
}

/** Remedies to choose from: the study's own first, then those of the SOPs by component. Source: SOP.md, DOMAIN.md. */
export const CATALOGUE: readonly Entry[] = ACTIVITIES.flatMap((activity) => [
	{ key: studyKey(activity), activity, component: OF_STUDY[activity] },
	...COMPONENTS.flatMap((component, place) =>
		Array.from({ length: COUNTS[activity][place] ?? 0 }, (_, i) => ({
			key: `${activity}.${component}.${i + 1}`,
			activity,
			component
		}))
	)
]);

/** The key of the study's remedy for an activity. */
export function studyKey(activity: Activity): string {
	return `${activity}.study`;
}
