-- How many incidents were escalated, in each of the three senses of the word?
-- One row per dimension and value of the incidents in scope. functional: handed to another group or tier;
-- hierarchical: taken to management; passed: past the resolution target. An incident may be all three; they are never
-- added up. NULL where the data cannot tell.
WITH
counted AS (
	SELECT
		CASE
			WHEN grouping(priority_code) = 0 THEN 'priority'
			WHEN grouping(category_code) = 0 THEN 'category'
			WHEN grouping(group_code) = 0 THEN 'group'
			WHEN grouping(month_code) = 0 THEN 'month'
			ELSE 'all'
		END AS dimension,
		coalesce(priority_code, category_code, group_code, month_code) AS code,
		count(*)::INTEGER AS scope,
		count(escalated)::INTEGER AS functional_known,
		(count(*) FILTER (escalated))::INTEGER AS functional,
		count(escalated_hierarchically)::INTEGER AS hierarchical_known,
		(count(*) FILTER (escalated_hierarchically))::INTEGER AS hierarchical,
		(count(*) FILTER (sla_resolution IN ('met', 'breached')))::INTEGER AS judged,
		(count(*) FILTER (sla_resolution = 'breached'))::INTEGER AS passed
	FROM scope
	GROUP BY GROUPING SETS ((), (priority_code), (category_code), (group_code), (month_code))
)
SELECT counted.dimension, coalesce(dictionary.key, '') AS key, counted.* EXCLUDE (dimension, code)
FROM counted
LEFT JOIN dictionary ON dictionary.dimension = counted.dimension AND dictionary.code = counted.code
ORDER BY counted.dimension, scope DESC, key
