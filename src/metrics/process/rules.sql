-- How often is each rule of the handling flow kept?
-- One row per rule: n, incidents in scope to which it applies; broken, of these. See conformance.sql.
WITH
judged AS (
	SELECT conformance.* FROM conformance JOIN scope USING (id)
),
long AS (
	UNPIVOT (SELECT * EXCLUDE (id) FROM judged) ON COLUMNS(*) INTO NAME rule VALUE kept
)
SELECT rule, count(*)::INTEGER AS n, (count(*) FILTER (NOT kept))::INTEGER AS broken
FROM long
GROUP BY rule
ORDER BY rule
