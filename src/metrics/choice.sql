-- Keeps the transfer evidence that the policy asks for: auto, groups, tiers or count.
INSERT INTO choice VALUES (?)
RETURNING transfer_evidence
