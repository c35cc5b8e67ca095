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
	SELECT DISTINCT dimension, coalesce(value, '') AS key
	FROM (
		SELECT 'priority' AS dimension, value FROM (SELECT priority::VARCHAR AS value FROM incident GROUP BY priority)
		UNION ALL
		SELECT 'category', value FROM (SELECT DISTINCT category AS value FROM incident)
		UNION ALL
		SELECT 'group', value FROM (SELECT DISTINCT assignment_group AS value FROM incident)
		UNION ALL
		SELECT 'channel', value FROM (SELECT DISTINCT channel AS value FROM incident)
	)
)
ORDER BY dimension, key
