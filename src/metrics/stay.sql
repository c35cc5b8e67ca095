-- In which states was each incident, and for how long?
-- One row per incident in scope and event with a known state and time: id, that of `incident`; the state that held from
-- from_at until to_at: the next such event, or the finish, or as_of. *_us: where the policy's clock stood then (see
-- `moment`); clock_seconds: how long it ran between. What came after the finish is left out. Empty without events.
CREATE OR REPLACE TABLE stay AS
WITH
held AS (
	SELECT
		id,
		step.state,
		state_from AS from_at,
		CASE
			WHEN state_until < state_from THEN state_from
			WHEN state_until < moment.ended_at THEN state_until
			ELSE moment.ended_at
		END AS to_at
	FROM step
	JOIN moment USING (id)
	WHERE step.state IS NOT NULL AND step."at" IS NOT NULL AND state_from <= ended_at AND timed_from IS NOT NULL
)
SELECT
	held.*,
	clock_us(from_at, beginning.hours) AS from_us,
	clock_us(to_at, ending.hours) AS to_us,
	(to_us - from_us) / 1000000 AS clock_seconds
FROM held
LEFT JOIN calendar AS beginning ON beginning.day = utc_day(from_at)
LEFT JOIN calendar AS ending ON ending.day = utc_day(to_at)
