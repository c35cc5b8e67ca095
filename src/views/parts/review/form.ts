import { session } from '../../../session/session.svelte.ts';
import { withPostIncident, type Action, type PostIncident } from '../../../sop/records.ts';
import { today } from '../today.ts';

/** The texts of a post-incident report, in the order of the form. */
export const TEXTS = ['summary', 'impact', 'cause', 'went_well', 'went_badly', 'lessons'] as const;

function blank(): PostIncident {
	return {
		date: today(),
		prepared_by: '',
		summary: '',
		impact: '',
		cause: '',
		went_well: '',
		went_badly: '',
		lessons: '',
		actions: []
	};
}

/** The report as it is kept; null where none was written. */
export function reportOf(incident_id: string): PostIncident | null {
	const { incidents } = session.workspace.value.records;
	return Object.hasOwn(incidents, incident_id) ? (incidents[incident_id] ?? null) : null;
}

/** Keeps a change; the first one begins the report. */
export function write(incident_id: string, change: Partial<PostIncident>): void {
	const report = { ...(reportOf(incident_id) ?? blank()), date: today(), ...change };
	keep(incident_id, report);
}

export function keep(incident_id: string, report: PostIncident | null): void {
	session.workspace.change('records', withPostIncident(session.workspace.value.records, incident_id, report));
}

export function freshAction(actions: readonly Action[]): Action {
	const numbers = actions.map(({ id }) => Number(id.slice(1)) || 0);
	return { id: `a${Math.max(0, ...numbers) + 1}`, text: '', owner: '', due: null, done: false };
}
