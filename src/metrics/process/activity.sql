-- Which words do the events have for what happens?
-- One row per perspective (state: the canonical word of an event's state; activity: the text of its activity) and word.
CREATE OR REPLACE TABLE activity AS
SELECT perspective, (row_number() OVER (ORDER BY perspective, name))::INTEGER AS code, name
FROM (
	SELECT DISTINCT 'state' AS perspective, state AS name FROM event WHERE state IS NOT NULL
	UNION ALL
	SELECT DISTINCT 'activity', activity FROM event WHERE activity IS NOT NULL
)
