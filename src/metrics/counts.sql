-- How many incidents of which sort stand behind every mark of the recap?
-- One row per chart and code. chart: a dimension, under all filters but its own; opened, left, closed: site month of
-- opening, of finishing or being cancelled, of closing, under all filters but the month; age: band of the unfinished at
-- as_of (0 for d1 .. 4 for more); duration: bin of the recorded time to resolve. key: the dimension's value, '' for not
-- recorded; NULL for the other charts. median_minutes, p90_minutes: recorded time to resolve under all filters, the same in
-- every row, NULL where none was measured. All other columns are counts of records, told apart as in `kind`.
WITH
tally AS (
	SELECT 'priority' AS chart, priority_code AS code, kind, count(*) AS n FROM but_priority GROUP BY ALL
	UNION ALL
	SELECT 'category', category_code, kind, count(*) FROM but_category GROUP BY ALL
	UNION ALL
	SELECT 'group', group_code, kind, count(*) FROM but_group GROUP BY ALL
	UNION ALL
	SELECT 'channel', channel_code, kind, count(*) FROM but_channel GROUP BY ALL
	UNION ALL
	SELECT 'opened', month_code, kind, count(*) FROM but_month GROUP BY ALL
	UNION ALL
	SELECT 'left', left_month, kind, count(*) FROM but_month GROUP BY ALL
	UNION ALL
	SELECT 'closed', closed_month, kind, count(*) FROM but_month GROUP BY ALL
	UNION ALL
	SELECT 'age', enum_code(age_band)::INTEGER, kind, count(*) FROM selected WHERE is_open GROUP BY ALL
	UNION ALL
	SELECT 'duration', resolution_bin, kind, count(*) FROM selected GROUP BY ALL
),
sums AS (
	SELECT
		chart,
		code,
		sum(n * occurred)::INTEGER AS occurred,
		sum(n * resolved)::INTEGER AS resolved,
		sum(n * unresolved)::INTEGER AS unresolved,
		sum(n * cancelled)::INTEGER AS cancelled,
		sum(n * service_requests)::INTEGER AS service_requests,
		sum(n * scope)::INTEGER AS scope,
		sum(n * met)::INTEGER AS met,
		sum(n * breached)::INTEGER AS breached,
		sum(n * pending)::INTEGER AS pending,
		sum(n * overdue)::INTEGER AS overdue,
		sum(n * escalated)::INTEGER AS escalated,
		sum(n * escalated_hierarchically)::INTEGER AS escalated_hierarchically,
		sum(n * ever_finished)::INTEGER AS ever_finished,
		sum(n * reopened)::INTEGER AS reopened
	FROM tally
	JOIN kind USING (kind)
	WHERE code IS NOT NULL
	GROUP BY chart, code
),
durations AS (
	SELECT quantile_cont(resolution_seconds, [0.5, 0.9]) AS quantiles FROM selected
)
SELECT sums.*, dictionary.key, quantiles[1] / 60 AS median_minutes, quantiles[2] / 60 AS p90_minutes
FROM sums
CROSS JOIN durations
LEFT JOIN dictionary ON dictionary.dimension = sums.chart AND dictionary.code = sums.code
ORDER BY chart, sums.code
