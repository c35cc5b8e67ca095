-- How were incidents judged on their response target, by each dimension?
-- One row per dimension and value of the incidents in scope: met, breached, pending (not yet answered, within the target);
-- what is left of the scope is unknown. Counted by codes first, then put into words: a code is far quicker to group by.
WITH
tally AS (
	SELECT 'priority' AS dimension, priority_code AS code, sla_response AS response, count(*) AS n
	FROM scope
	GROUP BY ALL
	UNION ALL
	SELECT 'category', category_code, sla_response, count(*) FROM scope GROUP BY ALL
	UNION ALL
	SELECT 'group', group_code, sla_response, count(*) FROM scope GROUP BY ALL
	UNION ALL
	SELECT 'channel', channel_code, sla_response, count(*) FROM scope GROUP BY ALL
	UNION ALL
	SELECT 'month', month_code, sla_response, count(*) FROM scope GROUP BY ALL
)
SELECT
	tally.dimension,
	coalesce(dictionary.key, '') AS key,
	coalesce(sum(n) FILTER (response = 'met'), 0)::INTEGER AS met,
	coalesce(sum(n) FILTER (response = 'breached'), 0)::INTEGER AS breached,
	coalesce(sum(n) FILTER (response = 'pending'), 0)::INTEGER AS pending
FROM tally
LEFT JOIN dictionary USING (dimension, code)
GROUP BY ALL
ORDER BY tally.dimension, key
