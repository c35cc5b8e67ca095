-- How were the incidents of each category resolved, as far as that is on record?
-- One row per category ('' where not recorded) and one of the five resolutions that are on record most often: its
-- resolution notes, else the knowledge article, else the closure code (field says which), the same whatever its case and
-- accents, as last written; n finished incidents in scope have it, the last of them opened at last_at (UTC) and numbered
-- incident_id. told: those of the category that have any; finished: all of it. A category without any has one row, with
-- NULL for the resolution.
WITH
told AS (
	SELECT
		scope.category_code,
		scope.opened_at,
		incident.incident_id,
		coalesce(resolution_notes, named_article(knowledge_ref), closure_code) AS resolution,
		CASE
			WHEN resolution_notes IS NOT NULL THEN 'resolution_notes'
			WHEN named_article(knowledge_ref) IS NOT NULL THEN 'knowledge_ref'
			ELSE 'closure_code'
		END AS field,
		strip_accents(lower(resolution)) AS alike
	FROM scope
	JOIN incident USING (id)
	WHERE scope.is_resolved
),
counted AS (
	SELECT
		category_code,
		field,
		alike,
		count(*) AS n,
		max(opened_at) AS last_at,
		arg_max(resolution, opened_at) AS resolution,
		arg_max(incident_id, opened_at) AS incident_id
	FROM told
	GROUP BY category_code, field, alike
),
ranked AS (
	SELECT
		*,
		sum(n) OVER (PARTITION BY category_code) AS finished,
		sum(CASE WHEN alike IS NOT NULL THEN n ELSE 0 END) OVER (PARTITION BY category_code) AS told,
		row_number() OVER (
			PARTITION BY category_code ORDER BY alike IS NULL, n DESC, last_at DESC, alike
		) AS place
	FROM counted
)
SELECT
	dictionary.key AS category,
	CASE WHEN ranked.alike IS NOT NULL THEN ranked.field END AS field,
	ranked.resolution,
	CASE WHEN ranked.alike IS NOT NULL THEN ranked.incident_id END AS incident_id,
	CASE WHEN ranked.alike IS NOT NULL THEN ranked.last_at END AS last_at,
	CASE WHEN ranked.alike IS NOT NULL THEN ranked.n ELSE 0 END::INTEGER AS n,
	ranked.told::INTEGER AS told,
	ranked.finished::INTEGER AS finished
FROM ranked
JOIN dictionary ON dictionary.dimension = 'category' AND dictionary.code = ranked.category_code
WHERE place <= 5 AND (alike IS NOT NULL OR place = 1)
ORDER BY finished DESC, category, place
