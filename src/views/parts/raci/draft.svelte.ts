import type { Role } from '../../../model/activities.ts';
import { session } from '../../../session/session.svelte.ts';
import { holds, STARTING_RACI, type RaciLine, type RaciPart, type RaciRow } from '../../../sop/raci.ts';

/** Rows as they were left, that cannot be in force yet; they wait while the reader looks at another page. */
const waiting: Partial<Record<RaciRow, RaciLine>> = $state({});

/** A row as it is being edited. */
export function lineOf(row: RaciRow): RaciLine {
	return waiting[row] ?? session.workspace.value.raci[row];
}

export function waits(row: RaciRow): boolean {
	return waiting[row] !== undefined;
}

export function howManyWait(): number {
	return Object.keys(waiting).length;
}

/** Puts the row in force once exactly one answers for it; until then it waits and what was in force stays so. */
export function setPart(row: RaciRow, role: Role, part: RaciPart | null): void {
	const line = { ...lineOf(row), [role]: part };
	if (!holds(line)) {
		waiting[row] = line;
		return;
	}
	delete waiting[row];
	session.workspace.change('raci', { ...session.workspace.value.raci, [row]: line });
}

export function discard(row: RaciRow): void {
	delete waiting[row];
}

export function reset(): void {
	for (const row of Object.keys(waiting) as RaciRow[]) delete waiting[row];
	session.workspace.change('raci', STARTING_RACI);
}
