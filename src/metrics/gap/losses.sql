-- How far did the incidents behind each gap run past their resolution target?
-- One row per part (named as in parts.ts; 'all': every incident in scope) that anything tells of. incidents: those of the
-- part; n: of these with a verdict, pending ones left out; minutes: the mean of n on the policy's clock beyond the
-- target, 0 for those that met it, NULL where n is 0. What incidents have in common with a delay need not cause it.
WITH
-- Incidents that are alike are counted together first: there are few kinds, whatever the log's size.
alike AS MATERIALIZED (
	SELECT
		true AS "all",
		sla_resolution = 'breached' AS breached,
		sla_response = 'breached' AS response_breached,
		ping_pong,
		ever_finished AND reopened AS reopened,
		NOT in_time AS handed_on_late,
		NOT rechecked AS not_rechecked,
		NOT consistent AS off_matrix,
		NOT by_priority AS passed_over_priority,
		NOT categorized AS no_category,
		NOT detailed AS no_detail,
		NOT has_cause AS no_cause,
		NOT has_solution AS no_solution,
		NOT has_knowledge AS no_knowledge,
		recurs AS recurring,
		count(*) AS incidents,
		count(over_seconds) AS judged,
		coalesce(sum(over_seconds), 0) AS seconds
	FROM (
		SELECT
			scope.*,
			CASE
				WHEN sla_resolution = 'met' THEN 0
				WHEN sla_resolution = 'breached' THEN ran_seconds - target.resolution_seconds
			END AS over_seconds
		FROM scope
		LEFT JOIN target ON target.code = scope.target_code
	)
	JOIN practised USING (id)
	GROUP BY ALL
),
each AS (
	SELECT *
	FROM alike
	UNPIVOT (
		holds FOR part IN (
			"all", breached, response_breached, ping_pong, reopened, handed_on_late, not_rechecked, off_matrix,
			passed_over_priority, no_category, no_detail, no_cause, no_solution, no_knowledge, recurring
		)
	)
)
SELECT
	part,
	coalesce(sum(incidents) FILTER (holds), 0)::INTEGER AS incidents,
	coalesce(sum(judged) FILTER (holds), 0)::INTEGER AS n,
	((sum(seconds) FILTER (holds)) / nullif(sum(judged) FILTER (holds), 0) / 60)::DOUBLE AS minutes
FROM each
GROUP BY part
ORDER BY part
