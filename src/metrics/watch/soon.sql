-- How many targets will be lost soon if nothing is done?
-- One row. n: open incidents in scope with a target that is not past, and no more left of it than the seconds of the
-- parameter; those whose clock is paused are left out.
SELECT count(*)::INTEGER AS n
FROM attention
JOIN scope USING (id)
WHERE left_seconds BETWEEN 0 AND ? AND NOT is_paused
