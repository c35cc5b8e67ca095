-- How many incidents were handed on, and how soon?
-- One row per metric of the family escalation. value: 0..1 for rates, transfers per incident, minutes elapsed to the
-- first transfer; NULL where nothing divides. n: scope; for ping-pong those with known groups in events, for the time
-- those handed on at a known time; for in_time those of them with a target, for first_line finished ones of which the
-- line is known. numerator: incidents, or transfers.
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
		quantile_cont(first_transfer_seconds, 0.5) / 60 AS to_first,
		count(*) FILTER (in_time) AS in_time,
		count(in_time) AS with_target
	FROM scope
),
served AS MATERIALIZED (
	SELECT
		count(*) FILTER (first_line) AS first_line,
		count(first_line) AS finished
	FROM practised
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
UNION ALL
SELECT 'escalation.first_line.rate', rate(first_line, finished), finished, first_line FROM served
UNION ALL
SELECT 'escalation.in_time.rate', rate(in_time, with_target), with_target, in_time FROM handed
