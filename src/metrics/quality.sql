-- How sound are the data?
-- One row per metric of the family quality. value: rows of all files, whatever the filter, for rows, refused,
-- duplicates, unknown_state and unparsed_dates; incidents in scope for the others. parents (stand
-- for a mass outage) and children (all others of it) are records under the filter, cancelled and folded ones included.
SELECT metric, value::DOUBLE AS value, NULL::DOUBLE AS n, NULL::DOUBLE AS numerator
FROM (
	SELECT
		coalesce(sum(rows), 0)::DOUBLE AS "quality.rows",
		coalesce(sum(refused), 0)::DOUBLE AS "quality.refused",
		coalesce(sum(duplicates), 0)::DOUBLE AS "quality.duplicates",
		coalesce(sum(unknown_states), 0)::DOUBLE AS "quality.unknown_state",
		coalesce(sum(unparsed_dates), 0)::DOUBLE AS "quality.unparsed_dates"
	FROM file
)
UNPIVOT (value FOR metric IN (*))
UNION ALL
SELECT metric, value::DOUBLE, NULL, NULL
FROM (
	SELECT
		count(*) FILTER (negative_duration) AS "quality.negative_duration",
		count(*) FILTER (closed_before_resolved) AS "quality.closed_before_resolved",
		count(*) FILTER (finish_from_events) AS "quality.finish_from_events",
		count(*) FILTER (finish_from_closed) AS "quality.finish_from_closed"
	FROM scope
)
UNPIVOT (value FOR metric IN (*))
UNION ALL
SELECT metric, value::DOUBLE, NULL, NULL
FROM (
	SELECT
		count(*) FILTER (is_parent) AS "quality.parents",
		count(*) FILTER (is_child) AS "quality.children"
	FROM selected
)
UNPIVOT (value FOR metric IN (*))
