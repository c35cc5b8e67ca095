-- What is on record of how each of these faults was resolved?
-- One row per fault of the list that is the parameter, and what was written of a resolution: n incidents of which the same
-- is written, the last of them opened at last_at (UTC); knowledge_ref only where it names an article. The newest first; at
-- most 20 of a fault.
WITH
told AS (
	SELECT
		recurring.fault,
		resolution_notes,
		closure_code,
		cause,
		named_article(incident.knowledge_ref) AS article,
		opened_at
	FROM recurring
	JOIN (SELECT unnest(?::INTEGER[]) AS fault) AS shown USING (fault)
	JOIN incident USING (id)
	WHERE has_resolution(resolution_notes, closure_code, incident.knowledge_ref)
)
SELECT
	fault,
	resolution_notes,
	closure_code,
	cause,
	article AS knowledge_ref,
	count(*)::INTEGER AS n,
	max(opened_at) AS last_at
FROM told
GROUP BY fault, resolution_notes, closure_code, cause, article
QUALIFY row_number() OVER (PARTITION BY fault ORDER BY last_at DESC, n DESC, resolution_notes, closure_code) <= 20
ORDER BY fault, last_at DESC, n DESC, resolution_notes, closure_code
