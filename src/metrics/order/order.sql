-- In which order was work taken up?
-- One row per priority, one per site month of opening and one for all ('all'): starts of work at which at least one
-- other incident was waiting in the same group, and how many of them passed over nobody with a better priority
-- (by_priority, of those whose own priority is known) and nobody who had come earlier (by_arrival). See practice.sql.
WITH
start AS (
	SELECT scope.priority_code, scope.month_code, practice.by_priority, practice.by_arrival
	FROM scope
	JOIN practice USING (id)
	WHERE practice.by_arrival IS NOT NULL
),
counted AS (
	SELECT
		CASE
			WHEN grouping(priority_code) = 0 THEN 'priority'
			WHEN grouping(month_code) = 0 THEN 'month'
			ELSE 'all'
		END AS dimension,
		coalesce(priority_code, month_code) AS code,
		count(*)::INTEGER AS starts,
		(count(*) FILTER (by_arrival))::INTEGER AS in_arrival,
		count(by_priority)::INTEGER AS ranked,
		(count(*) FILTER (by_priority))::INTEGER AS in_priority
	FROM start
	GROUP BY GROUPING SETS ((), (priority_code), (month_code))
)
SELECT counted.dimension, coalesce(dictionary.key, '') AS key, counted.* EXCLUDE (dimension, code)
FROM counted
LEFT JOIN dictionary ON dictionary.dimension = counted.dimension AND dictionary.code = counted.code
ORDER BY counted.dimension, key
