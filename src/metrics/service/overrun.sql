-- How late were the breaches?
-- One row per bin of the histogram (durations.ts) of time on the policy's clock beyond the target: finished ones and,
-- apart, those still open, which get later yet. And one row per priority (-1 where not recorded) and one for all
-- together (priority NULL), without a bin: the finished ones, and what half and a tenth of them were late by at least.
WITH
late AS MATERIALIZED (
	SELECT priority_code, ran_seconds - target.resolution_seconds AS late_seconds, is_open
	FROM scope
	JOIN target ON target.code = scope.target_code
	WHERE sla_resolution = 'breached'
)
SELECT
	duration_bin(late_seconds)::INTEGER AS bin,
	NULL::INTEGER AS priority,
	(count(*) FILTER (NOT is_open))::INTEGER AS finished,
	(count(*) FILTER (is_open))::INTEGER AS open,
	NULL::DOUBLE AS median_minutes,
	NULL::DOUBLE AS p90_minutes
FROM late
GROUP BY 1
UNION ALL
SELECT NULL, priority_code, finished, 0, quantiles[1] / 60, quantiles[2] / 60
FROM (
	SELECT priority_code, count(*)::INTEGER AS finished, quantile_cont(late_seconds, [0.5, 0.9]) AS quantiles
	FROM late
	WHERE NOT is_open
	GROUP BY GROUPING SETS ((), (priority_code))
)
WHERE finished > 0
ORDER BY bin NULLS LAST, priority NULLS LAST
