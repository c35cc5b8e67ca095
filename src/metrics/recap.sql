-- How many incidents came in, and what became of them?
-- One row per metric of the family recap. value: records. occurred = resolved + unresolved + cancelled; service
-- requests are counted apart, and what is folded into its mass outage nowhere.
SELECT metric, value::DOUBLE AS value, NULL::DOUBLE AS n, NULL::DOUBLE AS numerator
FROM (
	SELECT
		count(*) FILTER (is_counted) AS "recap.occurred",
		count(*) FILTER (is_resolved) AS "recap.resolved",
		count(*) FILTER (is_open) AS "recap.unresolved",
		count(*) FILTER (is_cancelled) AS "recap.cancelled",
		count(*) FILTER (is_request) AS "recap.service_requests"
	FROM selected
)
UNPIVOT (value FOR metric IN (*))
