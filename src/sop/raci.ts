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

export type RaciLine = Readonly<Record<Role, RaciPart | null>>;
export type Raci = Readonly<Record<RaciRow, RaciLine>>;

/** Parts in the order of ROLES; a point for none. */
const STARTING: Readonly<Record<RaciRow, string>> = {
	identification: 'RR..IA',
	logging: 'IR.CAI',
	categorization: '.RC.AI',
	prioritization: 'CRC.AI',
	initial_diagnosis: 'CRC.A.',
	escalation_functional: 'IRRCAI',
	escalation_hierarchical: 'IRRCRA',
	investigation: '.CRCAI',
	resolution: 'ICRRAI',
	closure: 'CRIRAI'
};

/** The starting table; in hierarchical escalation the manager answers, and the supervisor takes part in doing it. */
export const STARTING_RACI = Object.fromEntries(
	RACI_ROWS.map((row) => [
		row,
		Object.fromEntries(
			ROLES.map((role, i) => [role, PARTS.find((part) => part === STARTING[row][i]) ?? null])
		)
	])
) as Raci;

/** Nobody answers, or several do: such a row cannot be in force. Nobody does it: it can, but somebody should look. */
export type RaciFault = 'no_a' | 'many_a' | 'no_r';

/** What is wrong with a row; null where nothing is. */
export function faultOfLine(line: RaciLine): RaciFault | null {
	const parts = Object.values(line);
	const answering = parts.filter((part) => part === 'A').length;
	if (answering !== 1) return answering === 0 ? 'no_a' : 'many_a';
	return parts.includes('R') ? null : 'no_r';
}

/** Whether a row may be in force: exactly one answers for it. */
export function holds(line: RaciLine): boolean {
	const fault = faultOfLine(line);
	return fault !== 'no_a' && fault !== 'many_a';
}

/** What is wrong, by row. */
export function faultsOfRaci(raci: Raci): Partial<Record<RaciRow, RaciFault>> {
	return Object.fromEntries(
		RACI_ROWS.flatMap((row) => {
			const fault = faultOfLine(raci[row]);
			return fault ? [[row, fault]] : [];
		})
	);
}

const Line = v.pipe(
	v.strictObject(v.entriesFromList(ROLES, v.nullable(v.picklist(PARTS)))),
	v.check(holds, 'Exactly one role answers for each activity.')
);

/** A table that can be in force. */
export const RaciSchema = v.strictObject(v.entriesFromList(RACI_ROWS, Line));
