-- Keeps what the policy says of its clock: whether it starts anew after a reopening, whether any state pauses it.
INSERT INTO clock VALUES (?::BOOLEAN, ?::BOOLEAN)
RETURNING restarts
