-- How long was each incident in a state that pauses the policy's clock?
-- One row per incident with known states: microseconds on that clock between opening and answer (response_us), between
-- where the time to resolve begins and the finish or as_of (resolution_us), and between opening and the first time it was
-- handed on (moved_us).
INSERT INTO pause
SELECT
	id,
	coalesce(sum(shared_us(from_us, to_us, opened_us, answered_us)) FILTER (state IN (FROM pausing)), 0)::BIGINT,
	coalesce(sum(shared_us(from_us, to_us, began_us, ended_us)) FILTER (state IN (FROM pausing)), 0)::BIGINT,
	coalesce(sum(shared_us(from_us, to_us, opened_us, moved_us)) FILTER (state IN (FROM pausing)), 0)::BIGINT
FROM stay
JOIN moment USING (id)
GROUP BY id
