-- At which tier did the time of missed incidents go?
-- One row per tier: minutes on the policy's clock that incidents past their target were at it, pauses included, until they
-- were finished or until as_of. Only where events tell the tier; what came before the first known one is left out.
WITH
late AS (
	SELECT id, ended_at FROM moment SEMI JOIN (FROM scope WHERE sla_resolution = 'breached') AS missed USING (id)
),
tier AS (
	SELECT
		late.id,
		event.support_tier AS tier,
		event."at" AS from_at,
		late.ended_at,
		lead(event."at") OVER (PARTITION BY late.id ORDER BY event.position) AS next_at
	FROM event
	JOIN incident USING (incident_id)
	JOIN late ON late.id = incident.id
	WHERE event.support_tier IS NOT NULL AND event."at" IS NOT NULL
),
stayed AS (
	SELECT
		id,
		tier,
		from_at,
		CASE WHEN next_at < from_at THEN from_at WHEN next_at < ended_at THEN next_at ELSE ended_at END AS to_at
	FROM tier
	WHERE from_at <= ended_at
),
spent AS (
	SELECT id, tier, clock_us(to_at, ending.hours) - clock_us(from_at, beginning.hours) AS us
	FROM stayed
	LEFT JOIN calendar AS beginning ON beginning.day = utc_day(from_at)
	LEFT JOIN calendar AS ending ON ending.day = utc_day(to_at)
)
SELECT tier, sum(us)::DOUBLE / 60000000 AS minutes, count(DISTINCT id)::INTEGER AS incidents
FROM spent
WHERE us > 0
GROUP BY tier
ORDER BY tier
