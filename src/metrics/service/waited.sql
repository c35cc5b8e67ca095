-- Where did the time of missed incidents go?
-- One row per state: seconds on the policy's clock that incidents past their target spent in it, until they were
-- finished or until as_of. Only where events tell the state.
SELECT stay.state::VARCHAR AS state, sum(stay.clock_seconds)::DOUBLE / 60 AS minutes, count(DISTINCT id)::INTEGER AS incidents
FROM stay
JOIN scope USING (id)
WHERE scope.sla_resolution = 'breached' AND stay.clock_seconds > 0
GROUP BY ALL
ORDER BY minutes DESC, state
