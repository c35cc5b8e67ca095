-- Which way did each incident take?
-- One row per perspective and incident with at least one word: sequence, the codes of `activity` in their order, with
-- commas; the first and the last of them; minutes from the first event to the last, elapsed: NULL where a time is unknown
-- or they run backwards.
CREATE OR REPLACE TABLE trace AS
SELECT
	activity.perspective,
	walk.id,
	string_agg(walk.code::VARCHAR, ',' ORDER BY walk.place) AS sequence,
	arg_min(walk.code, walk.place) AS first_code,
	arg_max(walk.code, walk.place) AS last_code,
	elapsed_seconds(arg_min_null(walk."at", walk.place), arg_max_null(walk."at", walk.place)) / 60 AS minutes
FROM walk
JOIN activity USING (code)
GROUP BY activity.perspective, walk.id
