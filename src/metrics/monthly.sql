-- How long did the incidents take that were resolved in a month?
-- One row per site month (counted from January 1970) of recorded resolution. median_minutes elapsed, clock_minutes on the
-- policy's clock with pauses taken out; NULL where none was measured. measured, clocked: incidents that they rest on.
SELECT
	left_month AS code,
	quantile_cont(resolution_seconds, 0.5) / 60 AS median_minutes,
	count(resolution_seconds)::INTEGER AS measured,
	quantile_cont(resolution_clock_seconds, 0.5) / 60 AS clock_minutes,
	count(resolution_clock_seconds)::INTEGER AS clocked
FROM selected
WHERE resolution_seconds IS NOT NULL OR resolution_clock_seconds IS NOT NULL
GROUP BY left_month
ORDER BY left_month
