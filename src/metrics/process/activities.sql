-- What happens in the cases, how often, and what comes first and last?
-- One row per perspective and word of the cases in scope: events, cases with at least one, cases that start and that end
-- with it. Of each perspective the 200 most frequent.
WITH
happened AS (
	SELECT walk.code, count(*) AS events, count(DISTINCT walk.id) AS cases
	FROM walk
	JOIN scope USING (id)
	GROUP BY walk.code
),
edge AS (
	SELECT unnest([first_code, last_code]) AS code, unnest([true, false]) AS is_first
	FROM trace
	JOIN scope USING (id)
),
ends AS (
	SELECT code, count(*) FILTER (is_first) AS starts, count(*) FILTER (NOT is_first) AS ends FROM edge GROUP BY code
)
SELECT
	activity.perspective,
	activity.name,
	happened.events::INTEGER AS events,
	happened.cases::INTEGER AS cases,
	coalesce(ends.starts, 0)::INTEGER AS starts,
	coalesce(ends.ends, 0)::INTEGER AS ends
FROM happened
JOIN activity USING (code)
LEFT JOIN ends USING (code)
QUALIFY row_number() OVER (PARTITION BY activity.perspective ORDER BY happened.events DESC, activity.name) <= 200
ORDER BY activity.perspective, happened.events DESC, activity.name
