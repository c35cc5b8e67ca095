-- Which incidents hold these words?
-- One row per incident of `shown`, a page of those that do, in its order: place, 1 where all words stand in number or
-- title, 2 where they do with the description, else 3; in each the newest first. Times in UTC; total: rows of all pages.
SELECT
	incident.incident_id,
	incident.title,
	incident.description,
	incident.cause,
	incident.resolution_notes,
	incident.closure_code,
	named_article(incident.knowledge_ref) AS knowledge_ref,
	incident.category,
	incident.state,
	incident.opened_at,
	shown.total
FROM shown
JOIN incident USING (id)
ORDER BY shown.place, shown.opened_at DESC, shown.id
