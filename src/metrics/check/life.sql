-- What happened to one incident?
-- One row per event of the record with the id of the parameter, in their order. Times in UTC.
SELECT position, "at", activity, state, assignment_group, support_tier, resource, priority
FROM event
WHERE incident_id = ?
ORDER BY position
