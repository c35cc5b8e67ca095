-- Which incidents are behind each of these faults?
-- One row per incident of the faults in the list that is the parameter, the newest first; at most 50 of a fault. title: its
-- description where it has none.
SELECT recurring.fault, incident.incident_id, coalesce(incident.title, incident.description) AS title, incident.opened_at, fact.is_open
FROM recurring
JOIN (SELECT unnest(?::INTEGER[]) AS fault) AS shown USING (fault)
JOIN incident USING (id)
JOIN fact USING (id)
QUALIFY row_number() OVER (PARTITION BY recurring.fault ORDER BY incident.opened_at DESC, id DESC) <= 50
ORDER BY recurring.fault, incident.opened_at DESC, id DESC
