-- Which open incidents are past their target, or nearly so?
-- One row per open incident with a target, past ones first, then by time left; at most 200. left_minutes on the
-- policy's clock at as_of: negative where past.
SELECT
	incident.incident_id,
	incident.title,
	incident.priority,
	incident.assignment_group,
	incident.state,
	incident.opened_at,
	scope.left_seconds::DOUBLE / 60 AS left_minutes,
	scope.resolution_target_seconds::DOUBLE / 60 AS target_minutes
FROM scope
JOIN incident USING (id)
WHERE scope.is_open AND scope.left_seconds IS NOT NULL
ORDER BY scope.left_seconds < 0 DESC, CASE WHEN scope.left_seconds < 0 THEN epoch(incident.opened_at) ELSE scope.left_seconds END
LIMIT 200
