import * as v from 'valibot';
import { ACTIVITIES, ROLES, type Role } from '../model/activities.ts';

/** The rows of the table of responsibility: the nine activities, escalation in its two directions. */
export const RACI_ROWS = ACTIVITIES.flatMap((activity) =>
	activity === 'escalation' ? (['escalation_functional', 'escalation_hierarchical'] as const) : [activity]
);
export type RaciRow = (typeof RACI_ROWS)[number];

/** R does it, A answers for it, C is asked, I is told. */
export const PARTS = ['R', 'A', 'C', 'I'] as const;
export type RaciPart = (typeof PARTS)[number];

export type Raci = Readonly<Record<RaciRow, Readonly<Record<Role, RaciPart | null>>>>;
