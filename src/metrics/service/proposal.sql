-- Which target would 80, 90, 95 % of the past have met?
-- One row per priority (-1 where not recorded) of finished incidents whose time on the policy's clock is known, and one
-- for all together (NULL). Minutes: the shortest time that so many took at most.
SELECT
	priority_code AS priority,
	count(*)::INTEGER AS n,
	quantile_disc(ran_seconds, 0.8)::DOUBLE / 60 AS p80_minutes,
	quantile_disc(ran_seconds, 0.9)::DOUBLE / 60 AS p90_minutes,
	quantile_disc(ran_seconds, 0.95)::DOUBLE / 60 AS p95_minutes
FROM scope
WHERE NOT is_open AND ran_seconds IS NOT NULL
GROUP BY GROUPING SETS ((), (priority_code))
ORDER BY priority NULLS LAST
