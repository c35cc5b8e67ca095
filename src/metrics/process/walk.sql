-- What happened to each incident, one thing after the other?
-- One row per event and perspective in which it has a word: id, that of `incident`; code of the word in `activity`; place,
-- its turn among these from 1; before, the code of the one before it, NULL for the first; wait_seconds between the times
-- of the two, elapsed: negative where they run backwards, NULL where a time is unknown.
CREATE OR REPLACE TABLE walk AS
WITH
worded AS (
	SELECT incident_id, position, "at", 'state' AS perspective, state AS name FROM event WHERE state IS NOT NULL
	UNION ALL
	SELECT incident_id, position, "at", 'activity', activity FROM event WHERE activity IS NOT NULL
)
SELECT
	incident.id,
	activity.code,
	(row_number() OVER turns)::INTEGER AS place,
	worded."at",
	lag(activity.code) OVER turns AS before,
	(epoch_us(worded."at") - lag(epoch_us(worded."at")) OVER turns) / 1000000 AS wait_seconds
FROM worded
JOIN incident USING (incident_id)
JOIN activity USING (perspective, name)
WINDOW turns AS (PARTITION BY incident.id, worded.perspective ORDER BY worded.position)
