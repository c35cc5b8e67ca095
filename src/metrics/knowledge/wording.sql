-- What does each incident say, so that words can be looked for in it?
-- One row per incident in scope: id, that of `incident`; its texts in lower case and without accents: head (number and
-- title), body (description) and tail (cause and resolution). Empty where nothing is written.
CREATE OR REPLACE TABLE wording AS
SELECT
	id,
	strip_accents(lower(concat_ws(chr(10), incident_id, title))) AS head,
	strip_accents(lower(coalesce(description, ''))) AS body,
	strip_accents(lower(concat_ws(chr(10), cause, resolution_notes))) AS tail
FROM incident
SEMI JOIN (SELECT id FROM fact WHERE is_resolved OR is_open) AS counted USING (id)
