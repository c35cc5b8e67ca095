-- Keeps what the policy asks for: transfer_evidence (auto, groups, tiers or count), children (count or fold) and
-- recurrence_days.
INSERT INTO choice VALUES (?, ?, ?::INTEGER)
RETURNING transfer_evidence
