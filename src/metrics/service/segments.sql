-- How were incidents judged, by a column that is no filter?
-- One row per value of segment and of service, as judged.sql has them.
SELECT
	dimension,
	coalesce(value, '') AS key,
	count(*)::INTEGER AS scope,
	(count(*) FILTER (sla_resolution = 'met'))::INTEGER AS resolution_met,
	(count(*) FILTER (sla_resolution = 'breached'))::INTEGER AS resolution_breached,
	(count(*) FILTER (sla_resolution = 'pending'))::INTEGER AS resolution_pending,
	(count(*) FILTER (sla_response = 'met'))::INTEGER AS response_met,
	(count(*) FILTER (sla_response = 'breached'))::INTEGER AS response_breached,
	(count(*) FILTER (sla_response = 'pending'))::INTEGER AS response_pending
FROM (
	SELECT 'segment' AS dimension, incident.segment AS value, sla_resolution, sla_response
	FROM scope JOIN incident USING (id)
	UNION ALL
	SELECT 'service', incident.service, sla_resolution, sla_response
	FROM scope JOIN incident USING (id)
)
GROUP BY ALL
ORDER BY dimension, scope DESC, key
