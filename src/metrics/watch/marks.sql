-- How many open incidents bear which mark?
-- One row per mark (see `attention`), and one for all of them (open). n: open incidents in scope that bear it; told: those
-- of which it can be told.
WITH
marked AS MATERIALIZED (
	SELECT attention.* FROM attention JOIN scope USING (id)
)
SELECT 'open' AS mark, count(*)::INTEGER AS n, count(*)::INTEGER AS told FROM marked
UNION ALL
SELECT mark, count(*) FILTER (is_so)::INTEGER, count(is_so)::INTEGER
FROM (
	UNPIVOT (SELECT overdue, due, response_overdue, unassigned, silent, reopened, bouncing FROM marked)
	ON overdue, due, response_overdue, unassigned, silent, reopened, bouncing
	INTO NAME mark VALUE is_so
)
GROUP BY mark
ORDER BY mark
