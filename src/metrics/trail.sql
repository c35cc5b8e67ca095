-- What do the events say of each incident?
-- One row per incident that has events (see `step`).
-- resolved_at, closed_at, cancelled_at: first event of the last unbroken run of such states; NULL unless the trail
-- ends in it. *_changes: changes between consecutive known groups or tiers, first_*_change_at the first of them.
-- reopened_at: the last event that took it from finished to neither finished nor cancelled.
-- ping_pong: the known groups, repeats folded, hold A, B, A next to one another; NULL where no group is known.
CREATE OR REPLACE TABLE trail AS
WITH
held AS (
	SELECT
		id,
		lag(assignment_group, 2) OVER (PARTITION BY id ORDER BY position) = assignment_group AS back_again
	FROM step
	WHERE assignment_group IS DISTINCT FROM group_before AND assignment_group IS NOT NULL
),
holder AS (
	SELECT id, coalesce(bool_or(back_again), false) AS ping_pong FROM held GROUP BY id
),
path AS (
	SELECT
		id,
		arg_max(state, position) AS last_state,
		arg_max_null("at", position) FILTER (finished AND NOT coalesce(is_finished(state_before), false)) AS finish_began,
		arg_max_null("at", position) FILTER (state = 'closed' AND state_before IS DISTINCT FROM 'closed') AS close_began,
		arg_max_null("at", position) FILTER (
			state = 'cancelled' AND state_before IS DISTINCT FROM 'cancelled'
		) AS cancel_began,
		coalesce(bool_or(finished), false) AS ever_finished,
		coalesce(bool_or(is_finished(state_before) AND NOT finished AND state <> 'cancelled'), false) AS reopened,
		arg_max("at", position) FILTER (is_finished(state_before) AND NOT finished AND state <> 'cancelled') AS reopened_at,
		(count(*) FILTER (assignment_group <> group_before))::INTEGER AS group_changes,
		arg_min_null("at", position) FILTER (assignment_group <> group_before) AS first_group_change_at,
		(count(*) FILTER (support_tier <> tier_before))::INTEGER AS tier_changes,
		arg_min_null("at", position) FILTER (support_tier <> tier_before) AS first_tier_change_at,
		coalesce(bool_or(support_tier IS NOT NULL), false) AS has_tier
	FROM step
	GROUP BY id
)
SELECT
	id,
	CASE WHEN is_finished(last_state) THEN finish_began END AS resolved_at,
	CASE WHEN last_state = 'closed' THEN close_began END AS closed_at,
	CASE WHEN last_state = 'cancelled' THEN cancel_began END AS cancelled_at,
	ever_finished,
	reopened,
	reopened_at,
	CASE WHEN ping_pong IS NOT NULL THEN group_changes END AS group_changes,
	first_group_change_at,
	CASE WHEN has_tier THEN tier_changes END AS tier_changes,
	first_tier_change_at,
	ping_pong
FROM path
LEFT JOIN holder USING (id)
