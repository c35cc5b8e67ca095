-- How many faults come again, and of how many is a resolution on record?
-- One row. repeats: incidents in scope that recur; faults: keys and categories that they are of; unsolved: those of which
-- no incident, under the filter or not, has resolution notes, a closure code or a knowledge article.
WITH
chosen AS (
	SELECT fault, count(*) AS repeats
	FROM recurring
	JOIN scope USING (id)
	WHERE recurring.recurs
	GROUP BY fault
),
solved AS (
	SELECT DISTINCT recurring.fault
	FROM recurring
	JOIN incident USING (id)
	WHERE has_resolution(resolution_notes, closure_code, knowledge_ref)
)
SELECT
	coalesce(sum(chosen.repeats), 0)::INTEGER AS repeats,
	count(*)::INTEGER AS faults,
	(count(*) FILTER (solved.fault IS NULL))::INTEGER AS unsolved
FROM chosen
LEFT JOIN solved USING (fault)
