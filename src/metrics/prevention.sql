-- Are faults found before the user reports them, and do they come again?
-- One row per metric of the family prevention. value: 0..1, NULL where nothing divides. proactive: n those whose channel
-- is known; recurrence: n those whose key is (see `again`).
WITH
counted AS MATERIALIZED (
	SELECT
		count(*) FILTER (proactive) AS proactive,
		count(proactive) AS with_channel,
		count(*) FILTER (recurs) AS recurs,
		count(recurs) AS with_key
	FROM practised
)
SELECT
	'proactive.rate' AS metric,
	rate(proactive, with_channel) AS value,
	with_channel::DOUBLE AS n,
	proactive::DOUBLE AS numerator
FROM counted
UNION ALL
SELECT 'recurrence.rate', rate(recurs, with_key), with_key, recurs FROM counted
