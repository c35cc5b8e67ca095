-- Which faults come again, and what is on record of how they were resolved?
-- One row per key and category of which an incident under the filter recurs: fault, its number in `recurring`; key and the
-- field that it is of; repeats under the filter. All else is of the whole fault, under the filter or not: incidents, those
-- that recur and those that they follow; open of them; solved: with resolution notes, a closure code or a knowledge article;
-- referred: with a knowledge or problem reference; first_at, last_at: opened, UTC; groups by name, one a line, and how
-- many there are; NULL where none is known.
WITH
chosen AS (
	SELECT recurring.fault, count(*)::INTEGER AS repeats
	FROM recurring
	JOIN scope USING (id)
	WHERE recurring.recurs
	GROUP BY recurring.fault
)
SELECT
	recurring.fault,
	chosen.repeats,
	any_value(coalesce(customer_id, configuration_item, reporter)) AS key,
	any_value(
		CASE
			WHEN customer_id IS NOT NULL THEN 'customer_id'
			WHEN configuration_item IS NOT NULL THEN 'configuration_item'
			ELSE 'reporter'
		END
	) AS field,
	any_value(category) AS category,
	count(*)::INTEGER AS incidents,
	(count(*) FILTER (fact.is_open))::INTEGER AS open,
	(count(*) FILTER (has_resolution(resolution_notes, closure_code, knowledge_ref)))::INTEGER AS solved,
	(count(*) FILTER (knowledge_ref IS NOT NULL OR problem_ref IS NOT NULL))::INTEGER AS referred,
	min(incident.opened_at) AS first_at,
	max(incident.opened_at) AS last_at,
	string_agg(DISTINCT assignment_group, chr(10) ORDER BY assignment_group) AS groups
FROM recurring
JOIN chosen USING (fault)
JOIN incident USING (id)
JOIN fact USING (id)
GROUP BY recurring.fault, chosen.repeats
