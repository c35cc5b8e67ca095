-- Keeps what the policy asks for: transfer_evidence (auto, groups, tiers or count) and children (count or fold).
INSERT INTO choice VALUES (?, ?)
RETURNING transfer_evidence
