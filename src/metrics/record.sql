-- How much of what should be written down is?
-- One row per metric of the family record. value: 0..1, NULL where nothing divides; n: incidents in scope, finished ones
-- for documentation. completeness: the mean over incidents of the share filled of seven things, of six where it is not
-- finished (see `practice`), which are summed as forty-seconds, whole numbers that add up in any order; it has no
-- numerator.
WITH
counted AS MATERIALIZED (
	SELECT
		count(*) AS incidents,
		mean_of((42 * completeness)::INTEGER) / 42 AS completeness,
		count(*) FILTER (categorized) AS categorized,
		count(*) FILTER (detailed) AS detailed,
		count(has_cause) AS finished,
		count(*) FILTER (has_cause) AS diagnosed,
		count(*) FILTER (has_solution) AS solved,
		count(*) FILTER (has_knowledge) AS known
	FROM practised
)
SELECT
	'logging.completeness.rate' AS metric,
	completeness AS value,
	incidents::DOUBLE AS n,
	NULL::DOUBLE AS numerator
FROM counted
UNION ALL
SELECT 'categorization.rate', rate(categorized, incidents), incidents, categorized FROM counted
UNION ALL
SELECT 'categorization.depth.rate', rate(detailed, incidents), incidents, detailed FROM counted
UNION ALL
SELECT 'documentation.diagnosis.rate', rate(diagnosed, finished), finished, diagnosed FROM counted
UNION ALL
SELECT 'documentation.resolution.rate', rate(solved, finished), finished, solved FROM counted
UNION ALL
SELECT 'documentation.knowledge.rate', rate(known, finished), finished, known FROM counted
