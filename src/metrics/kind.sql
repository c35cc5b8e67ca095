-- What does each `fact.kind` stand for?
-- One row per kind that occurs: 1 where its records count as that, else 0. occurred = resolved + unresolved +
-- cancelled; scope = occurred − cancelled; overdue = unresolved and past the resolution target. What is folded into its
-- mass outage counts as nothing: 0 throughout.
CREATE OR REPLACE TABLE kind AS
SELECT
	kind,
	is_counted::INTEGER AS occurred,
	is_resolved::INTEGER AS resolved,
	is_open::INTEGER AS unresolved,
	is_cancelled::INTEGER AS cancelled,
	is_request::INTEGER AS service_requests,
	(is_resolved OR is_open)::INTEGER AS scope,
	coalesce(sla_resolution = 'met', false)::INTEGER AS met,
	coalesce(sla_resolution = 'breached', false)::INTEGER AS breached,
	coalesce(sla_resolution = 'pending', false)::INTEGER AS pending,
	coalesce(is_open AND sla_resolution = 'breached', false)::INTEGER AS overdue,
	coalesce(in_scope AND escalated, false)::INTEGER AS escalated,
	coalesce(in_scope AND escalated_hierarchically, false)::INTEGER AS escalated_hierarchically,
	(in_scope AND ever_finished)::INTEGER AS ever_finished,
	coalesce(in_scope AND ever_finished AND reopened, false)::INTEGER AS reopened
FROM (
	SELECT
		kind,
		any_value(is_request) AS is_request,
		any_value(is_counted) AS is_counted,
		any_value(is_cancelled) AS is_cancelled,
		any_value(is_resolved) AS is_resolved,
		any_value(is_open) AS is_open,
		any_value(is_resolved OR is_open) AS in_scope,
		any_value(sla_resolution) AS sla_resolution,
		any_value(escalated) AS escalated,
		any_value(escalated_hierarchically) AS escalated_hierarchically,
		any_value(ever_finished) AS ever_finished,
		any_value(reopened) AS reopened
	FROM fact
	GROUP BY kind
)
