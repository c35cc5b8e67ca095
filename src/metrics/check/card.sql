-- How does one incident stand?
-- One row for the record with the id of the parameter, whatever the filter. Times in UTC; resolved_at, closed_at: blanks of
-- the record filled from events, NULL while it is open; ended_at: its end, or as_of while there is none. *_seconds on the
-- policy's clock: target_* of what holds, special of the policy's special targets it is, counted from 1; ran and answer
-- what its verdicts rest on, answer NULL while nobody answered; paused NULL where nothing tells; restart from the opening
-- until where the time to resolve begins. pauses_placed: false where a pause is known by its length only.
SELECT
	CASE
		WHEN fact.is_request THEN 'request'
		WHEN NOT fact.is_counted THEN 'folded'
		WHEN fact.is_cancelled THEN 'cancelled'
		WHEN fact.is_open THEN 'open'
		ELSE 'resolved'
	END AS standing,
	fact.opened_at,
	CASE WHEN fact.is_resolved THEN moment.resolved_at END AS resolved_at,
	CASE WHEN fact.is_resolved THEN moment.closed_at END AS closed_at,
	moment.ended_at,
	moment.as_of,
	target.code AS target_code,
	target.response_seconds AS target_response_seconds,
	target.resolution_seconds AS target_resolution_seconds,
	CASE WHEN target.code < 0 THEN -target.code END::INTEGER AS special,
	((moment.began_us - moment.opened_us) // 1000000)::DOUBLE AS restart_seconds,
	NOT (basis.pause_evidence IS NOT DISTINCT FROM 'column' AND coalesce(fact.paused_seconds > 0, false)) AS pauses_placed,
	fact.ran_seconds,
	fact.response_clock_seconds AS answer_seconds,
	fact.paused_seconds,
	fact.sla_response::VARCHAR AS sla_response,
	fact.sla_resolution::VARCHAR AS sla_resolution,
	fact.in_time,
	fact.sla_reported,
	fact.transfers,
	fact.escalated,
	fact.escalated_hierarchically,
	fact.reopened,
	fact.ping_pong,
	context.zone
FROM fact
JOIN moment USING (id)
LEFT JOIN target ON target.code = fact.target_code
CROSS JOIN basis
CROSS JOIN context
WHERE fact.id = (SELECT id FROM incident WHERE incident_id = ?)
