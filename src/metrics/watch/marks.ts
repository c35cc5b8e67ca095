/** What calls for attention, the most pressing first; what each means stands in attention.sql. */
export const MARKS = [
	'overdue',
	'due',
	'response_overdue',
	'unassigned',
	'silent',
	'reopened',
	'bouncing'
] as const;
export type Mark = (typeof MARKS)[number];
