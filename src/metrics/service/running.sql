-- Which open incidents are past their target, or nearly so?
-- One row per open incident with a target, past ones first, longest open first, then by time left; at most 200.
-- left_minutes on the policy's clock at as_of: negative where past.
WITH
running AS (
	SELECT id, opened_at, target.resolution_seconds - ran_seconds AS left_seconds, target.resolution_seconds AS target_seconds
	FROM scope
	JOIN target ON target.code = scope.target_code
	WHERE is_open AND left_seconds IS NOT NULL
	ORDER BY left_seconds >= 0, CASE WHEN left_seconds < 0 THEN epoch(opened_at) ELSE left_seconds END
	LIMIT 200
)
SELECT
	incident.incident_id,
	incident.title,
	incident.priority,
	incident.assignment_group,
	incident.state,
	incident.opened_at,
	running.left_seconds::DOUBLE / 60 AS left_minutes,
	running.target_seconds::DOUBLE / 60 AS target_minutes
FROM running
JOIN incident USING (id)
ORDER BY left_minutes >= 0, CASE WHEN left_minutes < 0 THEN epoch(incident.opened_at) ELSE left_minutes END, incident_id
