-- How do groups stand in what is compared between them?
-- One row per last group of the incidents in scope; key '' where none is recorded. Counts of incidents: met of judged
-- against the resolution target (pending ones not judged), handed on of all, reopened of those that ever finished. What
-- the data set cannot tell is 0 of as many.
SELECT
	coalesce(dictionary.key, '') AS key,
	count(*)::INTEGER AS scope,
	(count(*) FILTER (sla_resolution = 'met'))::INTEGER AS met,
	(count(*) FILTER (sla_resolution <> 'pending'))::INTEGER AS judged,
	(count(*) FILTER (escalated))::INTEGER AS escalated,
	(count(*) FILTER (ever_finished AND reopened))::INTEGER AS reopened,
	(count(*) FILTER (ever_finished))::INTEGER AS ever_finished
FROM scope
LEFT JOIN dictionary ON dictionary.dimension = 'group' AND dictionary.code = scope.group_code
GROUP BY ALL
ORDER BY key
