import { isOpen, type Standing } from './standing.ts';
import type { StepName } from './steps.ts';
import type { DataField } from './types.ts';

/** What the procedure asks next (`walk_ask.<question>` in i18n). */
export type Question =
	| 'report'
	| 'classify'
	| 'prioritise'
	| 'known'
	| 'desk'
	| 'diagnose'
	| 'resolve'
	| 'resume'
	| 'record'
	| 'confirm'
	| 'close'
	| 'done'
	| 'left';

export interface Next {
	question: Question;
	/** the steps that answer the question, the usual one first; empty where nothing is left to do */
	expected: readonly StepName[];
	/** what may be done besides */
	others: readonly StepName[];
}

/** What may be done now, and which step the procedure expects. */
export function nextSteps(standing: Standing): Next {
	if (standing.last === null) return { question: 'report', expected: ['reported'], others: [] };
	if (standing.is_request || standing.state === 'cancelled')
		return { question: 'left', expected: [], others: [] };
	if (standing.state === 'closed') return { question: 'done', expected: [], others: ['reopened'] };
	if (standing.state === 'resolved') return afterResolving(standing);
	if (standing.state === 'on_hold')
		return { question: 'resume', expected: ['resumed'], others: ['raised', 'noted', 'cancelled'] };
	return whileOpen(standing);
}

function afterResolving({ done, data }: Standing): Next {
	if (done.has('confirmed')) return { question: 'close', expected: ['closed'], others: ['reopened'] };
	if (data.knowledge_ref === undefined)
		return { question: 'record', expected: ['recorded'], others: ['confirmed', 'reopened', 'closed'] };
	return { question: 'confirm', expected: ['confirmed', 'reopened'], others: ['recorded', 'closed'] };
}

function whileOpen(standing: Standing): Next {
	const { state, done, data, support_tier } = standing;
	const again = standing.reopen_count > 0;
	const always: StepName[] = ['raised', 'held', 'noted', 'cancelled'];
	const next = (question: Question, expected: StepName[], others: StepName[] = []): Next => ({
		question,
		expected,
		others: [...others, ...always].filter((step) => !expected.includes(step))
	});
	if (state === 'new')
		return { question: 'classify', expected: ['classified'], others: ['noted', 'cancelled'] };
	if (data.priority === undefined) return next('prioritise', ['prioritised']);
	if (!again && !done.has('matched') && !done.has('examined'))
		return next('known', ['examined', 'matched'], ['prioritised']);
	const handling: StepName[] = ['resolved', 'investigated', 'escalated', 'prioritised'];
	const latest = lastOf(standing, ['investigated', 'escalated', 'reopened']);
	if (latest === 'investigated') return next('resolve', ['resolved'], handling);
	return support_tier === 1
		? next('desk', ['investigated', 'escalated'], handling)
		: next('diagnose', ['investigated'], handling);
}

/** Which of these steps was taken last; null where none was. */
function lastOf({ steps }: Standing, names: readonly StepName[]): StepName | null {
	return steps.findLast(({ step }) => names.includes(step))?.step ?? null;
}

/** Whether a step may be taken now; a withdrawal, whenever there is a step after the report. */
export function mayTake(standing: Standing, step: StepName): boolean {
	if (step === 'withdrawn') return standing.steps.length > 1;
	const { expected, others } = nextSteps(standing);
	return expected.includes(step) || others.includes(step);
}

/** Whether the incident was confirmed by whoever reported it, since it was last resolved. */
export function isConfirmed(standing: Standing): boolean {
	return !isOpen(standing) && standing.done.has('confirmed');
}

/** What a record holds that is complete when it is closed; whoever reported it and what it was about it has anyway. */
const COMPLETE: readonly DataField[] = [
	'category',
	'impact',
	'urgency',
	'cause',
	'resolution_notes',
	'closure_code'
];

/** What the record still lacks. */
export function lackingOf({ data }: Standing): DataField[] {
	return COMPLETE.filter((field) => data[field] === undefined);
}
