-- What caused the incidents that were finished?
-- One row for each of the most frequent causes, most frequent first. cause: as written; n: finished incidents with it;
-- known: finished incidents with any cause written.
SELECT incident.cause, count(*)::INTEGER AS n, (sum(count(*)) OVER ())::INTEGER AS known
FROM scope
JOIN incident USING (id)
WHERE scope.is_resolved AND incident.cause IS NOT NULL
GROUP BY incident.cause
ORDER BY n DESC, incident.cause
LIMIT 5
