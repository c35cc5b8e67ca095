-- Who reopened what was finished?
-- One row per person or, where no person is known, group on the event that takes an incident in scope out of a finished
-- state; '' where the log names neither. The 50 most frequent.
WITH
known AS (
	SELECT
		event.incident_id,
		event.state,
		coalesce(event.resource, event.assignment_group, '') AS who,
		lag(event.state) OVER (PARTITION BY event.incident_id ORDER BY event.position) AS before
	FROM event
	JOIN incident USING (incident_id)
	JOIN scope USING (id)
	WHERE event.state IS NOT NULL
)
SELECT who, count(*)::INTEGER AS times, count(DISTINCT incident_id)::INTEGER AS incidents
FROM known
WHERE is_finished(before) AND NOT is_finished(state) AND state <> 'cancelled'
GROUP BY who
ORDER BY times DESC, who
LIMIT 50
