-- In which categories do faults come again?
-- One row per category with a known key. key: '' where none is recorded; recurring: incidents opened within the
-- policy's days after another with the same key and category; known: incidents whose key is known (see `again`).
SELECT dictionary.key, count(*) FILTER (practised.recurs)::INTEGER AS recurring, count(practised.recurs)::INTEGER AS known
FROM practised
JOIN dictionary ON dictionary.dimension = 'category' AND dictionary.code = practised.category_code
GROUP BY dictionary.key
HAVING count(practised.recurs) > 0
ORDER BY recurring DESC, dictionary.key
