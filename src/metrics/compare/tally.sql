-- How long did it take on either side, value by value?
-- One row per metric and distinct value: minutes (transfers: a number; completeness: a share, see `practice`), and how
-- many incidents of side 1 and of side 2 have it. Ascending within a metric.
WITH
told AS (
	SELECT 'time.response' AS metric, side, response_seconds / 60 AS value FROM sided WHERE response_seconds IS NOT NULL
	UNION ALL
	SELECT 'time.resolution', side, resolution_seconds / 60 FROM sided WHERE resolution_seconds IS NOT NULL
	UNION ALL
	SELECT 'time.resolution_clock', side, resolution_clock_seconds / 60 FROM sided WHERE resolution_clock_seconds IS NOT NULL
	UNION ALL
	SELECT 'time.close_lag', side, close_lag_seconds / 60 FROM sided WHERE close_lag_seconds IS NOT NULL
	UNION ALL
	SELECT 'escalation.time_to_first', side, first_transfer_seconds / 60 FROM sided WHERE first_transfer_seconds IS NOT NULL
	UNION ALL
	SELECT 'escalation.transfers', side, transfers FROM sided WHERE transfers IS NOT NULL
	UNION ALL
	SELECT 'logging.completeness', side, completeness FROM practised
)
SELECT
	metric,
	value::DOUBLE AS value,
	(count(*) FILTER (side = 1))::INTEGER AS one,
	(count(*) FILTER (side = 2))::INTEGER AS other
FROM told
GROUP BY metric, value
ORDER BY metric, value
