-- What does the log show of how the desk works, beside metrics and rules?
-- One row per sign. value: a share 0..1, NULL where nothing divides, or a count; n: what it is of.
-- group_known: incidents in scope with a group. largest_category: of those with a category, those of the most frequent
-- one. web_reports: how many came by a form (`web`), n those with a channel. request_types: service requests among all
-- records, NULL where there are only requests, or none: then nothing tells whether they are told apart. parents_used: incidents
-- that name a parent, folded and cancelled ones included. both_escalations: 1 where both handing on and taking to
-- management occur, else 0. closure_code: closed ones with one. escalated_complete: of those handed on, complete ones.
WITH
recorded AS MATERIALIZED (
	SELECT
		count(*) AS records,
		count(*) FILTER (is_request) AS requests,
		count(*) FILTER (NOT is_request) AS incidents
	FROM selected
),
named AS MATERIALIZED (
	SELECT count(*) AS children
	FROM selected
	SEMI JOIN (SELECT id FROM incident WHERE parent_ref IS NOT NULL) AS child USING (id)
	WHERE NOT is_request
),
spread AS MATERIALIZED (
	SELECT coalesce(sum(incidents), 0) AS categorized, coalesce(max(incidents), 0) AS largest
	FROM (SELECT count(*) AS incidents FROM practised WHERE has_category GROUP BY category_code)
),
logged AS MATERIALIZED (
	SELECT
		count(*) AS incidents,
		count(*) FILTER (has_group) AS grouped,
		count(proactive) AS with_channel,
		count(*) FILTER (channel_code IN (SELECT channel_code FROM web)) AS by_web
	FROM practised
),
judged AS MATERIALIZED (
	SELECT
		count(coded) AS closed,
		count(*) FILTER (coded) AS coded,
		count(handed_whole) AS handed_on,
		count(*) FILTER (handed_whole) AS handed_whole,
		count(*) FILTER (escalated_hierarchically) AS to_management
	FROM scope
	JOIN ruling USING (id)
)
SELECT
	'sign.group_known' AS sign,
	rate(grouped, incidents) AS value,
	incidents::DOUBLE AS n,
	grouped::DOUBLE AS numerator
FROM logged
UNION ALL
SELECT 'sign.largest_category', rate(largest, categorized), categorized, largest FROM spread
UNION ALL
SELECT 'sign.web_reports', by_web, with_channel, NULL FROM logged
UNION ALL
SELECT
	'sign.request_types',
	CASE WHEN requests > 0 AND incidents > 0 THEN requests END,
	records,
	NULL
FROM recorded
UNION ALL
SELECT 'sign.parents_used', children, incidents, NULL FROM recorded, named
UNION ALL
SELECT
	'sign.both_escalations',
	CASE WHEN incidents > 0 THEN (handed_on > 0 AND to_management > 0)::INTEGER END,
	incidents,
	NULL
FROM logged, judged
UNION ALL
SELECT 'sign.closure_code', rate(coded, closed), closed, coded FROM judged
UNION ALL
SELECT 'sign.escalated_complete', rate(handed_whole, handed_on), handed_on, handed_whole FROM judged
