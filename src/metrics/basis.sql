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
		coalesce(bool_or(field = 'escalated_hierarchically'), false) OR (
			EXISTS (FROM management_word) AND coalesce(bool_or(field = 'activity' AND source = 'event'), false)
		) AS has_hierarchical,
		coalesce(bool_or(field = 'reported_sla_met'), false) AS has_reported,
		coalesce(bool_or(field = 'parent_ref'), false) AS has_parent,
		coalesce(bool_or(field = 'paused_minutes'), false) AS has_paused,
		coalesce(bool_or(field = 'assignment_group' AND source = 'event'), false) AS has_event_group,
		coalesce(bool_or(field = 'support_tier' AND source = 'event'), false) AS has_event_tier
	FROM present
),
seen AS (
	SELECT
		*,
		EXISTS (FROM event) AS has_events,
		EXISTS (FROM event WHERE state IS NOT NULL) AS has_event_states,
		has_event_group AND EXISTS (FROM event WHERE assignment_group IS NOT NULL) AS has_groups,
		EXISTS (FROM event WHERE priority IS NOT NULL) AS has_event_priorities,
		has_event_tier AND EXISTS (FROM event WHERE support_tier IS NOT NULL) AS has_tiers,
		EXISTS (FROM incident SEMI JOIN target ON target.code = incident.priority) OR EXISTS (FROM special) AS has_target,
		NOT EXISTS (
			FROM incident
			ANTI JOIN matrix USING (impact, urgency)
			WHERE impact IS NOT NULL AND urgency IS NOT NULL AND incident.priority IS NOT NULL
				AND record_type IS DISTINCT FROM 'service_request' AND state IS DISTINCT FROM 'cancelled'
		) AS has_matrix
	FROM columns
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
