-- Which open incidents are these, and what calls for attention?
-- One row per open incident in scope. title: its description where it has none. Times in UTC; age_days elapsed at as_of; minutes on the policy's clock, left_minutes
-- negative past the target, both NULL where none holds; transfers: NULL where the data cannot tell; marks as in `attention`.
SELECT
	incident.incident_id,
	coalesce(incident.title, incident.description) AS title,
	incident.priority,
	incident.state,
	incident.assignment_group,
	incident.assignee,
	incident.opened_at,
	attention.last_at,
	(epoch_us(context.as_of) - epoch_us(incident.opened_at)) / 86400000000 AS age_days,
	attention.target_seconds::DOUBLE / 60 AS target_minutes,
	attention.left_seconds::DOUBLE / 60 AS left_minutes,
	attention.passed,
	attention.is_paused,
	scope.transfers,
	attention.overdue,
	attention.due,
	attention.response_overdue,
	attention.no_assignee,
	attention.no_group,
	attention.unassigned,
	attention.silent,
	attention.reopened,
	attention.bouncing
FROM attention
JOIN scope USING (id)
JOIN incident USING (id)
CROSS JOIN context
