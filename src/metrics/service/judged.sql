-- How were incidents judged, by each dimension?
-- One row per dimension and value of the incidents in scope. Verdicts on the resolution and on the response target:
-- met, breached, pending (unfinished within the target) and unknown (no target, no time, or times the wrong way round).
WITH
counted AS (
	SELECT
		CASE
			WHEN grouping(priority_code) = 0 THEN 'priority'
			WHEN grouping(category_code) = 0 THEN 'category'
			WHEN grouping(group_code) = 0 THEN 'group'
			WHEN grouping(channel_code) = 0 THEN 'channel'
			WHEN grouping(month_code) = 0 THEN 'month'
			ELSE 'all'
		END AS dimension,
		coalesce(priority_code, category_code, group_code, channel_code, month_code) AS code,
		count(*)::INTEGER AS scope,
		(count(*) FILTER (sla_resolution = 'met'))::INTEGER AS resolution_met,
		(count(*) FILTER (sla_resolution = 'breached'))::INTEGER AS resolution_breached,
		(count(*) FILTER (sla_resolution = 'pending'))::INTEGER AS resolution_pending,
		(count(*) FILTER (sla_response = 'met'))::INTEGER AS response_met,
		(count(*) FILTER (sla_response = 'breached'))::INTEGER AS response_breached,
		(count(*) FILTER (sla_response = 'pending'))::INTEGER AS response_pending
	FROM scope
	GROUP BY GROUPING SETS ((), (priority_code), (category_code), (group_code), (channel_code), (month_code))
)
SELECT counted.dimension, coalesce(dictionary.key, '') AS key, counted.* EXCLUDE (dimension, code)
FROM counted
LEFT JOIN dictionary ON dictionary.dimension = counted.dimension AND dictionary.code = counted.code
ORDER BY counted.dimension, scope DESC, key
