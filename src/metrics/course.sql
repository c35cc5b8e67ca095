-- How long did the policy's clock run for each record?
-- One row per record: `moment`, and what its positions make. A view: `fact` is built from it, and of a later clock only the
-- columns that depend on it are read again (reclock.sql).
-- ran_seconds: from where the time to resolve begins until the end, or until as_of where there is none; answer_seconds:
-- from the opening until the response, or as_of; the greatest integer where it ended without one; moved_seconds: until it
-- was handed on for the first time, NULL where it was not, or not at a known time. Pauses taken out; at
-- most that integer (68 years); NULL where an end is unknown or comes first. paused_us: taken out of the time to
-- resolve, NULL where nothing tells. *_clock_seconds as in `fact`.
CREATE OR REPLACE VIEW course AS
WITH
ran AS (
	SELECT
		moment.*,
		pause.moved_us AS moved_pause_us,
		CASE
			WHEN ended_us >= began_us THEN ended_us - began_us
			WHEN ended_us < began_us AND is_open THEN 0
		END AS until_end_us,
		CASE
			WHEN acknowledged_at < opened_at THEN NULL
			WHEN answered_us >= opened_us THEN answered_us - opened_us
			WHEN answered_us < opened_us THEN 0
		END AS until_answer_us,
		coalesce(
			pause.resolution_us,
			CASE WHEN recorded_pause_us > until_end_us THEN until_end_us ELSE recorded_pause_us END
		) AS paused_us,
		(until_end_us - coalesce(paused_us, 0)) // 1000000 AS resolution_ran,
		(until_answer_us - coalesce(pause.response_us, 0)) // 1000000 AS response_ran
	FROM moment
	LEFT JOIN pause USING (id)
)
SELECT
	*,
	at_most(resolution_ran) AS ran_seconds,
	CASE
		WHEN acknowledged_at IS NOT NULL OR (has_acknowledged AND is_open) THEN at_most(response_ran)
		WHEN has_acknowledged AND timed_from IS NOT NULL THEN at_most(2147483647)
	END AS answer_seconds,
	CASE
		WHEN resolved_at IS NOT NULL AND timed_from IS NOT NULL AND recorded_resolved_at >= timed_from
			THEN TRY_CAST(resolution_ran AS INTEGER)
	END AS resolution_clock_seconds,
	CASE WHEN acknowledged_at IS NOT NULL THEN TRY_CAST(response_ran AS INTEGER) END AS response_clock_seconds,
	TRY_CAST(paused_us // 1000000 AS INTEGER) AS paused_seconds,
	at_most((moved_us - opened_us - coalesce(moved_pause_us, 0)) // 1000000) AS moved_seconds
FROM ran
