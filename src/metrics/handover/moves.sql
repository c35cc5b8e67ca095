-- From which group to which were incidents handed?
-- One row per pair of different known groups that follow one another in the events of an incident in scope: how many
-- times, how many incidents. The 200 most frequent.
WITH
known AS (
	SELECT event.incident_id, event.position, event.assignment_group AS place
	FROM event
	JOIN incident USING (incident_id)
	JOIN scope USING (id)
	WHERE event.assignment_group IS NOT NULL
),
step AS (
	SELECT incident_id, place, lag(place) OVER (PARTITION BY incident_id ORDER BY position) AS before
	FROM known
)
SELECT before AS "from", place AS "to", count(*)::INTEGER AS times, count(DISTINCT incident_id)::INTEGER AS incidents
FROM step
WHERE before <> place
GROUP BY ALL
ORDER BY times DESC, 1, 2
LIMIT 200
