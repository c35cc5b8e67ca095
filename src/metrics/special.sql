-- Which special target holds for which incident?
-- One row per record that one fits: id, that of `incident`, and the target's code. The one with most conditions holds,
-- of equals the one further up. Decided once for each combination of values that conditions ask about.
INSERT INTO special
WITH
asked AS (
	SELECT
		count(priority) > 0 AS priority,
		count(segment) > 0 AS segment,
		count(service) > 0 AS service,
		count(category) > 0 AS category
	FROM condition
),
record AS NOT MATERIALIZED (
	SELECT
		incident.id,
		CASE WHEN asked.priority THEN incident.priority END AS priority,
		CASE WHEN asked.segment THEN incident.segment END AS segment,
		CASE WHEN asked.service THEN incident.service END AS service,
		CASE WHEN asked.category THEN incident.category END AS category
	FROM incident, asked
),
combination AS MATERIALIZED (
	SELECT DISTINCT priority, segment, service, category FROM record
),
held AS (
	SELECT
		combination.*,
		condition.code
	FROM combination
	JOIN condition
		ON (condition.priority IS NULL OR condition.priority = combination.priority)
		AND (condition.segment IS NULL OR condition.segment = combination.segment)
		AND (condition.service IS NULL OR condition.service = combination.service)
		AND (condition.category IS NULL OR condition.category = combination.category)
	QUALIFY row_number() OVER (
		PARTITION BY combination.priority, combination.segment, combination.service, combination.category
		ORDER BY
			(condition.priority IS NOT NULL)::INTEGER
			+ (condition.segment IS NOT NULL)::INTEGER
			+ (condition.service IS NOT NULL)::INTEGER
			+ (condition.category IS NOT NULL)::INTEGER DESC,
			condition.code DESC
	) = 1
)
SELECT record.id, held.code
FROM record
JOIN held
	ON record.priority IS NOT DISTINCT FROM held.priority
	AND record.segment IS NOT DISTINCT FROM held.segment
	AND record.service IS NOT DISTINCT FROM held.service
	AND record.category IS NOT DISTINCT FROM held.category
