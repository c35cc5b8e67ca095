-- Which values does each dimension take?
-- One row per dimension and value; key '' stands for "not recorded". code is what `fact` holds: words are numbered in
-- alphabetical order, priority is itself (-1 where not recorded); months follow in months.sql. Narrow numbers in place
-- of words are what makes a million incidents count in milliseconds.
CREATE OR REPLACE TABLE dictionary AS
SELECT
	dimension,
	key,
	CASE dimension
		WHEN 'priority' THEN coalesce(TRY_CAST(key AS INTEGER), -1)
		ELSE row_number() OVER (PARTITION BY dimension ORDER BY key)
	END::INTEGER AS code
FROM (
	SELECT DISTINCT 'priority' AS dimension, coalesce(priority::VARCHAR, '') AS key FROM incident
	UNION ALL
	SELECT DISTINCT 'category', coalesce(category, '') FROM incident
	UNION ALL
	SELECT DISTINCT 'group', coalesce(assignment_group, '') FROM incident
	UNION ALL
	SELECT DISTINCT 'channel', coalesce(channel, '') FROM incident
)
ORDER BY dimension, key
