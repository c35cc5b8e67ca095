-- When did the policy's clock stand still for one incident?
-- One row per stay in a state that pauses it, of the record with the id of the parameter, in order: seconds on the clock
-- since the opening at which it began and ended. None where the states of its events do not tell.
SELECT
	((stay.from_us - moment.opened_us) / 1000000)::DOUBLE AS from_seconds,
	((stay.to_us - moment.opened_us) / 1000000)::DOUBLE AS to_seconds
FROM stay
JOIN moment USING (id)
WHERE stay.id = (SELECT id FROM incident WHERE incident_id = ?) AND stay.state IN (FROM pausing)
ORDER BY stay.from_us
