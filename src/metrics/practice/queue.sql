-- Who waited for which group, from when until when?
-- One row per incident in scope whose (last) group is known. started_at: when work on it began, which is when it was
-- acknowledged, else the first event in progress; NULL where neither is known. It waits from opened_at to before
-- waited_until: its start; without one, its end, since what is done with waits no more, and infinity while it is open.
-- Left out: what has no such time, and a start before opening. Empty where the data cannot tell of any start.
CREATE OR REPLACE TABLE queue AS
WITH
begun AS (
	SELECT incident.id, arg_min(event."at", event.position) AS started_at
	FROM event
	JOIN incident USING (incident_id)
	WHERE event.state = 'in_progress'
	GROUP BY incident.id
),
timed AS (
	SELECT
		fact.id,
		fact.group_code,
		grouped.priority,
		fact.opened_at,
		coalesce(grouped.acknowledged_at, begun.started_at) AS started_at,
		CASE WHEN fact.is_open THEN 'infinity'::TIMESTAMP
			ELSE coalesce(grouped.resolved_at, trail.resolved_at, grouped.closed_at, trail.closed_at)
		END AS left_at
	FROM fact
	JOIN (
		SELECT id, priority, acknowledged_at, resolved_at, closed_at FROM incident WHERE assignment_group IS NOT NULL
	) AS grouped USING (id)
	LEFT JOIN trail USING (id)
	LEFT JOIN begun USING (id)
	WHERE fact.is_resolved OR fact.is_open
)
SELECT id, group_code, priority, opened_at, started_at, coalesce(started_at, left_at) AS waited_until
FROM timed, basis
WHERE (basis.has_acknowledged OR basis.has_event_states) AND coalesce(started_at, left_at) >= opened_at
