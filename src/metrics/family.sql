-- Which records belong to one outage?
-- One row per record that shares a parent with another, or is the parent: id, that of `incident`; is_child: another record
-- stands for the family, which is its topmost parent, or, where that is not among the data, the member opened first
-- (of those the lowest incident_id). Empty where no file names parents.
-- Service requests belong to no family; one that is named as a parent counts as not among the data. A reference to
-- oneself, or one that leads back to the record, is none; what is not at its top after ten steps has no family.
CREATE OR REPLACE TABLE family AS
WITH RECURSIVE
member AS (
	SELECT incident.id, incident.incident_id, incident.parent_ref, incident.opened_at
	FROM incident, basis
	WHERE basis.has_parent AND incident.record_type IS DISTINCT FROM 'service_request'
),
-- A record below another; parent_id is NULL where the parent is not among the data.
link AS MATERIALIZED (
	SELECT child.id, child.incident_id, child.opened_at, child.parent_ref, parent.id AS parent_id
	FROM member AS child
	LEFT JOIN member AS parent ON parent.incident_id = child.parent_ref
	WHERE child.parent_ref <> child.incident_id
),
-- Cycles: only links to a record that is below another itself can be part of one.
nested AS MATERIALIZED (
	SELECT link.id, link.parent_id FROM link SEMI JOIN link AS above ON above.id = link.parent_id
),
chase AS (
	SELECT id, parent_id AS reached, 1 AS steps FROM nested
	UNION ALL
	SELECT chase.id, nested.parent_id, steps + 1
	FROM chase
	JOIN nested ON nested.id = chase.reached
	WHERE chase.reached <> chase.id AND steps < 10
),
sound AS MATERIALIZED (
	FROM link ANTI JOIN (SELECT id FROM chase WHERE reached = id) AS circular USING (id)
),
-- The way up, a row per step.
climb AS (
	SELECT id, parent_id, parent_ref, 1 AS steps FROM sound
	UNION ALL
	SELECT climb.id, sound.parent_id, sound.parent_ref, steps + 1
	FROM climb
	JOIN sound ON sound.id = climb.parent_id
	WHERE steps < 10
),
topped AS (
	SELECT
		sound.id,
		coalesce(
			top.parent_id,
			first_value(sound.id) OVER (PARTITION BY top.parent_ref ORDER BY sound.opened_at, sound.incident_id)
		) AS stands
	FROM (FROM climb ANTI JOIN sound ON sound.id = climb.parent_id) AS top
	JOIN sound USING (id)
),
child AS MATERIALIZED (
	FROM topped WHERE id <> stands
)
SELECT id, true AS is_child FROM child
UNION ALL
SELECT DISTINCT stands, false FROM child
