-- Which were taken to management, as their activities say?
-- One row per record with an event whose activity holds a word of the policy (`management_word`), whatever its case.
CREATE OR REPLACE TABLE management AS
SELECT DISTINCT incident.id, true AS taken
FROM event
JOIN management_word ON contains(lower(event.activity), management_word.word)
JOIN incident USING (incident_id)
