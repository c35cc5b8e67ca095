-- Which incidents were handed on before their resolution target ended?
-- One row per incident that was handed on at a known time, not before its opening, and has a target. in_time: the
-- policy's clock, pauses taken out, had not run longer than the target by then; NULL outside the calendar.
CREATE OR REPLACE TABLE handed AS
WITH
moved AS (
	SELECT
		fact.id,
		target.resolution_seconds AS target_seconds,
		clock_us(fact.opened_at, opening.hours) AS opened_us,
		clock_us(fact.moved_at, moving.hours) AS moved_us
	FROM (SELECT *, opened_at + to_seconds(first_transfer_seconds) AS moved_at FROM fact) AS fact
	JOIN target ON target.code = fact.target_code
	LEFT JOIN calendar AS opening ON opening.day = utc_day(fact.opened_at)
	LEFT JOIN calendar AS moving ON moving.day = utc_day(fact.moved_at)
	WHERE fact.moved_at IS NOT NULL AND target.resolution_seconds IS NOT NULL
),
rest AS (
	SELECT moved.id, sum(shared_us(stay.from_us, stay.to_us, moved.opened_us, moved.moved_us)) AS us
	FROM stay
	JOIN moved USING (id)
	WHERE stay.state IN (FROM pausing)
	GROUP BY moved.id
)
SELECT
	moved.id,
	(moved.moved_us - moved.opened_us - coalesce(rest.us, 0)) // 1000000 <= moved.target_seconds AS in_time
FROM moved
LEFT JOIN rest USING (id)
