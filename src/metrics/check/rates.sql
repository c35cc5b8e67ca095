-- How often is each rule of the SOPs kept?
-- One row per rule: n, incidents in scope to which it applies and of which it can be told; broken, of these. See ruling.sql.
WITH
judged AS (
	SELECT ruling.* FROM ruling JOIN scope USING (id)
),
counted AS (
	SELECT count(COLUMNS('^r[0-9]+$'))::INTEGER AS '\0' FROM judged
),
kept AS (
	SELECT coalesce(sum(COLUMNS('^r[0-9]+$')::INTEGER), 0)::INTEGER AS '\0' FROM judged
)
SELECT rule, n, n - kept AS broken
FROM (UNPIVOT counted ON COLUMNS(*) INTO NAME rule VALUE n)
JOIN (UNPIVOT kept ON COLUMNS(*) INTO NAME rule VALUE kept) USING (rule)
ORDER BY rule
