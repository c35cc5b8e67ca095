-- Who was hit by the same mass outage as an incident?
-- One row for the incident_id `?`: tickets under the same parent, the parent and the incident itself among them. n: tickets; customers:
-- known ones that differ, NULL where the data have neither customers nor reporters; open: not finished; first_opened_at, last_finished_at:
-- UTC, the latter NULL where none finished. n = 1: a ticket that has no parent and is none.
WITH
one AS (
	SELECT coalesce(parent_ref, incident_id) AS top FROM incident WHERE incident_id = ?
)
SELECT
	count(*)::INTEGER AS n,
	nullif(count(DISTINCT coalesce(customer_id, reporter)), 0)::INTEGER AS customers,
	count(*) FILTER (fact.is_open)::INTEGER AS open,
	min(incident.opened_at) AS first_opened_at,
	max(CASE WHEN fact.is_resolved THEN coalesce(incident.resolved_at, incident.closed_at) END) AS last_finished_at
FROM one
JOIN incident ON incident.incident_id = one.top OR incident.parent_ref = one.top
JOIN fact USING (id)
