-- Was the desk the first that each incident came to?
-- One row per record that this can be told of: id, that of `incident`; starts_there. Where events name tiers, the first
-- known one is the first tier. Where they do not, the first known group is the desk, which its name tells by one of the
-- words below, English or Indonesian; where no group of the events is called so, nobody knows which of them is the desk.
-- No record tells by itself: its group and tier are those that it was left with. Empty where nothing tells.
CREATE OR REPLACE TABLE desk AS
WITH
first_known AS (
	SELECT
		incident.id,
		arg_min(event.support_tier, event.position) FILTER (event.support_tier IS NOT NULL) AS tier,
		arg_min(event.assignment_group, event.position) FILTER (event.assignment_group IS NOT NULL) AS assignment_group
	FROM event
	JOIN incident USING (incident_id)
	WHERE event.support_tier IS NOT NULL OR event.assignment_group IS NOT NULL
	GROUP BY incident.id
),
word AS (
	SELECT unnest([
		'service desk', 'servicedesk', 'help desk', 'helpdesk', 'it desk', 'call center', 'call centre', 'callcenter',
		'contact center', 'contact centre', 'contactcenter', 'customer service', 'customer services', 'customer care',
		'first line', '1st line', 'first level', '1st level', 'level 1', 'line 1', 'tier 1', 'l1', 't1',
		'meja layanan', 'meja bantuan', 'pusat layanan', 'layanan pelanggan', 'pelayanan pelanggan',
		'lini pertama', 'lini satu', 'lini 1', 'lini i'
	]) AS word
),
called AS (
	SELECT named.assignment_group, bool_or(word.word IS NOT NULL) AS is_desk
	FROM (SELECT DISTINCT assignment_group FROM event WHERE assignment_group IS NOT NULL) AS named
	LEFT JOIN word ON contains(spoken(named.assignment_group), concat(' ', word.word, ' '))
	GROUP BY named.assignment_group
),
found AS (
	SELECT coalesce(bool_or(is_desk), false) AS has_desk FROM called
),
told AS (
	SELECT
		first_known.id,
		CASE
			WHEN basis.has_tiers THEN first_known.tier = 1
			WHEN basis.has_groups AND found.has_desk THEN called.is_desk
		END AS starts_there
	FROM first_known
	LEFT JOIN called USING (assignment_group)
	CROSS JOIN basis
	CROSS JOIN found
)
FROM told WHERE starts_there IS NOT NULL
