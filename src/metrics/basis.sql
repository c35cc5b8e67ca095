-- What can the data set show at all?
-- One row. The booleans say which columns and which kinds of event it has. transfer_evidence is what the policy
-- (`choice`: auto, groups, tiers or count) takes from it: NULL where there is none, or not the one asked for.
-- pause_evidence: what could tell of pauses, events or a column; NULL where nothing does.
-- has_matrix: the policy's matrix has a cell for every known pair of impact and urgency.
-- The group on a format's activity rows may be who acted, not who holds the ticket; `present` then does not list it.
CREATE OR REPLACE TABLE basis AS
WITH
columns AS (
	SELECT
		coalesce(bool_or(field = 'record_type'), false) AS has_record_type,
		coalesce(bool_or(field = 'state'), false) AS has_state,
		coalesce(bool_or(field = 'priority'), false) AS has_priority,
		coalesce(bool_or(field = 'acknowledged_at'), false) AS has_acknowledged,
		coalesce(bool_or(field = 'resolved_at'), false) AS has_resolved,
		coalesce(bool_or(field = 'closed_at'), false) AS has_closed,
		coalesce(bool_or(field = 'reopen_count'), false) AS has_reopen_count,
		coalesce(bool_or(field = 'reassignment_count'), false) AS has_count,
		coalesce(bool_or(field = 'escalated_hierarchically'), false) AS has_flag,
		coalesce(bool_or(field = 'activity' AND source = 'event'), false) AS has_activity,
		coalesce(bool_or(field = 'reported_sla_met'), false) AS has_reported,
		coalesce(bool_or(field = 'parent_ref'), false) AS has_parent,
		coalesce(bool_or(field = 'paused_minutes'), false) AS has_paused,
		coalesce(bool_or(field = 'assignment_group' AND source = 'event'), false) AS has_event_group,
		coalesce(bool_or(field = 'support_tier' AND source = 'event'), false) AS has_event_tier
	FROM present
),
-- One row for each thing that is there at all. Side by side in one union: as many EXISTS would be joined with each other,
-- and the engine tries every order of that.
found AS (
	SELECT 'event' AS what FROM (SELECT 1 FROM event LIMIT 1)
	UNION ALL
	SELECT 'state' FROM (SELECT 1 FROM event WHERE state IS NOT NULL LIMIT 1)
	UNION ALL
	SELECT 'group' FROM (SELECT 1 FROM event WHERE assignment_group IS NOT NULL LIMIT 1)
	UNION ALL
	SELECT 'priority' FROM (SELECT 1 FROM event WHERE priority IS NOT NULL LIMIT 1)
	UNION ALL
	SELECT 'tier' FROM (SELECT 1 FROM event WHERE support_tier IS NOT NULL LIMIT 1)
	UNION ALL
	SELECT 'word' FROM (SELECT 1 FROM management_word LIMIT 1)
	UNION ALL
	SELECT 'target' FROM (SELECT 1 FROM incident SEMI JOIN target ON target.code = incident.priority LIMIT 1)
	UNION ALL
	SELECT 'target' FROM (SELECT 1 FROM special LIMIT 1)
	UNION ALL
	SELECT 'off_matrix'
	FROM (
		SELECT 1
		FROM incident
		ANTI JOIN matrix USING (impact, urgency)
		WHERE impact IS NOT NULL AND urgency IS NOT NULL AND incident.priority IS NOT NULL
			AND record_type IS DISTINCT FROM 'service_request' AND state IS DISTINCT FROM 'cancelled'
		LIMIT 1
	)
),
told AS (
	SELECT
		coalesce(bool_or(what = 'event'), false) AS has_events,
		coalesce(bool_or(what = 'state'), false) AS has_event_states,
		coalesce(bool_or(what = 'group'), false) AS any_group,
		coalesce(bool_or(what = 'priority'), false) AS has_event_priorities,
		coalesce(bool_or(what = 'tier'), false) AS any_tier,
		coalesce(bool_or(what = 'word'), false) AS any_word,
		coalesce(bool_or(what = 'target'), false) AS has_target,
		NOT coalesce(bool_or(what = 'off_matrix'), false) AS has_matrix
	FROM found
),
seen AS (
	SELECT
		columns.* EXCLUDE (has_flag, has_activity),
		told.* EXCLUDE (any_group, any_tier, any_word),
		has_flag OR (any_word AND has_activity) AS has_hierarchical,
		has_event_group AND any_group AS has_groups,
		has_event_tier AND any_tier AS has_tiers
	FROM columns, told
)
SELECT
	seen.*,
	CASE
		WHEN choice.transfer_evidence IN ('auto', 'groups') AND has_groups THEN 'groups'
		WHEN choice.transfer_evidence IN ('auto', 'tiers') AND has_tiers THEN 'tiers'
		WHEN choice.transfer_evidence IN ('auto', 'count') AND has_count THEN 'count'
	END AS transfer_evidence,
	CASE WHEN has_event_states THEN 'events' WHEN has_paused THEN 'column' END AS pause_evidence
FROM seen, choice
