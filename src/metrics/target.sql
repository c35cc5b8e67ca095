-- Adds one target of the policy: parameters in minutes, kept in seconds of the policy's clock; NULL = none.
-- code: the priority, or of a special target its place in the list, from -1 down. is_new: verdicts on it are still to be
-- given (judge.sql).
INSERT INTO target VALUES (?::INTEGER, round(60 * ?::DOUBLE)::INTEGER, round(60 * ?::DOUBLE)::INTEGER, ?)
RETURNING code
