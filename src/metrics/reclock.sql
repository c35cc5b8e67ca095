-- How long did another clock run?
-- Puts what depends on the policy's clock into the rows of `fact`; verdicts are given after.
UPDATE fact
SET
	resolution_clock_seconds = course.resolution_clock_seconds,
	response_clock_seconds = course.response_clock_seconds,
	ran_seconds = course.ran_seconds,
	answer_seconds = course.answer_seconds,
	moved_seconds = course.moved_seconds,
	paused_seconds = course.paused_seconds
FROM (
	SELECT
		id,
		resolution_clock_seconds,
		response_clock_seconds,
		ran_seconds,
		answer_seconds,
		moved_seconds,
		paused_seconds
	FROM course
) AS course
WHERE course.id = fact.id
