-- What about each open incident calls for attention?
-- One row per open incident: id, that of `incident`. left_seconds: on the policy's clock from as_of to its resolution
-- target, negative past it; NULL where no target holds. passed: the share of that target which has passed, above 1 past it.
-- is_paused: the policy's clock stands still in its state. last_at: its newest event or recorded update; NULL where neither
-- is known.
-- Marks, NULL where nothing can tell. overdue: past the target; due: a quarter of it or less is left. response_overdue:
-- nobody has answered, and the response target is past. no_assignee, no_group: the data have that column, and it is empty
-- here; unassigned: either. silent: the clock has run for more than a quarter of the target since last_at, without a
-- target more than a day has passed. reopened: once or more. bouncing: sent back to a group that had it before, or handed
-- on three times or more.
CREATE OR REPLACE TABLE attention AS
WITH
has AS (
	SELECT
		coalesce(bool_or(field = 'assignee'), false) AS assignee,
		coalesce(bool_or(field = 'assignment_group'), false) AS assignment_group
	FROM present
	WHERE source = 'incident'
),
held AS (
	SELECT id, incident_id, state, assignee, assignment_group, updated_at
	FROM incident
	SEMI JOIN (SELECT id FROM fact WHERE is_open) AS unfinished USING (id)
),
heard AS (
	SELECT held.id, max(event."at") AS event_at
	FROM event
	JOIN held USING (incident_id)
	GROUP BY held.id
),
timed AS (
	SELECT
		held.*,
		CASE WHEN event_at IS NULL OR updated_at > event_at THEN updated_at ELSE event_at END AS last_at,
		context.as_of
	FROM held
	LEFT JOIN heard USING (id)
	CROSS JOIN context
)
SELECT
	timed.id,
	timed.last_at,
	target.resolution_seconds AS target_seconds,
	target.resolution_seconds - fact.ran_seconds AS left_seconds,
	fact.ran_seconds / target.resolution_seconds AS passed,
	pausing.state IS NOT NULL AS is_paused,
	fact.sla_resolution = 'breached' AS overdue,
	NOT overdue AND left_seconds <= target.resolution_seconds / 4 AS due,
	CASE
		WHEN fact.response_clock_seconds IS NOT NULL THEN false
		ELSE fact.sla_response = 'breached'
	END AS response_overdue,
	has.assignee AND timed.assignee IS NULL AS no_assignee,
	has.assignment_group AND timed.assignment_group IS NULL AS no_group,
	CASE WHEN has.assignee OR has.assignment_group THEN no_assignee OR no_group END AS unassigned,
	CASE
		WHEN target.resolution_seconds IS NULL THEN timed.last_at < timed.as_of - INTERVAL 1 DAY
		ELSE clock_us(timed.as_of, today.hours) - clock_us(timed.last_at, last_day.hours) > 250000 * target.resolution_seconds::BIGINT
	END AS silent,
	fact.reopened,
	CASE
		WHEN fact.ping_pong IS NOT NULL OR fact.transfers IS NOT NULL
			THEN coalesce(fact.ping_pong, false) OR coalesce(fact.transfers >= 3, false)
	END AS bouncing
FROM timed
JOIN fact USING (id)
LEFT JOIN target ON target.code = fact.target_code
LEFT JOIN (SELECT DISTINCT state FROM pausing) AS pausing ON pausing.state = timed.state
LEFT JOIN calendar AS today ON today.day = utc_day(timed.as_of)
LEFT JOIN calendar AS last_day ON last_day.day = utc_day(timed.last_at)
CROSS JOIN has
