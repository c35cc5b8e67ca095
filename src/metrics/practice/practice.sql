-- How was each incident handled and written down?
-- One row per incident in scope: id, that of `incident`; *_code as in `fact`, so that a filter reads no other table.
-- has_*: the record says it; those of finished incidents only (finish_time, cause, solution, knowledge) are NULL of
-- others. completeness: the share filled of seven things, of six where it is not finished. categorized: by a category
-- that says something; detailed: with a subcategory, service or configuration item.
-- All further ones are NULL where they do not apply or nothing tells. rechecked: closed at least a minute after it was
-- resolved; NULL where it was closed before. proactive: not found by the user. consistent: its priority is the one of
-- the policy's matrix. first_line: finished where every known tier is the first; where none is known, never handed on,
-- of those with a known group (or, where the data have no groups at all, a known number of transfers).
-- recurs: see `again`; by_*: `turn`.
CREATE OR REPLACE TABLE practice AS
WITH
-- The names of channels and categories as plain words between blanks.
spoken AS (
	SELECT dimension, code, concat(' ', trim(regexp_replace(lower(key), '[^\p{L}\p{N}]+', ' ', 'g')), ' ') AS words
	FROM dictionary
	WHERE dimension IN ('channel', 'category') AND key <> ''
),
source AS (
	SELECT spoken.code AS channel_code, bool_or(word.word IS NOT NULL) AS proactive
	FROM spoken
	LEFT JOIN word ON word.list = 'proactive' AND contains(spoken.words, concat(' ', word.word, ' '))
	WHERE spoken.dimension = 'channel'
	GROUP BY spoken.code
),
vague AS (
	SELECT spoken.code AS category_code, true AS says_nothing
	FROM spoken
	JOIN word ON word.list = 'vague' AND word.word = trim(spoken.words)
	WHERE spoken.dimension = 'category'
),
tier AS (
	SELECT incident.id, bool_and(event.support_tier = 1) AS only_first
	FROM event
	JOIN incident USING (incident_id)
	WHERE event.support_tier IS NOT NULL
	GROUP BY incident.id
),
-- What the record itself says. Before any join: a flag is narrower than the text that it is about.
written AS (
	SELECT
		id,
		customer_id IS NOT NULL OR reporter IS NOT NULL AS has_customer,
		category IS NOT NULL AS has_category,
		urgency IS NOT NULL AS has_urgency,
		impact IS NOT NULL AS has_impact,
		description IS NOT NULL OR title IS NOT NULL AS has_description,
		assignment_group IS NOT NULL AS has_group,
		subcategory IS NOT NULL OR service IS NOT NULL OR configuration_item IS NOT NULL AS detailed,
		cause IS NOT NULL OR problem_ref IS NOT NULL AS has_cause,
		resolution_notes IS NOT NULL OR closure_code IS NOT NULL AS has_solution,
		knowledge_ref IS NOT NULL AS has_knowledge,
		incident.priority = matrix.priority AS consistent,
		support_tier,
		resolved_at,
		closed_at
	FROM incident
	LEFT JOIN matrix USING (impact, urgency)
),
told AS (
	SELECT
		fact.id,
		fact.month_code,
		fact.priority_code,
		fact.category_code,
		fact.group_code,
		fact.channel_code,
		fact.is_resolved,
		written.* EXCLUDE (id, has_cause, has_solution, has_knowledge, support_tier, resolved_at, closed_at),
		CASE WHEN fact.is_resolved THEN written.has_cause END AS has_cause,
		CASE WHEN fact.is_resolved THEN written.has_solution END AS has_solution,
		CASE WHEN fact.is_resolved THEN written.has_knowledge END AS has_knowledge,
		CASE WHEN fact.is_resolved THEN coalesce(written.resolved_at, trail.resolved_at) END AS resolved_at,
		CASE WHEN fact.is_resolved THEN coalesce(written.closed_at, trail.closed_at) END AS closed_at,
		CASE
			WHEN NOT fact.is_resolved THEN NULL
			WHEN tier.only_first IS NOT NULL THEN tier.only_first AND coalesce(written.support_tier = 1, true)
			WHEN written.support_tier IS NOT NULL THEN written.support_tier = 1
			WHEN written.has_group OR trail.ping_pong IS NOT NULL
				OR (fact.transfers IS NOT NULL AND NOT grouped.has_group)
				THEN NOT fact.escalated
		END AS first_line
	FROM fact
	JOIN written USING (id)
	LEFT JOIN trail ON trail.id = fact.id
	LEFT JOIN tier ON tier.id = fact.id
	CROSS JOIN (SELECT coalesce(bool_or(field = 'assignment_group'), false) AS has_group FROM present) AS grouped
	WHERE fact.is_resolved OR fact.is_open
)
SELECT
	told.* EXCLUDE (is_resolved, resolved_at, closed_at),
	CASE WHEN is_resolved THEN resolved_at IS NOT NULL OR closed_at IS NOT NULL END AS has_finish_time,
	(
		has_customer::INTEGER + has_category::INTEGER + has_urgency::INTEGER + has_impact::INTEGER
		+ has_description::INTEGER + has_group::INTEGER + coalesce(has_finish_time, false)::INTEGER
	) / CASE WHEN has_finish_time IS NULL THEN 6 ELSE 7 END AS completeness,
	told.has_category AND vague.says_nothing IS NULL AS categorized,
	CASE WHEN closed_at >= resolved_at THEN closed_at >= resolved_at + INTERVAL 1 MINUTE END AS rechecked,
	source.proactive,
	again.recurs,
	turn.by_priority,
	turn.by_arrival
FROM told
LEFT JOIN source USING (channel_code)
LEFT JOIN vague USING (category_code)
LEFT JOIN again USING (id)
LEFT JOIN turn USING (id)
