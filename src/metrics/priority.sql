-- Is the priority the one of the matrix, and is work led by it?
-- One row per metric of the family priority. value: 0..1, NULL where nothing divides. consistency: n those whose
-- priority, impact and urgency are known. order.*: n starts of work at which another incident was waiting in the same
-- group; numerator those that passed over nobody with a better priority, over nobody who had come earlier (`turn`).
WITH
counted AS MATERIALIZED (
	SELECT
		count(*) FILTER (consistent) AS consistent,
		count(consistent) AS rated,
		count(*) FILTER (by_priority) AS by_priority,
		count(by_priority) AS ranked,
		count(*) FILTER (by_arrival) AS by_arrival,
		count(by_arrival) AS starts
	FROM practised
)
SELECT
	'priority.consistency.rate' AS metric,
	rate(consistent, rated) AS value,
	rated::DOUBLE AS n,
	consistent::DOUBLE AS numerator
FROM counted
UNION ALL
SELECT 'order.priority.rate', rate(by_priority, ranked), ranked, by_priority FROM counted
UNION ALL
SELECT 'order.arrival.rate', rate(by_arrival, starts), starts, by_arrival FROM counted
