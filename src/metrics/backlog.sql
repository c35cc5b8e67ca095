-- What is unfinished at as_of, and since when?
-- One row per metric of the family backlog. value: incidents, each in one band of age; overdue: past the resolution
-- target.
SELECT metric, value::DOUBLE AS value, NULL::DOUBLE AS n, NULL::DOUBLE AS numerator
FROM (
	SELECT
		count(*) AS "backlog.open",
		count(*) FILTER (sla_resolution = 'breached') AS "backlog.overdue",
		count(*) FILTER (age_band = 'd1') AS "backlog.age.d1",
		count(*) FILTER (age_band = 'd3') AS "backlog.age.d3",
		count(*) FILTER (age_band = 'd7') AS "backlog.age.d7",
		count(*) FILTER (age_band = 'd30') AS "backlog.age.d30",
		count(*) FILTER (age_band = 'more') AS "backlog.age.more"
	FROM scope
	WHERE is_open
)
UNPIVOT (value FOR metric IN (*))
