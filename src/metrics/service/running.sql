-- Which open incidents are past their target, or nearly so?
-- One row per open incident that is past its target (is_late), oldest first, then those with a quarter of it or less left,
-- soonest first; at most 100 of either. left_minutes on the policy's clock at as_of: negative where past. alike: how many
-- there are of its kind, shown or not.
WITH
running AS (
	SELECT
		id,
		target.resolution_seconds AS target_seconds,
		target_seconds - ran_seconds AS left_seconds,
		left_seconds < 0 AS is_late,
		count(*) OVER (PARTITION BY is_late)::INTEGER AS alike,
		row_number() OVER (
			PARTITION BY is_late
			ORDER BY CASE WHEN left_seconds < 0 THEN epoch(opened_at) ELSE left_seconds END, id
		) AS place
	FROM scope
	JOIN target ON target.code = scope.target_code
	WHERE is_open AND left_seconds <= target_seconds / 4
	QUALIFY place <= 100
)
SELECT
	incident.incident_id,
	incident.title,
	incident.priority,
	incident.assignment_group,
	incident.state,
	incident.opened_at,
	running.left_seconds::DOUBLE / 60 AS left_minutes,
	running.target_seconds::DOUBLE / 60 AS target_minutes,
	running.is_late,
	running.alike
FROM running
JOIN incident USING (id)
ORDER BY NOT is_late, place
