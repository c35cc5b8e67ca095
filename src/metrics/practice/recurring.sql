-- Which incidents belong to a fault that came again?
-- One row per incident that recurs or comes again (see `again`): id, that of `incident`; fault, a number for its key and
-- category.
CREATE OR REPLACE TABLE recurring AS
SELECT id, dense_rank() OVER (ORDER BY source, key, category_code)::INTEGER AS fault, recurs
FROM again
WHERE recurs OR comes_again
