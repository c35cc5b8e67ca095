/** The nine activities of incident management in ITIL, in the order of the gap table (`activity.<name>` in i18n). */
export const ACTIVITIES = [
	'identification',
	'logging',
	'categorization',
	'prioritization',
	'initial_diagnosis',
	'escalation',
	'investigation',
	'resolution',
	'closure'
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** What runs across all activities: each indicator and each remedy belongs to one. */
export const COMPONENTS = ['people', 'process', 'technology', 'information'] as const;
export type Component = (typeof COMPONENTS)[number];

/** Who takes part in handling an incident, and can own a remedy. */
export const ROLES = [
	'user',
	'service_desk',
	'technical_support',
	'administrator',
	'supervisor',
	'manager'
] as const;
export type Role = (typeof ROLES)[number];
