-- Adds one priority's targets of the policy: parameters in minutes, kept in seconds of the policy's clock.
INSERT INTO target VALUES (?::INTEGER, 60 * ?::DOUBLE, 60 * ?::DOUBLE)
RETURNING priority
