-- What became of the incidents that were open when a month began?
-- One row for the month `?` (counted from January 1970). carried: came in before it and had neither finished nor been
-- cancelled by then; in the month resolved, cancelled; still open at its end: left, of these those that are open
-- at as_of: open_now. oldest_days: age of the oldest that was still open at its end, at that time (the end of the month, or as_of
-- where that is earlier; months are ended on the UTC clock here, which moves an age by hours); NULL where none was.
SELECT
	count(*)::INTEGER AS carried,
	count(*) FILTER (left_month = month AND is_resolved)::INTEGER AS resolved,
	count(*) FILTER (left_month = month AND is_cancelled)::INTEGER AS cancelled,
	count(*) FILTER (coalesce(left_month > month, true))::INTEGER AS "left",
	count(*) FILTER (is_open)::INTEGER AS open_now,
	max(
		CASE WHEN coalesce(left_month > month, true)
			THEN (epoch_us(least(month_end, as_of)) - epoch_us(opened_at)) / 86400000000
		END
	)::DOUBLE AS oldest_days
FROM occurred, (SELECT ?::INTEGER AS month), context
CROSS JOIN (SELECT TIMESTAMP '1970-01-01' + to_months(?::INTEGER + 1) AS month_end)
WHERE month_code < month AND (left_month IS NULL OR left_month >= month)
