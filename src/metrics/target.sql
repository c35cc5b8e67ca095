-- Adds the targets of the policy: parameters in minutes, kept in seconds of the policy's clock; NULL = none.
-- code: the priority, or of a special target its place in the list, from -1 down. is_new: verdicts on it are still to be
-- given (judge.sql). The row of VALUES stands for as many as there are.
INSERT INTO target
SELECT code::INTEGER, round(60 * response::DOUBLE)::INTEGER, round(60 * resolution::DOUBLE)::INTEGER, is_new::BOOLEAN
FROM (VALUES (?, ?, ?, ?)) AS given (code, response, resolution, is_new)
RETURNING code
