-- How long until an incident reached each tier, and which skipped one?
-- One row per tier known from the events of incidents in scope. median_minutes from opening to the first event there,
-- elapsed; skipped: incidents that came to this tier from one more than one below, and never were between.
WITH
visit AS (
	SELECT scope.id, event.support_tier AS tier, min(event."at") AS first_at, any_value(scope.opened_at) AS opened_at
	FROM event
	JOIN incident USING (incident_id)
	JOIN scope USING (id)
	WHERE event.support_tier IS NOT NULL
	GROUP BY ALL
),
stepped AS (
	SELECT *, lag(tier) OVER (PARTITION BY id ORDER BY tier) AS below FROM visit
)
SELECT
	tier::INTEGER AS tier,
	count(*)::INTEGER AS incidents,
	(count(*) FILTER (first_at >= opened_at))::INTEGER AS measured,
	(quantile_cont(epoch(first_at) - epoch(opened_at), 0.5) FILTER (first_at >= opened_at) / 60)::DOUBLE AS median_minutes,
	(count(*) FILTER (tier - coalesce(below, tier) > 1))::INTEGER AS skipped
FROM stepped
GROUP BY tier
ORDER BY tier
