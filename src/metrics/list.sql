-- Which incidents are these?
-- One row per record of `listed`. Times in UTC; priority 1 = highest; sla_resolution: met, breached, pending, NULL where
-- not measurable; transfers, reopened: NULL where the data cannot tell; age_days: unfinished ones at as_of, else NULL;
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
	incident.reassignment_count,
	incident.reopen_count,
	listed.transfers,
	listed.reopened,
	CASE WHEN listed.is_open THEN (epoch_us(as_of) - epoch_us(listed.opened_at)) / 86400000000 END AS age_days,
	listed.is_child
FROM listed
JOIN incident USING (id)
CROSS JOIN context
