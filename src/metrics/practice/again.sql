-- Which incidents are the same fault again?
-- One row per incident in scope with a known key: the service number, else the configuration item, else the customer,
-- each with the category. recurs: opened within the policy's days after another with the same key; of those opened at
-- the same time the first is none. comes_again: another recurs after it.
CREATE OR REPLACE TABLE again AS
WITH
keyed AS (
	SELECT
		id,
		coalesce(customer_id, configuration_item, reporter) AS key,
		CASE WHEN customer_id IS NOT NULL THEN 1 WHEN configuration_item IS NOT NULL THEN 2 ELSE 3 END::UTINYINT AS source
	FROM incident
	WHERE category IS NOT NULL
)
SELECT
	id,
	key,
	source,
	category_code,
	coalesce(opened_at - lag(opened_at) OVER alike <= to_days(choice.recurrence_days), false) AS recurs,
	coalesce(lead(opened_at) OVER alike - opened_at <= to_days(choice.recurrence_days), false) AS comes_again
FROM keyed
JOIN fact USING (id)
CROSS JOIN choice
WHERE key IS NOT NULL AND (fact.is_resolved OR fact.is_open)
WINDOW alike AS (PARTITION BY key, source, category_code ORDER BY opened_at, id)
