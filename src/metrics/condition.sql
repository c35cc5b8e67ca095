-- Adds what a special target asks of an incident: its code in `target`, and what must be equal; NULL = anything.
INSERT INTO condition VALUES (?::INTEGER, ?::INTEGER, ?, ?, ?)
RETURNING code
