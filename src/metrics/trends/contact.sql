-- How many of the incidents finished in a month were done with at first contact?
-- One row per site month (counted from January 1970) of finishing. hits of n: not handed on and not reopened, of finished.
SELECT
	left_month AS code,
	(count(*) FILTER (NOT escalated AND NOT reopened))::INTEGER AS hits,
	count(*)::INTEGER AS n
FROM scope
WHERE is_resolved AND left_month IS NOT NULL
GROUP BY left_month
ORDER BY left_month
