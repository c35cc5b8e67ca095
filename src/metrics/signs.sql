-- What in the times of a data set looks wrong, over all its records whatever the filter. One row.
-- *_day: site day, YYYY-MM-DD. later and earlier: records that stand alone at the end of time, months after or a year
-- before all others: typing errors, most likely; as_of is the newest of all times and would rest on them.
WITH
usual AS (
	SELECT
		quantile_disc(opened_at, 0.001) AS earliest,
		quantile_disc(opened_at, 0.999) AS latest,
		greatest(3, count(*) * 0.002) AS few
	FROM incident
),
counted AS (
	SELECT
		count(*) FILTER (
			greatest(opened_at, acknowledged_at, resolved_at, closed_at, updated_at) > latest + INTERVAL 60 DAY
		) AS later,
		min(greatest(opened_at, acknowledged_at, resolved_at, closed_at, updated_at)) FILTER (
			greatest(opened_at, acknowledged_at, resolved_at, closed_at, updated_at) > latest + INTERVAL 60 DAY
		) AS later_from,
		count(*) FILTER (opened_at < earliest - INTERVAL 1 YEAR) AS earlier,
		max(opened_at) FILTER (opened_at < earliest - INTERVAL 1 YEAR) AS earlier_to,
		any_value(few) AS few
	FROM incident, usual
)
SELECT
	CASE WHEN later BETWEEN 1 AND few THEN later ELSE 0 END::INTEGER AS later,
	strftime(site_time(later_from), '%Y-%m-%d') AS later_day,
	CASE WHEN earlier BETWEEN 1 AND few THEN earlier ELSE 0 END::INTEGER AS earlier,
	strftime(site_time(earlier_to), '%Y-%m-%d') AS earlier_day,
	(SELECT count(*)::INTEGER FROM fact WHERE negative_duration) AS negative_duration,
	(SELECT count(*)::INTEGER FROM fact WHERE closed_before_resolved) AS closed_before_resolved,
	(SELECT count(*)::INTEGER FROM fact WHERE unknown_state) AS unknown_state
FROM counted
