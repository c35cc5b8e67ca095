-- How often is each rule of the SOPs kept, by site month of opening?
-- One row per month (YYYY-MM) and rule that applied to any incident in scope: n, those of which it can be told; broken, of
-- these. See ruling.sql.
WITH
judged AS (
	SELECT scope.month_code, ruling.* EXCLUDE (id) FROM ruling JOIN scope USING (id)
),
counted AS (
	SELECT month_code, count(COLUMNS('^r[0-9]+$'))::INTEGER AS '\0' FROM judged GROUP BY month_code
),
kept AS (
	SELECT month_code, coalesce(sum(COLUMNS('^r[0-9]+$')::INTEGER), 0)::INTEGER AS '\0' FROM judged GROUP BY month_code
)
SELECT month_key(month_code) AS month, rule, n, n - kept AS broken
FROM (UNPIVOT counted ON COLUMNS('^r[0-9]+$') INTO NAME rule VALUE n)
JOIN (UNPIVOT kept ON COLUMNS('^r[0-9]+$') INTO NAME rule VALUE kept) USING (month_code, rule)
WHERE n > 0
ORDER BY month, rule
