-- How many cases are there, and how do they differ?
-- One row per perspective: cases, incidents in scope with at least one word; variants, different sequences of words;
-- activities, different words; times, how often one word follows another; median_minutes from the first event of a case to
-- its last, elapsed, over the cases where it can be measured; NULL where none can.
WITH
told AS (
	SELECT trace.* FROM trace JOIN scope USING (id)
),
step AS (
	SELECT activity.perspective, count(DISTINCT walk.code) AS activities, count(walk.before) AS times
	FROM walk
	JOIN activity USING (code)
	JOIN scope USING (id)
	GROUP BY activity.perspective
)
SELECT
	told.perspective,
	count(*)::INTEGER AS cases,
	count(DISTINCT told.sequence)::INTEGER AS variants,
	any_value(step.activities)::INTEGER AS activities,
	any_value(step.times)::INTEGER AS times,
	count(told.minutes)::INTEGER AS measured,
	quantile_cont(told.minutes, 0.5)::DOUBLE AS median_minutes
FROM told
JOIN step USING (perspective)
GROUP BY told.perspective
ORDER BY told.perspective
