/** What the SOPs ask of every single incident (`rule_of.<id>` in i18n); whether it was kept, the log tells. */
export const RULES = [
	'R1',
	'R2',
	'R3',
	'R4',
	'R5',
	'R6',
	'R7',
	'R8',
	'R9',
	'R10',
	'R11',
	'R12',
	'R13',
	'R14',
	'R15',
	'R16',
	'R17'
] as const;
export type RuleId = (typeof RULES)[number];
