/** Minutes per priority 1..5; a priority that is absent has no target. */
export type Targets = Record<number, { response_minutes: number; resolution_minutes: number }>;

/**
 * What shows that an incident was handed on, best first: a change between known groups in the events, a change of tier
 * in the events, the tool's own count (which counts changes of person too). `auto` takes the best that the data has.
 */
export const TRANSFER_EVIDENCE = ['groups', 'tiers', 'count'] as const;
export type TransferEvidence = (typeof TRANSFER_EVIDENCE)[number];

/**
 * What tickets of one mass outage count as (family.sql says which belong together): each as an incident of its own, or
 * all as one, with one of them standing for the outage and the others folded into it.
 */
export const CHILDREN = ['count', 'fold'] as const;

export interface Policy {
	targets: Targets;
	transfer_evidence: 'auto' | TransferEvidence;
	children: (typeof CHILDREN)[number];
}

/** The founding study's starting table, on a clock that never stops; all of it can be changed. */
export const DEFAULT_POLICY: Policy = {
	targets: {
		1: { response_minutes: 15, resolution_minutes: 60 },
		2: { response_minutes: 30, resolution_minutes: 8 * 60 },
		3: { response_minutes: 2 * 60, resolution_minutes: 24 * 60 },
		4: { response_minutes: 8 * 60, resolution_minutes: 48 * 60 },
		5: { response_minutes: 24 * 60, resolution_minutes: 5 * 24 * 60 }
	},
	transfer_evidence: 'auto',
	children: 'count'
};
