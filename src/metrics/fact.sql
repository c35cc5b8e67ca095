-- Everything that any figure needs to know of an incident, so that no figure reads the wide table again.
-- One row per record, service requests included and flagged.
-- is_child, is_parent: another record stands for its mass outage; it stands for others (see `family`). is_counted: it is
-- an incident to every figure, which a service request never is, and a child only if the policy counts children. This
-- flag alone says so; from it follow is_cancelled, is_resolved, is_open and with them all verdicts and times.
-- id: that of `incident`. *_code: number in `dictionary`. *_month: site month, counted from January 1970 like month_code,
-- NULL where the time is unknown; left: finished or cancelled. *_seconds: NULL where an end is unknown or comes first,
-- where the record is not in scope (not counted, or cancelled), and above 68 years; elapsed, but for those of the
-- policy's clock: *_clock_seconds, pauses taken out (resolution: to the recorded time); paused_seconds, taken out of the
-- time to resolve, NULL where nothing tells; ran_seconds, answer_seconds: what its verdicts rest on (see `course`).
-- moved_seconds: see `course`. target_code: the code in `target` of what holds for the record, NULL where nothing does.
-- in_time: handed on before the resolution target was lost; NULL where it was not handed on at a known time.
-- sla_*: NULL where not measurable. They and in_time are filled in by judge.sql. What the data set as a whole cannot show
-- is NULL in every row (see `basis`).
-- kind: number of the combination of all that the recap counts, 62 for what is folded into its mass outage; the flags
-- are in `kind`. A verdict adds to it.
CREATE OR REPLACE TABLE fact AS
WITH
-- How long it took.
timed AS (
	SELECT
		course.* EXCLUDE (escalated_hierarchically, ping_pong),
		target.code AS target_code,
		CASE
			WHEN is_resolved THEN finished_at
			WHEN is_cancelled
				THEN greatest(opened_at, coalesce(seen_cancelled_at, closed_at, recorded_resolved_at, updated_at))
		END AS left_at,
		CASE WHEN resolved_at IS NOT NULL THEN elapsed_seconds(timed_from, recorded_resolved_at) END AS resolution_seconds,
		CASE WHEN timed_from IS NOT NULL THEN elapsed_seconds(resolved_at, closed_at) END AS close_lag_seconds,
		CASE WHEN transfer_evidence IS NOT NULL THEN coalesce(transfers >= 1, false) END AS escalated,
		CASE WHEN has_hierarchical THEN coalesce(course.escalated_hierarchically, false) END AS escalated_hierarchically,
		CASE WHEN has_groups THEN course.ping_pong END AS ping_pong,
		CASE WHEN has_reopens THEN coalesce(counted_reopened, seen_reopened, false) END AS reopened,
		is_resolved OR seen_finished OR recorded_resolved_at IS NOT NULL OR coalesce(counted_reopened, false)
			AS ever_finished,
		CASE WHEN is_open THEN elapsed_seconds(opened_at, as_of) / 86400 END AS age_days
	FROM course
	LEFT JOIN special USING (id)
	LEFT JOIN target ON target.code = coalesce(special.code, course.priority)
),
ranked AS (
	SELECT
		*,
		2 * coalesce(escalated, false)::INTEGER + coalesce(escalated_hierarchically, false)::INTEGER AS handed_on,
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
		WHEN is_resolved THEN 2 + 4 * again + handed_on
		ELSE 26 + 4 * (ever_finished::INTEGER + again) + handed_on
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
	resolution_clock_seconds,
	response_clock_seconds,
	ran_seconds,
	answer_seconds,
	moved_seconds,
	paused_seconds,
	target_code,
	duration_bin(resolution_seconds) AS resolution_bin,
	TRY_CAST(elapsed_seconds(timed_from, acknowledged_at) AS INTEGER) AS response_seconds,
	TRY_CAST(close_lag_seconds AS INTEGER) AS close_lag_seconds,
	TRY_CAST(elapsed_seconds(timed_from, moved_at) AS INTEGER) AS first_transfer_seconds,
	as_verdict(NULL) AS sla_resolution,
	as_verdict(NULL) AS sla_response,
	NULL::BOOLEAN AS in_time,
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
