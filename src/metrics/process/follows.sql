-- What follows what directly?
-- One row per perspective and pair of words that follow one another in a case in scope, the same word twice included:
-- times, cases, and the time between the two, elapsed, in minutes: mean and median over the measured ones, NULL where
-- there are none; backwards: times that run the wrong way, left out. Of each perspective the 500 most frequent.
WITH
step AS (
	SELECT
		walk.before,
		walk.code,
		count(*) AS times,
		count(DISTINCT walk.id) AS cases,
		count(*) FILTER (walk.wait_seconds >= 0) AS measured,
		count(*) FILTER (walk.wait_seconds < 0) AS backwards,
		avg(walk.wait_seconds / 60) FILTER (walk.wait_seconds >= 0) AS mean_minutes,
		quantile_cont(walk.wait_seconds / 60, 0.5) FILTER (walk.wait_seconds >= 0) AS median_minutes
	FROM walk
	JOIN scope USING (id)
	WHERE walk.before IS NOT NULL
	GROUP BY walk.before, walk.code
)
SELECT
	activity.perspective,
	earlier.name AS "from",
	activity.name AS "to",
	step.times::INTEGER AS times,
	step.cases::INTEGER AS cases,
	step.measured::INTEGER AS measured,
	step.backwards::INTEGER AS backwards,
	step.mean_minutes::DOUBLE AS mean_minutes,
	step.median_minutes::DOUBLE AS median_minutes
FROM step
JOIN activity USING (code)
JOIN activity AS earlier ON earlier.code = step.before
QUALIFY row_number() OVER (PARTITION BY activity.perspective ORDER BY step.times DESC, earlier.name, activity.name) <= 500
ORDER BY activity.perspective, step.times DESC, earlier.name, activity.name
