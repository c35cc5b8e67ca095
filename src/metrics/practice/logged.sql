-- Of the things that should be logged, how often is each?
-- One row per thing, in the order in which they are asked for. n: incidents in scope, for finish_time finished ones.
WITH
counted AS MATERIALIZED (
	SELECT
		count(*) AS incidents,
		count(*) FILTER (has_customer) AS customer,
		count(*) FILTER (has_category) AS category,
		count(*) FILTER (has_urgency) AS urgency,
		count(*) FILTER (has_impact) AS impact,
		count(*) FILTER (has_description) AS description,
		count(*) FILTER (has_group) AS assignment_group,
		count(*) FILTER (has_finish_time) AS finish_time,
		count(has_finish_time) AS finished
	FROM practised
)
SELECT field, filled::INTEGER AS filled, CASE field WHEN 'finish_time' THEN finished ELSE incidents END::INTEGER AS n
FROM (
	UNPIVOT counted
	ON customer, category, urgency, impact, description, assignment_group, finish_time
	INTO NAME field VALUE filled
)
