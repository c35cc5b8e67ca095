-- Which rules of the handling flow did each incident keep?
-- One row per incident in scope: id, that of `incident`; one column per rule: true = kept, false = broken, NULL = does not
-- apply or nothing tells.
-- logged_first: no event before the minute of its opening. prioritised_first, of those handed on: an event had a priority
-- by then. started_first, of finished ones: acknowledged, or in work, before that. tiers_in_turn, of those that rose from
-- a known tier: never by more than one. resolved_first, of closed ones: the record or the events have it resolved before.
-- confirmed_first: as `practice.rechecked`. closed_stays, of those with an event that closes: none in a working state
-- after it, so that taking it up again breaks it. finish_reached: the last known state of its events is a finished one;
-- what is still open has not reached it. life_in_order: opened, acknowledged, resolved, closed, as far as known.
CREATE OR REPLACE TABLE conformance AS
WITH
seen AS (
	SELECT
		incident.id,
		event.position,
		event."at",
		event.state,
		event.priority,
		event.assignment_group <> lag(event.assignment_group IGNORE NULLS) OVER turns AS group_moved,
		event.support_tier - lag(event.support_tier IGNORE NULLS) OVER turns AS tier_rise
	FROM event
	JOIN incident USING (incident_id)
	WINDOW turns AS (PARTITION BY incident.id ORDER BY event.position)
),
told AS (
	SELECT
		id,
		min("at") AS first_at,
		min(position) FILTER (priority IS NOT NULL) AS prioritised,
		min(position) FILTER (group_moved) AS group_moved,
		min(position) FILTER (tier_rise <> 0) AS tier_moved,
		max(tier_rise) FILTER (tier_rise > 0) AS highest_rise,
		min(position) FILTER (state IN ('in_progress', 'on_hold')) AS begun,
		min(position) FILTER (is_finished(state)) AS finished,
		min(position) FILTER (state = 'resolved') AS resolved,
		min(position) FILTER (state = 'closed') AS closed,
		max(position) FILTER (state IN ('new', 'in_progress', 'on_hold')) AS last_worked,
		arg_max(state, position) AS last_state
	FROM seen
	GROUP BY id
),
-- What the record says, its blanks filled from the events: as everywhere, not while the incident is open.
timed AS (
	SELECT
		incident.id,
		incident.acknowledged_at,
		CASE WHEN basis.has_resolved THEN incident.resolved_at END AS recorded_resolved_at,
		CASE WHEN fact.is_resolved THEN coalesce(incident.resolved_at, trail.resolved_at) END AS resolved_at,
		CASE WHEN fact.is_resolved THEN coalesce(incident.closed_at, trail.closed_at) END AS closed_at
	FROM incident
	JOIN fact USING (id)
	LEFT JOIN trail USING (id)
	CROSS JOIN basis
)
SELECT
	fact.id,
	date_trunc('minute', told.first_at) >= date_trunc('minute', fact.opened_at) AS logged_first,
	CASE
		WHEN basis.has_groups THEN CASE
			WHEN told.group_moved IS NOT NULL THEN coalesce(told.prioritised <= told.group_moved, false)
		END
		WHEN told.tier_moved IS NOT NULL THEN coalesce(told.prioritised <= told.tier_moved, false)
	END AS prioritised_first,
	CASE
		WHEN NOT fact.is_resolved THEN NULL
		WHEN told.begun < coalesce(told.finished, told.begun + 1) THEN true
		WHEN timed.acknowledged_at IS NULL THEN CASE WHEN basis.has_acknowledged OR told.finished IS NOT NULL THEN false END
		ELSE timed.acknowledged_at <= coalesce(timed.resolved_at, timed.closed_at)
	END AS started_first,
	told.highest_rise = 1 AS tiers_in_turn,
	CASE
		WHEN told.closed IS NOT NULL OR (basis.has_resolved AND timed.closed_at IS NOT NULL)
			THEN coalesce(told.resolved < told.closed, false)
				OR coalesce(timed.recorded_resolved_at <= timed.closed_at, false)
	END AS resolved_first,
	practice.rechecked AS confirmed_first,
	CASE WHEN told.closed IS NOT NULL THEN coalesce(told.last_worked < told.closed, true) END AS closed_stays,
	is_finished(told.last_state) AS finish_reached,
	CASE
		WHEN coalesce(timed.acknowledged_at, timed.resolved_at, timed.closed_at) IS NOT NULL
			THEN coalesce(timed.acknowledged_at >= fact.opened_at, true)
				AND coalesce(timed.resolved_at >= greatest(fact.opened_at, timed.acknowledged_at), true)
				AND coalesce(timed.closed_at >= greatest(fact.opened_at, timed.acknowledged_at, timed.resolved_at), true)
	END AS life_in_order
FROM fact
JOIN timed USING (id)
LEFT JOIN told USING (id)
LEFT JOIN practice USING (id)
CROSS JOIN basis
WHERE fact.is_resolved OR fact.is_open
