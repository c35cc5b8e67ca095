import { ACTIVITIES, type Activity } from '../model/activities.ts';
import type { IndicatorId } from './indicators.ts';
import { studyKey } from './remedies.ts';

/** What the founding study says of one activity; its words are in i18n. */
export interface Finding {
	activity: Activity;
	/** `study_found.<activity>`, `study_ideal.<activity>` and, in the catalogue of remedies, this key */
	remedy: string;
	/** the indicator in which the situation found would show itself; the study itself measured none */
	shows_in: IndicatorId;
}

const SHOWS_IN: Readonly<Record<Activity, IndicatorId>> = {
	identification: 'proactive.rate',
	logging: 'logging.completeness.rate',
	categorization: 'categorization.rate',
	prioritization: 'order.priority.rate',
	initial_diagnosis: 'escalation.first_line.rate',
	escalation: 'escalation.in_time.rate',
	investigation: 'documentation.diagnosis.rate',
	resolution: 'documentation.resolution.rate',
	closure: 'closure.rechecked.rate'
};

/** The founding study's gap table (one regional office of a telecom operator, 2025), as a template to compare with. */
export const STUDY: readonly Finding[] = ACTIVITIES.map((activity) => ({
	activity,
	remedy: studyKey(activity),
	shows_in: SHOWS_IN[activity]
}));
