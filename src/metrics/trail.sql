-- What do the events say of each incident?
-- One row per incident that has events, which stand in the order of `position`. Events without a known state, group or tier say
-- nothing about it: the last known one still holds.
-- resolved_at, closed_at, cancelled_at: first event of the last unbroken run of such states; NULL unless the trail
-- ends in it. *_changes: changes between consecutive known groups or tiers, first_*_change_at the first of them.
-- ping_pong: the known groups, repeats folded, hold A, B, A next to one another; NULL where no group is known.
CREATE OR REPLACE TABLE trail AS
WITH
step AS (
	SELECT
		incident_id,
		position,
		"at",
		state,
		is_finished(state) AS finished,
		assignment_group,
		support_tier,
		lag(state IGNORE NULLS) OVER steps AS state_before,
		lag(assignment_group IGNORE NULLS) OVER steps AS group_before,
		lag(support_tier IGNORE NULLS) OVER steps AS tier_before
	FROM event
	WINDOW steps AS (PARTITION BY incident_id ORDER BY position)
),
stay AS (
	SELECT
		incident_id,
		lag(assignment_group, 2) OVER (PARTITION BY incident_id ORDER BY position) = assignment_group AS back_again
	FROM step
	WHERE assignment_group IS DISTINCT FROM group_before AND assignment_group IS NOT NULL
),
holder AS (
	SELECT incident_id, coalesce(bool_or(back_again), false) AS ping_pong FROM stay GROUP BY incident_id
),
path AS (
	SELECT
		incident_id,
		arg_max(state, position) AS last_state,
		arg_max_null("at", position) FILTER (finished AND NOT coalesce(is_finished(state_before), false)) AS finish_began,
		arg_max_null("at", position) FILTER (state = 'closed' AND state_before IS DISTINCT FROM 'closed') AS close_began,
		arg_max_null("at", position) FILTER (
			state = 'cancelled' AND state_before IS DISTINCT FROM 'cancelled'
		) AS cancel_began,
		coalesce(bool_or(finished), false) AS ever_finished,
		coalesce(bool_or(is_finished(state_before) AND NOT finished AND state <> 'cancelled'), false) AS reopened,
		(count(*) FILTER (assignment_group <> group_before))::INTEGER AS group_changes,
		arg_min_null("at", position) FILTER (assignment_group <> group_before) AS first_group_change_at,
		(count(*) FILTER (support_tier <> tier_before))::INTEGER AS tier_changes,
		arg_min_null("at", position) FILTER (support_tier <> tier_before) AS first_tier_change_at,
		coalesce(bool_or(support_tier IS NOT NULL), false) AS has_tier
	FROM step
	GROUP BY incident_id
)
SELECT
	incident.id,
	CASE WHEN is_finished(last_state) THEN finish_began END AS resolved_at,
	CASE WHEN last_state = 'closed' THEN close_began END AS closed_at,
	CASE WHEN last_state = 'cancelled' THEN cancel_began END AS cancelled_at,
	ever_finished,
	reopened,
	CASE WHEN ping_pong IS NOT NULL THEN group_changes END AS group_changes,
	first_group_change_at,
	CASE WHEN has_tier THEN tier_changes END AS tier_changes,
	first_tier_change_at,
	ping_pong
FROM path
JOIN incident USING (incident_id)
LEFT JOIN holder USING (incident_id)
