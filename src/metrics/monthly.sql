-- How long did the incidents take that were resolved in a month?
-- One row per site month (counted from January 1970) of recorded resolution. Minutes elapsed.
SELECT left_month AS code, quantile_cont(resolution_seconds, 0.5) / 60 AS median_minutes
FROM selected
WHERE resolution_seconds IS NOT NULL
GROUP BY left_month
ORDER BY left_month
