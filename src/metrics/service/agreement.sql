-- Where does the tool's own flag say something else than the times do?
-- One row per pair of verdicts, of the incidents in scope that have both. Pending ones are not judged yet.
SELECT sla_resolution::VARCHAR AS computed, sla_reported AS reported_met, count(*)::INTEGER AS n
FROM scope
WHERE sla_resolution <> 'pending' AND sla_reported IS NOT NULL
GROUP BY ALL
ORDER BY 1, 2
