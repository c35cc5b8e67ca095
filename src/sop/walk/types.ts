import type { Role } from '../../model/activities.ts';
import type { StepName } from './steps.ts';

/** Texts that a step can put down. The names are the canonical ones where there is one. */
export const TEXTS = [
	'reporter',
	'customer_id',
	'channel',
	'site',
	'category',
	'service',
	'description',
	'condition',
	'steps_taken',
	'record_type',
	'diagnosis',
	'assignment_group',
	'cause',
	'resolution_notes',
	'closure_code',
	'knowledge_ref'
] as const;

/** Levels and lines, whole numbers from 1. */
export const NUMBERS = ['impact', 'urgency', 'priority', 'support_tier'] as const;

/** Times besides that of the step: when the fault began, until when somebody is to be done. */
export const TIMES = ['occurred_at', 'due_at'] as const;

export type TextField = (typeof TEXTS)[number];
export type NumberField = (typeof NUMBERS)[number];
export type TimeField = (typeof TIMES)[number];
export type DataField = TextField | NumberField | TimeField;

/** What a step puts down of the incident; times are UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
export type Data = Partial<Record<TextField | TimeField, string> & Record<NumberField, number>>;

/** One step that was taken. It is never changed: a mistake is withdrawn by a step of its own. */
export interface Event {
	/** of its own, so that what two windows wrote can be joined */
	id: string;
	/** when it was done, UTC, `YYYY-MM-DDTHH:MM:SSZ` */
	at: string;
	/** when it was written down */
	noted_at: string;
	step: StepName;
	role: Role;
	/** who did it; '' where nobody was named */
	person: string;
	note: string;
	/** id of the step that this one withdraws */
	withdraws?: string;
	data: Data;
}

/** An incident of the logbook: its steps in their order, from which all else follows. */
export interface Case {
	/** INC-20261031-001 */
	id: string;
	events: readonly Event[];
}
