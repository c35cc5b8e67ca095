-- From which to which site month does the data set reach?
-- One row; months counted from January 1970, NULL where there is no incident. first_partial: the first incident was
-- opened after the first day of its month; last_partial: as_of lies before the last day of its month.
CREATE OR REPLACE TABLE span AS
SELECT
	first_month,
	site_month(as_of) AS last_month,
	coalesce(day(site_time(first_opened_at)) > 1, false) AS first_partial,
	coalesce(site_time(as_of)::DATE < last_day(site_time(as_of)), false) AS last_partial
FROM (SELECT min(month_code) AS first_month, min(opened_at) AS first_opened_at FROM fact WHERE is_counted), context
