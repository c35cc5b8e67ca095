-- What does each `fact.kind` stand for?
-- One row per kind there can be: 1 where its records count as that, else 0. occurred = resolved + unresolved +
-- cancelled; scope = occurred − cancelled; overdue = unresolved and past the resolution target. What is folded into its
-- mass outage counts as nothing: 0 throughout. The numbers are made by fact.sql and judge.sql.
CREATE OR REPLACE TABLE kind AS
WITH
number AS (
	SELECT
		range::UTINYINT AS kind,
		kind = 0 AS is_request,
		kind = 1 AS is_cancelled,
		kind BETWEEN 2 AND 25 AS is_resolved,
		kind BETWEEN 26 AND 61 AS is_open,
		is_resolved OR is_open AS in_scope,
		CASE WHEN is_resolved THEN (range - 2) // 8 WHEN is_open THEN (range - 26) // 12 ELSE 0 END AS rank,
		CASE WHEN is_resolved THEN 1 + (range - 2) % 8 // 4 WHEN is_open THEN (range - 26) % 12 // 4 ELSE 0 END AS ended,
		CASE WHEN in_scope THEN (range - 2) % 4 ELSE 0 END AS handed_on
	FROM range(63)
)
SELECT
	kind,
	(is_cancelled OR in_scope)::INTEGER AS occurred,
	is_resolved::INTEGER AS resolved,
	is_open::INTEGER AS unresolved,
	is_cancelled::INTEGER AS cancelled,
	is_request::INTEGER AS service_requests,
	in_scope::INTEGER AS scope,
	(is_resolved AND rank = 1)::INTEGER AS met,
	(rank = 2)::INTEGER AS breached,
	(is_open AND rank = 1)::INTEGER AS pending,
	(is_open AND rank = 2)::INTEGER AS overdue,
	(handed_on >= 2)::INTEGER AS escalated,
	(handed_on % 2 = 1)::INTEGER AS escalated_hierarchically,
	(ended >= 1)::INTEGER AS ever_finished,
	(ended = 2)::INTEGER AS reopened
FROM number
