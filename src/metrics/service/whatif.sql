-- How long did incidents take on the policy's clock, finely enough to try other targets?
-- One row per priority (-1 where not recorded) and step of the scale: step s holds times from 10^(s/40) minutes to
-- below 10^((s+1)/40), about 6 % wide; 0 holds all below. finished: took so long; open: have taken so long at as_of.
WITH
taken AS (
	SELECT priority_code, is_open, ran_seconds / 60 AS minutes
	FROM scope
)
SELECT
	priority_code AS priority,
	CASE WHEN minutes < 1 THEN 0 ELSE least(240, floor(40 * log10(minutes))) END::INTEGER AS step,
	(count(*) FILTER (NOT is_open))::INTEGER AS finished,
	(count(*) FILTER (is_open))::INTEGER AS open
FROM taken
WHERE minutes IS NOT NULL
GROUP BY ALL
ORDER BY 1, 2
