-- Which rules of the SOPs did each incident keep?
-- One row per incident in scope: id, that of `incident`; one column per rule (model/rules.ts): true = kept, false =
-- broken, NULL = does not apply, or nothing tells; NULL throughout where the data set lacks what the rule needs
-- (ruling.ts). What depends on targets and clock is read from `fact`: the table is made anew when these change.
-- r1: opened within an hour of its beginning, not before it. r2: all of what `practice.completeness` asks for; a column
-- that the file lacks counts as empty. r3: a category that says something. r4: the priority of the matrix. r5, r10: within
-- the response and the resolution target; pending is neither. r6: see `desk`. r7, of those handed on: not after the target
-- was lost. r8, of those that rose: never by more than one tier. r9: no group, another, and the first again.
-- r11, of closed ones: cause or problem, resolution notes or closure code, and category. r12: closed a minute or more
-- after it was resolved. r13, of those that come again: a knowledge or problem reference. r14, of those that ever
-- finished: not reopened. r15: the times in order and, where events tell, nobody worked on it after a closing.
-- r16, of those of priority 1 and those that ran past three quarters of their target: taken to management, at any time.
-- r17: see `watched`.
-- coded, of closed ones: with a closure code; handed_whole, of those handed on: r2.
CREATE OR REPLACE TABLE ruling AS
WITH
has AS (
	SELECT
		coalesce(bool_or(field = 'category'), false) AS category,
		coalesce(bool_or(field IN ('cause', 'problem_ref')), false) AS cause,
		coalesce(bool_or(field IN ('resolution_notes', 'closure_code')), false) AS solution,
		coalesce(bool_or(field IN ('knowledge_ref', 'problem_ref')), false) AS reference,
		coalesce(bool_or(field = 'closure_code'), false) AS code
	FROM present
	WHERE source = 'incident'
),
written AS (
	SELECT
		id,
		occurred_at,
		coalesce(state = 'closed', false) AS says_closed,
		closure_code IS NOT NULL AS has_code,
		knowledge_ref IS NOT NULL OR problem_ref IS NOT NULL AS has_reference
	FROM incident
)
SELECT
	fact.id,
	elapsed_seconds(written.occurred_at, fact.opened_at) <= 3600 AS r1,
	practice.completeness = 1 AS r2,
	CASE WHEN has.category THEN practice.categorized END AS r3,
	CASE WHEN basis.has_matrix THEN practice.consistent END AS r4,
	CASE WHEN basis.has_priority AND fact.sla_response <> 'pending' THEN fact.sla_response = 'met' END AS r5,
	desk.starts_there AS r6,
	CASE WHEN basis.has_priority THEN fact.in_time END AS r7,
	conformance.tiers_in_turn AS r8,
	NOT fact.ping_pong AS r9,
	CASE
		WHEN basis.has_priority AND (basis.has_resolved OR basis.has_closed OR basis.has_event_states)
			AND fact.sla_resolution <> 'pending'
			THEN fact.sla_resolution = 'met'
	END AS r10,
	CASE
		WHEN fact.is_resolved AND (written.says_closed OR fact.closed_month IS NOT NULL)
			AND has.category AND has.cause AND has.solution
			THEN practice.has_cause AND practice.has_solution AND practice.has_category
	END AS r11,
	practice.rechecked AS r12,
	CASE WHEN practice.recurs AND has.reference THEN written.has_reference END AS r13,
	CASE WHEN fact.ever_finished THEN NOT fact.reopened END AS r14,
	CASE
		WHEN coalesce(conformance.life_in_order, conformance.closed_stays) IS NOT NULL
			THEN coalesce(conformance.life_in_order, true) AND coalesce(conformance.closed_stays, true)
	END AS r15,
	CASE
		WHEN basis.has_priority AND (fact.priority_code = 1 OR fact.ran_seconds > 0.75 * target.resolution_seconds)
			THEN fact.escalated_hierarchically
	END AS r16,
	CASE WHEN basis.has_priority THEN watched.noted END AS r17,
	CASE
		WHEN fact.is_resolved AND (written.says_closed OR fact.closed_month IS NOT NULL) AND has.code THEN written.has_code
	END AS coded,
	CASE WHEN fact.escalated THEN practice.completeness = 1 END AS handed_whole
FROM fact
JOIN written USING (id)
JOIN practice USING (id)
JOIN conformance USING (id)
LEFT JOIN desk USING (id)
LEFT JOIN watched USING (id)
LEFT JOIN target ON target.code = fact.target_code
CROSS JOIN basis
CROSS JOIN has
WHERE fact.is_resolved OR fact.is_open
