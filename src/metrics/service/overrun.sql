-- How late were the breaches?
-- One row per bin of the histogram (durations.ts) of time on the policy's clock beyond the target; finished ones and,
-- apart, those still open, which get later yet. median_minutes is that of the finished ones, the same in every row.
WITH
late AS (
	SELECT duration_bin(overrun_seconds) AS bin, overrun_seconds, is_open
	FROM scope
	WHERE sla_resolution = 'breached' AND overrun_seconds IS NOT NULL
)
SELECT
	bin::INTEGER AS bin,
	(count(*) FILTER (NOT is_open))::INTEGER AS finished,
	(count(*) FILTER (is_open))::INTEGER AS open,
	(SELECT quantile_cont(overrun_seconds, 0.5) FILTER (NOT is_open) / 60 FROM late)::DOUBLE AS median_minutes
FROM late
GROUP BY bin
ORDER BY bin
