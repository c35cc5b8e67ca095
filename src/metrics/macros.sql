-- Words that the other statements use.

-- Rates are 0..1; NULL where nothing divides.
CREATE OR REPLACE MACRO rate(part, whole) AS part::DOUBLE / nullif(whole, 0);

-- The mean of whole numbers, rounded once and so the same on every processor: avg() divides in the widest type there is.
CREATE OR REPLACE MACRO mean_of(whole) AS rate(sum(whole), count(whole));

CREATE OR REPLACE MACRO is_finished(state) AS state IN ('resolved', 'closed');

-- What a knowledge reference names; NULL where it only says that there is something.
CREATE OR REPLACE MACRO named_article(knowledge_ref) AS
	CASE WHEN lower(knowledge_ref) NOT IN ('true', 'yes', 'y', '1', 'ya') THEN knowledge_ref END;

-- Whether a reader of the record can find how it was resolved.
CREATE OR REPLACE MACRO has_resolution(resolution_notes, closure_code, knowledge_ref) AS
	resolution_notes IS NOT NULL OR closure_code IS NOT NULL OR named_article(knowledge_ref) IS NOT NULL;

-- Elapsed whole seconds. NULL where either end is unknown or the end comes first: a negative span is never clipped.
CREATE OR REPLACE MACRO elapsed_seconds(start, finish) AS
	CASE WHEN finish >= start THEN (epoch_us(finish) - epoch_us(start)) // 1000000 END;

-- Whole days since 1970: what joins a time with its row of `calendar`.
CREATE OR REPLACE MACRO utc_day(utc) AS (epoch_us(utc) // 86400000000)::INTEGER;

CREATE OR REPLACE MACRO as_verdict(word) AS word::ENUM ('met', 'breached', 'pending');

CREATE OR REPLACE MACRO as_age(word) AS word::ENUM ('d1', 'd3', 'd7', 'd30', 'more');

-- met, breached or pending, by the seconds that the policy's clock ran until the end, or has run where there is none.
CREATE OR REPLACE MACRO verdict(ran_seconds, has_ended, target_seconds) AS
	CASE
		WHEN ran_seconds > target_seconds THEN as_verdict('breached')
		WHEN ran_seconds <= target_seconds AND has_ended THEN as_verdict('met')
		WHEN ran_seconds <= target_seconds THEN as_verdict('pending')
	END;

-- What a verdict adds to `fact.kind`, in steps.
CREATE OR REPLACE MACRO verdict_rank(verdict) AS
	CASE WHEN verdict IS NULL THEN 0 WHEN verdict = as_verdict('breached') THEN 2 ELSE 1 END;

-- Seconds as an INTEGER, the greatest one standing for all above it.
CREATE OR REPLACE MACRO at_most(seconds) AS
	CASE WHEN seconds > 2147483647 THEN 2147483647 ELSE seconds END::INTEGER;

-- What two spans of the policy's clock share; 0 where an end is unknown.
CREATE OR REPLACE MACRO shared_us(one_from, one_to, other_from, other_to) AS
	CASE WHEN one_from < other_to AND other_from < one_to
		THEN least(one_to, other_to) - greatest(one_from, other_from)
		ELSE 0
	END;

-- Month on the site clock, counted from January 1970. No clock is further from UTC than a day, so only times near a
-- month's edge need the zone's table.
CREATE OR REPLACE MACRO site_month(utc) AS
	date_diff(
		'month', TIMESTAMP '1970-01-01', CASE WHEN day(utc) BETWEEN 2 AND 27 THEN utc ELSE site_time(utc) END
	)::INTEGER;

-- YYYY-MM of a month number.
CREATE OR REPLACE MACRO month_key(month) AS strftime(TIMESTAMP '1970-01-01' + to_months(month), '%Y-%m');

-- The bin of the histogram where a duration stands, about six to a factor of ten: 0 is below one minute, 36 a year
-- and more. The edges in minutes are BIN_EDGES in durations.ts.
CREATE OR REPLACE MACRO duration_bin(seconds) AS
	CASE
		WHEN seconds < 60 THEN 0
		WHEN seconds < 2 * 60 THEN 1
		WHEN seconds < 3 * 60 THEN 2
		WHEN seconds < 5 * 60 THEN 3
		WHEN seconds < 7 * 60 THEN 4
		WHEN seconds < 10 * 60 THEN 5
		WHEN seconds < 15 * 60 THEN 6
		WHEN seconds < 20 * 60 THEN 7
		WHEN seconds < 30 * 60 THEN 8
		WHEN seconds < 45 * 60 THEN 9
		WHEN seconds < 60 * 60 THEN 10
		WHEN seconds < 90 * 60 THEN 11
		WHEN seconds < 2 * 3600 THEN 12
		WHEN seconds < 3 * 3600 THEN 13
		WHEN seconds < 4 * 3600 THEN 14
		WHEN seconds < 6 * 3600 THEN 15
		WHEN seconds < 8 * 3600 THEN 16
		WHEN seconds < 12 * 3600 THEN 17
		WHEN seconds < 16 * 3600 THEN 18
		WHEN seconds < 86400 THEN 19
		WHEN seconds < 36 * 3600 THEN 20
		WHEN seconds < 2 * 86400 THEN 21
		WHEN seconds < 3 * 86400 THEN 22
		WHEN seconds < 5 * 86400 THEN 23
		WHEN seconds < 7 * 86400 THEN 24
		WHEN seconds < 10 * 86400 THEN 25
		WHEN seconds < 14 * 86400 THEN 26
		WHEN seconds < 21 * 86400 THEN 27
		WHEN seconds < 30 * 86400 THEN 28
		WHEN seconds < 45 * 86400 THEN 29
		WHEN seconds < 60 * 86400 THEN 30
		WHEN seconds < 90 * 86400 THEN 31
		WHEN seconds < 120 * 86400 THEN 32
		WHEN seconds < 180 * 86400 THEN 33
		WHEN seconds < 270 * 86400 THEN 34
		WHEN seconds < 365 * 86400 THEN 35
		WHEN seconds IS NOT NULL THEN 36
	END::UTINYINT;
