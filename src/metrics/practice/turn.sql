-- At each start of work, who was passed over in the same group?
-- One row per start in `queue` at which at least one other incident was waiting: opened by then, and still waiting
-- after it. by_arrival: none of these had been opened earlier; by_priority: none had a better priority, NULL where the
-- incident's own is not known.
-- Those still waiting after a start are those that waited longer, whenever they were opened; so the first opening among
-- them tells whether one was waiting at all, and whether it had come earlier. Nothing is compared pair by pair.
CREATE OR REPLACE TABLE turn AS
WITH
longer AS (
	SELECT
		id,
		opened_at,
		started_at,
		min(opened_at) OVER (
			PARTITION BY group_code ORDER BY waited_until DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
		) AS first_opened_at
	FROM queue
),
level AS (
	SELECT DISTINCT priority AS level FROM queue WHERE started_at IS NOT NULL AND priority IS NOT NULL
),
-- Every start at its own level, among all incidents of better ones.
ranked AS (
	SELECT NULL::INTEGER AS id, level, group_code, opened_at, waited_until
	FROM queue
	JOIN level ON queue.priority < level.level
	UNION ALL
	SELECT id, priority, group_code, NULL, waited_until FROM queue WHERE started_at IS NOT NULL AND priority IS NOT NULL
),
better AS (
	SELECT
		id,
		min(opened_at) OVER (
			PARTITION BY group_code, level
			ORDER BY waited_until DESC
			GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
		) AS first_opened_at
	FROM ranked
	QUALIFY id IS NOT NULL
)
SELECT
	longer.id,
	longer.first_opened_at >= longer.opened_at AS by_arrival,
	CASE WHEN better.id IS NOT NULL THEN coalesce(better.first_opened_at > longer.started_at, true) END AS by_priority
FROM longer
LEFT JOIN better USING (id)
WHERE longer.first_opened_at <= longer.started_at
