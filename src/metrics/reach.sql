-- From which to which UTC day do the times of the data reach?
-- One row: the site's zone, and whole days since 1970; NULL without any time.
SELECT any_value(zone) AS zone, min(utc_day(first_at)) AS first_day, max(utc_day(last_at)) AS last_day
FROM (
	SELECT
		least(min(opened_at), min(acknowledged_at), min(resolved_at), min(closed_at)) AS first_at,
		greatest(max(opened_at), max(acknowledged_at), max(resolved_at), max(closed_at)) AS last_at
	FROM incident
	UNION ALL
	SELECT min("at"), max("at") FROM event
	UNION ALL
	SELECT as_of, as_of FROM context
), context
