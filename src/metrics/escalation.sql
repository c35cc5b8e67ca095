-- How many incidents were handed on, and how soon?
-- One row per metric of the family escalation. value: 0..1 for rates, transfers per incident, minutes elapsed to the
-- first transfer; NULL where nothing divides. n: scope; for ping-pong those with known groups in events, for the time
-- those handed on at a known time. numerator: incidents, or transfers.
WITH
handed AS MATERIALIZED (
	SELECT
		count(*) AS incidents,
		count(*) FILTER (escalated) AS functional,
		count(*) FILTER (escalated_hierarchically) AS hierarchical,
		coalesce(sum(transfers), 0) AS transfers,
		count(*) FILTER (ping_pong) AS back_and_forth,
		count(ping_pong) AS with_groups,
		count(first_transfer_seconds) AS timed,
		quantile_cont(first_transfer_seconds, 0.5) / 60 AS to_first
	FROM scope
)
SELECT
	'escalation.functional.rate' AS metric,
	rate(functional, incidents) AS value,
	incidents::DOUBLE AS n,
	functional::DOUBLE AS numerator
FROM handed
UNION ALL
SELECT 'escalation.hierarchical.rate', rate(hierarchical, incidents), incidents, hierarchical FROM handed
UNION ALL
SELECT 'escalation.transfers.mean', rate(transfers, incidents), incidents, transfers FROM handed
UNION ALL
SELECT 'escalation.ping_pong.rate', rate(back_and_forth, with_groups), with_groups, back_and_forth FROM handed
UNION ALL
SELECT 'escalation.time_to_first.median', to_first, timed, NULL FROM handed
