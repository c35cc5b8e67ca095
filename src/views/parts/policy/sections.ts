/** The sections of the settings, in order: `settings.<id>` names one, `settings.<id>_note` says what it does. */
export const SECTIONS = [
	'zone',
	'presets',
	'targets',
	'special',
	'hours',
	'holidays',
	'pauses',
	'handover',
	'matrix',
	'children',
	'recurrence',
	'memory',
	'workspace',
	'display'
] as const;
export type SectionId = (typeof SECTIONS)[number];
