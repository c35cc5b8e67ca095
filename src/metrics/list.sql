-- Which incidents are these?
-- One row per record of `listed`. Times in UTC; priority 1 = highest; sla_resolution: met, breached, pending, NULL where
-- not measurable; target_minutes: for its resolution, on the policy's clock; special_target: which of the policy's special
-- targets that is, counted from 1, NULL where it is that of the priority; transfers, reopened: NULL where the data cannot tell; age_days: unfinished ones at as_of, else NULL;
-- is_child: another record stands for its mass outage.
SELECT
	incident.incident_id,
	incident.title,
	incident.state,
	incident.priority,
	incident.category,
	incident.assignment_group,
	incident.channel,
	incident.opened_at,
	incident.resolved_at,
	incident.closed_at,
	listed.sla_resolution::VARCHAR AS sla_resolution,
	target.resolution_seconds / 60 AS target_minutes,
	CASE WHEN target.code < 0 THEN -target.code END::INTEGER AS special_target,
	incident.reassignment_count,
	incident.reopen_count,
	listed.transfers,
	listed.reopened,
	CASE WHEN listed.is_open THEN (epoch_us(as_of) - epoch_us(listed.opened_at)) / 86400000000 END AS age_days,
	listed.is_child
FROM listed
JOIN incident USING (id)
LEFT JOIN target ON target.code = listed.target_code
CROSS JOIN context
