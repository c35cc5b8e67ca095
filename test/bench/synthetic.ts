/**
 * SQL that fills the tables of `model/tables.ts` with made-up incidents: three years, skewed towards few categories
 * and groups, log-normal times to resolve, blanks everywhere a real export has them. Same n, same rows.
 * @param incidents rows of `incident`
 * @param eventsPer rows of `event` per incident; 0 makes a plain list
 */
export function synthetic(incidents: number, eventsPer = 0, categories = 30, groups = 60): string[] {
	const pick = (salt: number) => `((hash(i * 97 + ${salt}) % 1000003) / 1000003.0)`;
	const normal = (salt: number) => `(${[0, 1, 2, 3].map((k) => pick(salt + k)).join(' + ')} - 2)`;
	return [
		`INSERT INTO incident BY NAME
		SELECT
			i::INTEGER AS id,
			'INC' || lpad(i::VARCHAR, 8, '0') AS incident_id,
			'Something is broken ' || i AS title,
			CASE
				WHEN ${pick(1)} < 0.02 THEN 'cancelled'
				WHEN opened_at + to_seconds(seconds) > TIMESTAMP '2025-12-31 23:00:00' OR ${pick(2)} < 0.01
					THEN ['new', 'in_progress', 'on_hold'][1 + (i % 3)]
				ELSE ['resolved', 'closed'][1 + (i % 2)]
			END AS state,
			CASE WHEN ${pick(3)} > 0.02 THEN least(5, 1 + floor(5 * ${pick(4)} ** 0.7))::INTEGER END AS priority,
			CASE WHEN ${pick(5)} > 0.03 THEN 'Category ' || floor(${categories} * ${pick(6)} ** 2)::INTEGER END AS category,
			CASE WHEN ${pick(7)} > 0.05 THEN 'Group ' || floor(${groups} * ${pick(8)} ** 2)::INTEGER END AS assignment_group,
			['phone', 'mail', 'web', 'chat', 'monitoring', 'walk-in'][1 + floor(6 * ${pick(9)} ** 2)::INTEGER] AS channel,
			opened_at,
			CASE WHEN ${pick(10)} > 0.1 THEN opened_at + to_seconds(seconds // 9) END AS acknowledged_at,
			CASE WHEN state IN ('resolved', 'closed') AND ${pick(11)} > 0.05 THEN opened_at + to_seconds(seconds) END
				AS resolved_at,
			CASE WHEN state = 'closed' THEN opened_at + to_seconds(seconds + 432000) END AS closed_at,
			floor(3 * ${pick(12)} ** 3)::INTEGER AS reassignment_count,
			(${pick(13)} < 0.03)::INTEGER AS reopen_count,
			${pick(14)} < 0.02 AS escalated_hierarchically,
			${pick(15)} < 0.8 AS reported_sla_met,
			CASE WHEN ${pick(16)} > 0.1 THEN 'C-' || floor(60000 * ${pick(17)}) END AS customer_id,
			CASE WHEN ${pick(18)} > 0.2 THEN (1 + floor(3 * ${pick(25)}))::INTEGER END AS impact,
			CASE WHEN ${pick(19)} > 0.2 THEN (1 + floor(3 * ${pick(26)}))::INTEGER END AS urgency,
			CASE WHEN ${pick(27)} < 0.5 THEN 'Cause ' || i % 90 END AS cause,
			CASE WHEN ${pick(28)} < 0.7 THEN 'What was done about it ' || i END AS resolution_notes,
			1 AS file,
			i::INTEGER AS row
		FROM (
			SELECT
				i,
				TIMESTAMP '2023-01-01' + to_seconds((hash(i) % (1095 * 86400))::BIGINT) AS opened_at,
				(60 * floor(exp(6.5 + 2.2 * ${normal(20)})))::BIGINT AS seconds
			FROM range(${incidents}) numbers(i)
		)`,
		`INSERT INTO event BY NAME
		SELECT
			incident_id,
			k::INTEGER AS position,
			opened_at + to_seconds((k - 1) * 600) AS at,
			CASE WHEN k = ${eventsPer} THEN state WHEN k = 1 THEN 'new' ELSE 'in_progress' END AS state,
			CASE WHEN ${pick(30)} > 0.1 THEN 'Group ' || (hash(i * 31 + k // 3) % ${groups}) END AS assignment_group
		FROM (SELECT incident_id, row AS i, opened_at, state FROM incident) incidents, range(1, ${eventsPer + 1}) steps(k)`,
		`INSERT INTO present
		SELECT unnest(['incident_id', 'title', 'state', 'priority', 'category', 'assignment_group', 'channel', 'opened_at',
			'acknowledged_at', 'resolved_at', 'closed_at', 'reassignment_count', 'reopen_count',
			'escalated_hierarchically', 'reported_sla_met', 'customer_id', 'impact', 'urgency', 'cause',
			'resolution_notes']), 'incident'`,
		...(eventsPer > 0
			? ["INSERT INTO present SELECT unnest(['at', 'state', 'assignment_group']), 'event'"]
			: []),
		`INSERT INTO file BY NAME
		SELECT 1 AS file, 'synthetic' AS name, 'own' AS format, ${incidents} AS rows, ${incidents} AS incidents,
			0 AS events, 0 AS refused, 0 AS duplicates, 0 AS unknown_states, 0 AS unparsed_dates`,
		"INSERT INTO context VALUES (TIMESTAMP '2025-12-31 23:00:00', 'UTC')"
	];
}
