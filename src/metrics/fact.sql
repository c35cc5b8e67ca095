-- Everything that any figure needs to know of an incident, so that no figure reads the wide table again.
-- One row per record, service requests included and flagged.
-- is_child, is_parent: another record stands for its mass outage; it stands for others (see `family`). is_counted: it is
-- an incident to every figure, which a service request never is, and a child only if the policy counts children. This
-- flag alone says so; from it follow is_cancelled, is_resolved, is_open and with them all verdicts and times.
-- id: that of `incident`. *_code: number in `dictionary`. *_month: site month, counted from January 1970 like month_code,
-- NULL where the time is unknown; left: finished or cancelled. *_seconds: elapsed; NULL where an end is unknown or
-- comes first, where the record is not in scope (not counted, or cancelled), and above 68 years. sla_*: NULL where not
-- measurable. What the data set as a whole cannot show is NULL in every row (see `basis`).
-- kind: number of the combination of all that the recap counts, 62 for what is folded into its mass outage; the flags
-- are in `kind`.
CREATE OR REPLACE TABLE fact AS
WITH
-- What the columns and the events say.
told AS (
	SELECT
		incident.id,
		coalesce(incident.record_type = 'service_request', false) AS is_request,
		coalesce(family.is_child, false) AS is_child,
		coalesce(NOT family.is_child, false) AS is_parent,
		coalesce(incident.state = 'cancelled', false) AS says_cancelled,
		coalesce(is_finished(incident.state), false) AS says_finished,
		incident.state IS NOT NULL AS says_something,
		incident.priority,
		coalesce(incident.category, '') AS category,
		coalesce(incident.assignment_group, '') AS assignment_group,
		coalesce(incident.channel, '') AS channel,
		incident.opened_at,
		incident.acknowledged_at,
		incident.resolved_at AS recorded_resolved_at,
		coalesce(incident.resolved_at, trail.resolved_at) AS last_resolved_at,
		coalesce(incident.closed_at, trail.closed_at) AS closed_at,
		trail.cancelled_at AS seen_cancelled_at,
		incident.updated_at,
		incident.reassignment_count,
		incident.reopen_count >= 1 AS counted_reopened,
		trail.reopened AS seen_reopened,
		coalesce(trail.ever_finished, false) AS seen_finished,
		incident.escalated_hierarchically,
		incident.reported_sla_met AS sla_reported,
		trail.group_changes,
		trail.first_group_change_at,
		trail.tier_changes,
		trail.first_tier_change_at,
		trail.ping_pong
	FROM incident
	LEFT JOIN trail USING (id)
	LEFT JOIN family USING (id)
),
-- When it ended.
ended AS (
	SELECT
		told.* EXCLUDE (says_cancelled, last_resolved_at),
		NOT is_request AND NOT (is_child AND choice.children = 'fold') AS is_counted,
		is_counted AND says_cancelled AS is_cancelled,
		is_counted AND NOT says_cancelled AS in_scope,
		CASE WHEN says_finished OR NOT says_something THEN last_resolved_at END AS resolved_at,
		CASE
			WHEN says_finished THEN coalesce(last_resolved_at, closed_at)
			WHEN NOT says_something THEN coalesce(last_resolved_at, CASE WHEN NOT has_state THEN closed_at END)
		END AS finished_at,
		context.as_of,
		basis.has_state,
		basis.has_acknowledged,
		basis.has_resolved,
		basis.has_hierarchical,
		basis.has_groups,
		basis.has_tiers,
		basis.has_reopen_count OR basis.has_event_states AS has_reopens,
		basis.transfer_evidence
	FROM told, basis, choice, context
),
-- What that makes of it.
placed AS (
	SELECT
		* EXCLUDE (says_finished),
		in_scope AND (says_finished OR finished_at IS NOT NULL) AS is_resolved,
		in_scope AND NOT says_finished AND finished_at IS NULL AS is_open,
		in_scope AND coalesce(finished_at < opened_at, false) AS negative_duration,
		CASE WHEN in_scope AND (finished_at IS NULL OR finished_at >= opened_at) THEN opened_at END AS timed_from,
		CASE transfer_evidence
			WHEN 'groups' THEN group_changes
			WHEN 'tiers' THEN tier_changes
			WHEN 'count' THEN reassignment_count
		END AS transfers,
		CASE
			WHEN has_groups AND transfer_evidence <> 'tiers' THEN first_group_change_at
			WHEN has_tiers THEN first_tier_change_at
		END AS first_transfer_at
	FROM ended
),
-- How long it took, on the plain clock and against its targets.
timed AS (
	SELECT
		placed.* EXCLUDE (escalated_hierarchically, ping_pong),
		CASE
			WHEN is_resolved THEN finished_at
			WHEN is_cancelled
				THEN greatest(opened_at, coalesce(seen_cancelled_at, closed_at, recorded_resolved_at, updated_at))
		END AS left_at,
		CASE WHEN is_open OR finished_at IS NOT NULL
			THEN verdict(timed_from, finished_at, as_of, target.resolution_seconds)
		END AS sla_resolution,
		CASE
			WHEN acknowledged_at IS NOT NULL OR (has_acknowledged AND is_open)
				THEN verdict(timed_from, acknowledged_at, as_of, target.response_seconds)
			WHEN has_acknowledged AND timed_from IS NOT NULL AND target.response_seconds IS NOT NULL
				THEN as_verdict('breached')
		END AS sla_response,
		CASE WHEN resolved_at IS NOT NULL THEN elapsed_seconds(timed_from, recorded_resolved_at) END AS resolution_seconds,
		CASE WHEN timed_from IS NOT NULL THEN elapsed_seconds(resolved_at, closed_at) END AS close_lag_seconds,
		CASE WHEN transfer_evidence IS NOT NULL THEN coalesce(transfers >= 1, false) END AS escalated,
		CASE WHEN has_hierarchical THEN coalesce(placed.escalated_hierarchically, false) END AS escalated_hierarchically,
		CASE WHEN has_groups THEN placed.ping_pong END AS ping_pong,
		CASE WHEN has_reopens THEN coalesce(counted_reopened, seen_reopened, false) END AS reopened,
		is_resolved OR seen_finished OR recorded_resolved_at IS NOT NULL OR coalesce(counted_reopened, false)
			AS ever_finished,
		CASE WHEN is_open THEN elapsed_seconds(opened_at, as_of) / 86400 END AS age_days
	FROM placed
	LEFT JOIN target USING (priority)
),
ranked AS (
	SELECT
		*,
		CASE WHEN sla_resolution IS NULL THEN 0 WHEN sla_resolution = as_verdict('breached') THEN 2 ELSE 1 END AS sla_rank,
		2 * coalesce(escalated, false)::INTEGER + coalesce(escalated_hierarchically, false)::INTEGER AS handed,
		coalesce(ever_finished AND reopened, false)::INTEGER AS again
	FROM timed
)
SELECT
	ranked.id,
	site_month(opened_at) AS month_code,
	coalesce(priority, -1) AS priority_code,
	category_of.code AS category_code,
	group_of.code AS group_code,
	channel_of.code AS channel_code,
	CASE
		WHEN is_request THEN 0
		WHEN NOT is_counted THEN 62
		WHEN is_cancelled THEN 1
		WHEN is_resolved THEN 2 + 8 * sla_rank + 4 * again + handed
		ELSE 26 + 12 * sla_rank + 4 * (ever_finished::INTEGER + again) + handed
	END::UTINYINT AS kind,
	is_request,
	is_child,
	is_parent,
	is_counted,
	is_cancelled,
	is_resolved,
	is_open,
	opened_at,
	site_month(left_at) AS left_month,
	CASE WHEN is_counted THEN site_month(closed_at) END AS closed_month,
	TRY_CAST(resolution_seconds AS INTEGER) AS resolution_seconds,
	duration_bin(resolution_seconds) AS resolution_bin,
	TRY_CAST(elapsed_seconds(timed_from, acknowledged_at) AS INTEGER) AS response_seconds,
	TRY_CAST(close_lag_seconds AS INTEGER) AS close_lag_seconds,
	CASE WHEN escalated THEN TRY_CAST(elapsed_seconds(timed_from, first_transfer_at) AS INTEGER) END
		AS first_transfer_seconds,
	sla_resolution,
	sla_response,
	sla_reported,
	transfers,
	escalated,
	escalated_hierarchically,
	ping_pong,
	ever_finished,
	reopened,
	CASE
		WHEN NOT is_open THEN NULL
		WHEN age_days > 30 THEN as_age('more')
		WHEN age_days > 7 THEN as_age('d30')
		WHEN age_days > 3 THEN as_age('d7')
		WHEN age_days > 1 THEN as_age('d3')
		ELSE as_age('d1')
	END AS age_band,
	negative_duration,
	in_scope AND coalesce(closed_at < resolved_at, false) AS closed_before_resolved,
	in_scope AND resolved_at IS NOT NULL AND (recorded_resolved_at IS NULL OR NOT has_resolved) AS finish_from_events,
	in_scope AND resolved_at IS NULL AND finished_at IS NOT NULL AS finish_from_closed,
	has_state AND is_counted AND NOT says_something AS unknown_state
FROM ranked
LEFT JOIN (FROM dictionary WHERE dimension = 'category') AS category_of ON category_of.key = category
LEFT JOIN (FROM dictionary WHERE dimension = 'group') AS group_of ON group_of.key = assignment_group
LEFT JOIN (FROM dictionary WHERE dimension = 'channel') AS channel_of ON channel_of.key = channel
