-- By which values of columns that are no filter can incidents be set side by side?
-- One row per column and value of the incidents in scope, at most 200 a column: '' where it is not recorded. Files by
-- their number.
WITH
told AS (
	SELECT unnest(['segment', 'service', 'site', 'file']) AS field,
		unnest([coalesce(segment, ''), coalesce(service, ''), coalesce(site, ''), file::VARCHAR]) AS value
	FROM scope
	JOIN incident USING (id)
)
SELECT field, value, count(*)::INTEGER AS n
FROM told
GROUP BY field, value
QUALIFY row_number() OVER (PARTITION BY field ORDER BY count(*) DESC, value) <= 200
ORDER BY field, n DESC, value
