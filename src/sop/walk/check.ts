import { isConfirmed, mayTake } from './next.ts';
import type { Standing } from './standing.ts';
import { ASKS, HIGHEST_TIER, type Ask } from './steps.ts';
import { NUMBERS, TIMES, type DataField, type Event } from './types.ts';

/** What is wrong with a step, as a key of i18n (`walk_problem.<key>`). */
export type WalkProblem =
	| 'not_now'
	| 'missing'
	| 'too_long'
	| 'bad_time'
	| 'in_future'
	| 'before_former'
	| 'begun_later'
	| 'due_before'
	| 'bad_number'
	| 'same_group'
	| 'not_last';

/** A fault and the field it is in; `step`: the step as a whole. */
export interface WalkFault {
	at: DataField | 'at' | 'note' | 'person' | 'step';
	key: WalkProblem;
}

/** A step that is about to be taken. */
export type Draft = Pick<Event, 'at' | 'step' | 'person' | 'note' | 'data' | 'withdraws'>;

/** Characters of a name, a reference or a category, and of a description or a remark. */
export const SHORT = 200;
export const LONG = 4_000;

const LONG_FIELDS: readonly DataField[] = [
	'description',
	'condition',
	'steps_taken',
	'diagnosis',
	'cause',
	'resolution_notes'
];

/** How long the text of a field may be. */
export function longest(field: DataField | 'note' | 'person'): number {
	return field === 'note' || LONG_FIELDS.includes(field as DataField) ? LONG : SHORT;
}

/** A time as steps hold it. */
export function isTime(text: string): boolean {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** A time as steps hold it, of milliseconds since 1970. */
export function timeText(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** What a step must put down as things stand: closing without a confirmation must say why. */
export function requiredOf(standing: Standing, step: Event['step']): Ask['required'] {
	const { required } = ASKS[step];
	return step === 'closed' && !isConfirmed(standing) ? [...required, 'note'] : required;
}

/**
 * Everything that keeps a step from being taken; empty where it can be.
 * @param now_ms milliseconds since 1970: no step is taken later
 */
export function faultsOf(standing: Standing, draft: Draft, now_ms: number): WalkFault[] {
	const { step, at, note, person, data } = draft;
	if (!mayTake(standing, step)) return [{ at: 'step', key: 'not_now' }];
	const faults: WalkFault[] = [];
	const fault = (where: WalkFault['at'], key: WalkProblem | null) => {
		if (key) faults.push({ at: where, key });
	};
	fault('at', timeFault(standing, at, now_ms));
	for (const field of requiredOf(standing, step)) {
		const value = field === 'note' ? note : data[field];
		if (value === undefined || value === '') fault(field, 'missing');
	}
	for (const field of ASKS[step].fields) fault(field, fieldFault(field, data, at));
	if (note.length > LONG) fault('note', 'too_long');
	if (person.length > SHORT) fault('person', 'too_long');
	if (step === 'escalated' && data.assignment_group === standing.assignment_group)
		fault('assignment_group', 'same_group');
	if (step === 'withdrawn' && draft.withdraws !== standing.last?.id) fault('step', 'not_last');
	return faults;
}

function timeFault({ last }: Standing, at: string, now_ms: number): WalkProblem | null {
	if (!isTime(at)) return 'bad_time';
	if (Date.parse(at) > now_ms) return 'in_future';
	return last && at < last.at ? 'before_former' : null;
}

function fieldFault(field: DataField, data: Draft['data'], at: string): WalkProblem | null {
	const value = data[field];
	if (value === undefined || value === '') return null;
	if ((NUMBERS as readonly string[]).includes(field)) {
		const most = field === 'support_tier' ? HIGHEST_TIER : field === 'priority' ? 9 : 10;
		const fits = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
		return fits ? null : 'bad_number';
	}
	const text = String(value);
	if (!(TIMES as readonly string[]).includes(field)) return text.length > longest(field) ? 'too_long' : null;
	if (!isTime(text)) return 'bad_time';
	if (field === 'occurred_at') return text > at ? 'begun_later' : null;
	return text < at ? 'due_before' : null;
}
