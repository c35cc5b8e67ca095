-- How many incidents came back, how many were done with at first contact, and how many were checked before closing?
-- One row per metric: reopen.rate over those that ever finished, fcr.rate (no transfer and not reopened) over those
-- finished now, closure.rechecked.rate (closed at least a minute after it was resolved) over those with both times, not
-- closed before. value: 0..1, NULL where nothing divides.
WITH
done AS MATERIALIZED (
	SELECT
		count(*) FILTER (ever_finished) AS ever_finished,
		count(*) FILTER (ever_finished AND reopened) AS reopened,
		count(*) FILTER (is_resolved) AS finished,
		count(*) FILTER (is_resolved AND NOT escalated AND NOT reopened) AS at_first_contact
	FROM scope
),
closed AS MATERIALIZED (
	SELECT count(*) FILTER (rechecked) AS rechecked, count(rechecked) AS closed FROM practised
)
SELECT
	'reopen.rate' AS metric,
	rate(reopened, ever_finished) AS value,
	ever_finished::DOUBLE AS n,
	reopened::DOUBLE AS numerator
FROM done
UNION ALL
SELECT 'fcr.rate', rate(at_first_contact, finished), finished, at_first_contact FROM done
UNION ALL
SELECT 'closure.rechecked.rate', rate(rechecked, closed), closed, rechecked FROM closed
