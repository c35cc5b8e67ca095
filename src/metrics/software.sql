-- Which engine computes the figures?
-- One row. version: as the engine itself says it, `v1.4.3`; never NULL.
SELECT version()::VARCHAR AS version
