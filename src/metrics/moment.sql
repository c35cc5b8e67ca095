-- When did the life of an incident begin and end, and where did the policy's clock stand then?
-- One row per record: what the columns and the events say of it, and what that makes of it. A view: read once, by
-- `fact`, where nothing pauses the clock and no events tell of states.
-- timed_from: the opening of what is in scope and did not end before. restarted_at: the last reopening, where the policy
-- starts the clock anew there. answered_at, ended_at: as_of where an open incident was not answered, not ended.
-- transfers: how often it was handed on, by the evidence in `basis`; moved_at: first, NULL before timed_from.
-- *_us: microseconds on the policy's clock at these times; began_us: where the time to resolve begins.
CREATE OR REPLACE VIEW moment AS
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
		incident.paused_minutes,
		incident.reassignment_count,
		incident.reopen_count >= 1 AS counted_reopened,
		trail.reopened AS seen_reopened,
		trail.reopened_at,
		coalesce(trail.ever_finished, false) AS seen_finished,
		coalesce(management.taken, incident.escalated_hierarchically) AS escalated_hierarchically,
		incident.reported_sla_met AS sla_reported,
		trail.group_changes,
		trail.first_group_change_at,
		trail.tier_changes,
		trail.first_tier_change_at,
		trail.ping_pong
	FROM incident
	LEFT JOIN trail USING (id)
	LEFT JOIN family USING (id)
	LEFT JOIN management USING (id)
),
-- When it ended.
ended AS (
	SELECT
		told.* EXCLUDE (says_cancelled, last_resolved_at, paused_minutes, reopened_at),
		NOT is_request AND NOT (is_child AND choice.children = 'fold') AS is_counted,
		is_counted AND says_cancelled AS is_cancelled,
		is_counted AND NOT says_cancelled AS in_scope,
		CASE WHEN says_finished OR NOT says_something THEN last_resolved_at END AS resolved_at,
		CASE
			WHEN says_finished THEN coalesce(last_resolved_at, closed_at)
			WHEN NOT says_something THEN coalesce(last_resolved_at, CASE WHEN NOT has_state THEN closed_at END)
		END AS finished_at,
		CASE WHEN clock.restarts THEN reopened_at END AS reopened_at,
		CASE WHEN clock.pauses AND basis.pause_evidence = 'column' AND paused_minutes >= 0
			THEN (60000000 * paused_minutes)::BIGINT
		END AS recorded_pause_us,
		context.as_of,
		basis.has_state,
		basis.has_acknowledged,
		basis.has_resolved,
		basis.has_hierarchical,
		basis.has_groups,
		basis.has_tiers,
		basis.has_reopen_count OR basis.has_event_states AS has_reopens,
		basis.transfer_evidence
	FROM told, basis, choice, clock, context
),
-- What that makes of it.
placed AS (
	SELECT
		* EXCLUDE (says_finished, reopened_at),
		in_scope AND (says_finished OR finished_at IS NOT NULL) AS is_resolved,
		in_scope AND NOT says_finished AND finished_at IS NULL AS is_open,
		in_scope AND coalesce(finished_at < opened_at, false) AS negative_duration,
		CASE WHEN in_scope AND (finished_at IS NULL OR finished_at >= opened_at) THEN opened_at END AS timed_from,
		CASE WHEN is_open AND acknowledged_at IS NULL THEN as_of ELSE acknowledged_at END AS answered_at,
		CASE WHEN is_open THEN as_of ELSE finished_at END AS ended_at,
		CASE WHEN reopened_at BETWEEN opened_at AND ended_at THEN reopened_at END AS restarted_at,
		CASE transfer_evidence
			WHEN 'groups' THEN group_changes
			WHEN 'tiers' THEN tier_changes
			WHEN 'count' THEN reassignment_count
		END AS transfers,
		CASE
			WHEN has_groups AND transfer_evidence <> 'tiers' THEN first_group_change_at
			WHEN has_tiers THEN first_tier_change_at
		END AS first_transfer_at,
		CASE WHEN transfers >= 1 AND first_transfer_at >= timed_from THEN first_transfer_at END AS moved_at
	FROM ended
)
SELECT
	placed.*,
	clock_us(timed_from, opening.hours) AS opened_us,
	coalesce(clock_us(restarted_at, restart.hours), opened_us) AS began_us,
	clock_us(answered_at, answer.hours) AS answered_us,
	clock_us(ended_at, ending.hours) AS ended_us,
	clock_us(moved_at, moving.hours) AS moved_us
FROM placed
LEFT JOIN calendar AS opening ON opening.day = utc_day(timed_from)
LEFT JOIN calendar AS restart ON restart.day = utc_day(restarted_at)
LEFT JOIN calendar AS answer ON answer.day = utc_day(answered_at)
LEFT JOIN calendar AS ending ON ending.day = utc_day(ended_at)
LEFT JOIN calendar AS moving ON moving.day = utc_day(moved_at)
