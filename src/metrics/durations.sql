-- How long did incidents take from opened to recorded resolved?
-- One row over `selected`. Minutes elapsed; NULL where none was measured.
SELECT n::INTEGER AS n, quantiles[1] / 60 AS median_minutes, quantiles[2] / 60 AS p90_minutes
FROM (
	SELECT count(resolution_seconds) AS n, quantile_cont(resolution_seconds, [0.5, 0.9]) AS quantiles
	FROM selected
)
