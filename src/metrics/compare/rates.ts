interface Share {
	/** incidents that count at all, and those of them that are meant; predicates on the table */
	of: string;
	hit: string;
	/** `practice` instead of `fact` */
	practice?: true;
}

/** Each rate as a share of incidents, one by one: so that it can be told by any layer. As the metric's own SQL has it. */
export const SHARES = {
	'sla.resolution.rate': { of: "sla_resolution <> 'pending'", hit: "sla_resolution = 'met'" },
	'sla.response.rate': { of: "sla_response <> 'pending'", hit: "sla_response = 'met'" },
	'sla.reported.rate': { of: 'sla_reported IS NOT NULL', hit: 'sla_reported' },
	'sla.agreement.rate': {
		of: "sla_resolution <> 'pending' AND sla_reported IS NOT NULL",
		hit: "sla_reported = (sla_resolution = 'met')"
	},
	'escalation.functional.rate': { of: 'true', hit: 'escalated' },
	'escalation.hierarchical.rate': { of: 'true', hit: 'escalated_hierarchically' },
	'escalation.ping_pong.rate': { of: 'ping_pong IS NOT NULL', hit: 'ping_pong' },
	'escalation.first_line.rate': { of: 'first_line IS NOT NULL', hit: 'first_line', practice: true },
	'escalation.in_time.rate': { of: 'in_time IS NOT NULL', hit: 'in_time' },
	'reopen.rate': { of: 'ever_finished', hit: 'reopened' },
	'fcr.rate': { of: 'is_resolved', hit: 'NOT escalated AND NOT reopened' },
	'closure.rechecked.rate': { of: 'rechecked IS NOT NULL', hit: 'rechecked', practice: true },
	'priority.consistency.rate': { of: 'consistent IS NOT NULL', hit: 'consistent', practice: true },
	'order.priority.rate': { of: 'by_priority IS NOT NULL', hit: 'by_priority', practice: true },
	'order.arrival.rate': { of: 'by_arrival IS NOT NULL', hit: 'by_arrival', practice: true },
	'categorization.rate': { of: 'true', hit: 'categorized', practice: true },
	'categorization.depth.rate': { of: 'true', hit: 'detailed', practice: true },
	'documentation.diagnosis.rate': { of: 'has_cause IS NOT NULL', hit: 'has_cause', practice: true },
	'documentation.resolution.rate': { of: 'has_solution IS NOT NULL', hit: 'has_solution', practice: true },
	'documentation.knowledge.rate': { of: 'has_knowledge IS NOT NULL', hit: 'has_knowledge', practice: true },
	'proactive.rate': { of: 'proactive IS NOT NULL', hit: 'proactive', practice: true },
	'recurrence.rate': { of: 'recurs IS NOT NULL', hit: 'recurs', practice: true }
} as const satisfies Record<string, Share>;

export type SharedMetric = keyof typeof SHARES;

export const isShared = (metric: string): metric is SharedMetric => Object.hasOwn(SHARES, metric);

/** What a change is split by. */
export const LAYERS = ['priority', 'category', 'group', 'channel'] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * SQL of a rate by every layer and on both sides: one row per layer and key ('' = not recorded), *_hits of *_n for side 1
 * (one) and side 2 (other). Reads `sided` or `practised` (scope.ts).
 */
export function shareByLayer(metric: SharedMetric): string {
	const { of, hit, practice }: Share = SHARES[metric];
	const table = practice ? 'practised' : 'sided';
	const tally = LAYERS.map(
		(layer) => `SELECT '${layer}' AS layer, ${layer}_code AS code, side, (${hit}) AS hit, count(*) AS n
	FROM ${table} WHERE ${of} GROUP BY ALL`
	);
	const sum = (side: 1 | 2, clause = '') => `coalesce(sum(n) FILTER (side = ${side}${clause}), 0)::INTEGER`;
	return `WITH
tally AS (
	${tally.join('\n\tUNION ALL\n\t')}
)
SELECT
	layer,
	coalesce(dictionary.key, '') AS key,
	${sum(1, ' AND hit')} AS one_hits,
	${sum(1)} AS one_n,
	${sum(2, ' AND hit')} AS other_hits,
	${sum(2)} AS other_n
FROM tally
LEFT JOIN dictionary ON dictionary.dimension = tally.layer AND dictionary.code = tally.code
GROUP BY ALL
ORDER BY layer, key`;
}
