-- What do the data hold of each incident?
-- One row per record of `listed`, all canonical columns, in the order of the data. Times in UTC.
SELECT incident.*
FROM listed
JOIN incident USING (id)
ORDER BY id
