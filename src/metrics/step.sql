-- What came before each event of an incident, and what after?
-- One row per event: id, that of `incident`, and position, the order in which its events stand; the state, group and tier known
-- before it. Events without a known one say nothing about it: the last known still holds.
-- state_from, state_until: from when to when an event's state holds: until the next event with a known state and time,
-- NULL where there is none; where times run backwards, not before the latest so far. For `trail` and `stay`, then dropped.
CREATE OR REPLACE TABLE step AS
SELECT
	incident.id,
	position,
	"at",
	event.state,
	is_finished(event.state) AS finished,
	event.assignment_group,
	event.support_tier,
	lag(event.state IGNORE NULLS) OVER steps AS state_before,
	lag(event.assignment_group IGNORE NULLS) OVER steps AS group_before,
	lag(event.support_tier IGNORE NULLS) OVER steps AS tier_before,
	max(CASE WHEN event.state IS NOT NULL THEN "at" END) OVER (steps ROWS UNBOUNDED PRECEDING) AS state_from,
	lead(CASE WHEN event.state IS NOT NULL THEN "at" END IGNORE NULLS) OVER steps AS state_until
FROM event
JOIN incident USING (incident_id)
WINDOW steps AS (PARTITION BY incident.id ORDER BY position)
