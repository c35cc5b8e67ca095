-- What share of the judged incidents met its target?
-- One row per metric of the family sla. value: 0..1, NULL where nothing was judged; n: judged; numerator: met, or agreed.
-- Unfinished incidents within their target are pending and not judged yet.
WITH
judged AS MATERIALIZED (
	SELECT
		count(*) FILTER (sla_resolution = 'met') AS met,
		count(*) FILTER (sla_resolution <> 'pending') AS resolution,
		count(*) FILTER (sla_response = 'met') AS responded,
		count(*) FILTER (sla_response <> 'pending') AS response,
		count(*) FILTER (sla_reported) AS reported_met,
		count(sla_reported) AS reported,
		count(*) FILTER (sla_resolution <> 'pending' AND sla_reported = (sla_resolution = 'met')) AS agreed,
		count(sla_reported) FILTER (sla_resolution <> 'pending') AS both_known
	FROM scope
)
SELECT 'sla.resolution.rate' AS metric, rate(met, resolution) AS value, resolution::DOUBLE AS n, met::DOUBLE AS numerator
FROM judged
UNION ALL
SELECT 'sla.response.rate', rate(responded, response), response, responded FROM judged
UNION ALL
SELECT 'sla.reported.rate', rate(reported_met, reported), reported, reported_met FROM judged
UNION ALL
SELECT 'sla.agreement.rate', rate(agreed, both_known), both_known, agreed FROM judged
