-- What share of the incidents was not yet resolved so long after opening?
-- One row per time at which one was resolved or, unfinished, last watched (at as_of): seconds elapsed; share: of all,
-- by Kaplan and Meier; at_risk: how many were watched until then. Recorded resolution times only, as for all times to
-- resolve: finished incidents without one are left out.
WITH
ended AS (
	SELECT seconds, count(*) AS n, count(*) FILTER (NOT is_open) AS resolved
	FROM (
		SELECT
			is_open,
			CASE WHEN is_open THEN elapsed_seconds(opened_at, as_of) ELSE resolution_seconds END AS seconds
		FROM scope, context
	)
	WHERE seconds IS NOT NULL
	GROUP BY seconds
),
watched AS (
	SELECT *, sum(n) OVER (ORDER BY seconds DESC ROWS UNBOUNDED PRECEDING) AS at_risk FROM ended
)
SELECT
	seconds::DOUBLE AS seconds,
	product(1 - resolved / at_risk) OVER (ORDER BY seconds ROWS UNBOUNDED PRECEDING) AS share,
	at_risk::INTEGER AS at_risk
FROM watched
