import type { Verdict } from '../../../sop/audit.ts';

/** The keys that answer a question: the first letters of the answers in both languages, none of which means two things. */
export const KEYS: Readonly<Record<string, Verdict | undefined>> = {
	y: 'yes',
	p: 'partly',
	n: 'no',
	a: 'not_applicable',
	s: 'partly',
	t: 'no',
	b: 'not_applicable'
};

/** Whether a key pressed there is a letter of a text, or has a meaning of its own. */
export function isTyping(element: HTMLElement): boolean {
	return element.matches('textarea, select, input:not([type="radio"], [type="checkbox"])');
}
