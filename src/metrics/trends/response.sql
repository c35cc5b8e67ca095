-- How many incidents were answered within their response target, by month?
-- One row per site month (counted from January 1970) in which they were answered; those that finished without an answer
-- are missed in the month they finished. hits of n: met of judged. Open ones without an answer belong to no month.
SELECT
	coalesce(site_month(opened_at + to_seconds(response_seconds)), left_month) AS code,
	(count(*) FILTER (sla_response = 'met'))::INTEGER AS hits,
	count(*)::INTEGER AS n
FROM scope
WHERE sla_response <> 'pending' AND (response_seconds IS NOT NULL OR left_month IS NOT NULL)
GROUP BY ALL
ORDER BY code
