-- Which targets were met?
-- Fills in the verdicts of the records whose target is new, and what they add to `kind`: 8 for each rank of a finished
-- one, 12 of an open one; ranks: 0 not measurable, 1 met or pending, 2 breached. Only where something changes is anything
-- written: that is what takes the time.
UPDATE fact
SET
	sla_resolution = verdict(ran_seconds, is_resolved, target.resolution_seconds),
	sla_response = verdict(answer_seconds, response_clock_seconds IS NOT NULL, target.response_seconds),
	in_time = moved_seconds <= target.resolution_seconds,
	kind = (
		kind + (verdict_rank(verdict(ran_seconds, is_resolved, target.resolution_seconds)) - verdict_rank(sla_resolution))
		* CASE WHEN is_resolved THEN 8 WHEN is_open THEN 12 ELSE 0 END
	)::UTINYINT
FROM target
WHERE target.code = fact.target_code AND target.is_new
	AND (
		sla_resolution IS DISTINCT FROM verdict(ran_seconds, is_resolved, target.resolution_seconds)
		OR sla_response IS DISTINCT FROM verdict(answer_seconds, response_clock_seconds IS NOT NULL, target.response_seconds)
		OR in_time IS DISTINCT FROM (moved_seconds <= target.resolution_seconds)
	)
