-- Which ways do the cases take?
-- One row per perspective and variant, the sequence of words of a case: cases that took it, and the median minutes from
-- their first event to their last, elapsed, over the measured ones; NULL where there are none. names: the words, with the
-- sign U+001F between them. Of each perspective the 200 most frequent, in that order.
WITH
counted AS (
	SELECT
		trace.perspective,
		trace.sequence,
		count(*) AS cases,
		count(trace.minutes) AS measured,
		quantile_cont(trace.minutes, 0.5) AS median_minutes
	FROM trace
	JOIN scope USING (id)
	GROUP BY trace.perspective, trace.sequence
),
ranked AS (
	SELECT *, row_number() OVER (PARTITION BY perspective ORDER BY cases DESC, length(sequence), sequence) AS rank
	FROM counted
	QUALIFY rank <= 200
),
spelt AS (
	SELECT perspective, rank, string_agg(activity.name, chr(31) ORDER BY place) AS names
	FROM (
		SELECT rank, unnest(codes)::INTEGER AS code, generate_subscripts(codes, 1) AS place
		FROM (SELECT perspective, rank, string_split(sequence, ',') AS codes FROM ranked)
	)
	JOIN activity USING (code)
	GROUP BY perspective, rank
)
SELECT
	ranked.perspective,
	spelt.names,
	ranked.cases::INTEGER AS cases,
	ranked.measured::INTEGER AS measured,
	ranked.median_minutes::DOUBLE AS median_minutes
FROM ranked
JOIN spelt USING (perspective, rank)
ORDER BY ranked.perspective, ranked.rank
