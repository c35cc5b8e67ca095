-- How long did it take to respond, to resolve and to close?
-- One row per metric of the family time. value: minutes, elapsed or on the policy's clock; NULL where none was measured;
-- n: measured incidents.
WITH
measured AS MATERIALIZED (
	SELECT
		count(response_seconds) AS responses,
		mean_of(response_seconds) AS response_mean,
		quantile_cont(response_seconds, [0.5, 0.9]) AS response,
		count(resolution_seconds) AS resolutions,
		mean_of(resolution_seconds) AS resolution_mean,
		quantile_cont(resolution_seconds, [0.5, 0.9]) AS resolution,
		count(resolution_clock_seconds) AS clocked,
		mean_of(resolution_clock_seconds) AS clock_mean,
		quantile_cont(resolution_clock_seconds, [0.5, 0.9]) AS clock,
		count(close_lag_seconds) AS closings,
		quantile_cont(close_lag_seconds, 0.5) AS close_lag
	FROM scope
)
SELECT metric, seconds / 60 AS value, n::DOUBLE AS n, NULL::DOUBLE AS numerator
FROM (
	SELECT 'time.response.mean' AS metric, response_mean AS seconds, responses AS n FROM measured
	UNION ALL
	SELECT 'time.response.median', response[1], responses FROM measured
	UNION ALL
	SELECT 'time.response.p90', response[2], responses FROM measured
	UNION ALL
	SELECT 'time.resolution.mean', resolution_mean, resolutions FROM measured
	UNION ALL
	SELECT 'time.resolution.median', resolution[1], resolutions FROM measured
	UNION ALL
	SELECT 'time.resolution.p90', resolution[2], resolutions FROM measured
	UNION ALL
	SELECT 'time.resolution_clock.mean', clock_mean, clocked FROM measured
	UNION ALL
	SELECT 'time.resolution_clock.median', clock[1], clocked FROM measured
	UNION ALL
	SELECT 'time.resolution_clock.p90', clock[2], clocked FROM measured
	UNION ALL
	SELECT 'time.close_lag.median', close_lag, closings FROM measured
)
