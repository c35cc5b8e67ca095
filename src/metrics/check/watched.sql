-- Was anything noted of an incident while its target was about to run out?
-- One row per incident in scope with events that ran longer than its resolution target: id, that of `incident`; noted:
-- an event, or the record's last update, lies in the last quarter of the target. As for the verdict it is time on the
-- policy's clock, pauses taken out, from where the time to resolve begins. Left out: those whose pauses are known only by
-- their sum, not by their place. For `ruling`, then dropped.
CREATE OR REPLACE TABLE watched AS
WITH
late AS (
	SELECT fact.id, moment.began_us, 1000000 * target.resolution_seconds::BIGINT AS target_us
	FROM fact
	JOIN target ON target.code = fact.target_code
	JOIN moment ON moment.id = fact.id
	CROSS JOIN basis
	WHERE (fact.is_resolved OR fact.is_open) AND fact.ran_seconds > target.resolution_seconds
		AND NOT (basis.pause_evidence IS NOT DISTINCT FROM 'column' AND coalesce(fact.paused_seconds > 0, false))
),
written AS (
	SELECT incident.id, event."at" FROM event JOIN incident USING (incident_id) WHERE event."at" IS NOT NULL
),
placed AS (
	SELECT late.*, clock_us(written."at", calendar.hours) AS at_us
	FROM late
	JOIN (
		FROM written
		UNION ALL
		SELECT incident.id, incident.updated_at FROM incident SEMI JOIN written USING (id) WHERE updated_at IS NOT NULL
	) AS written USING (id)
	LEFT JOIN calendar ON calendar.day = utc_day(written."at")
),
ran AS (
	SELECT
		placed.id,
		any_value(placed.target_us) AS target_us,
		placed.at_us - placed.began_us - coalesce(sum(shared_us(stay.from_us, stay.to_us, placed.began_us, placed.at_us)), 0)
			AS ran_us
	FROM placed
	LEFT JOIN (SELECT id, from_us, to_us FROM stay WHERE state IN (FROM pausing)) AS stay USING (id)
	GROUP BY placed.id, placed.began_us, placed.at_us
)
SELECT id, coalesce(bool_or(ran_us BETWEEN 0.75 * target_us AND target_us), false) AS noted
FROM ran
GROUP BY id
