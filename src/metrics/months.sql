-- Adds the site months in which records were opened to `dictionary`.
INSERT INTO dictionary
SELECT 'month', month_key(code), code
FROM (SELECT DISTINCT month_code AS code FROM fact WHERE month_code IS NOT NULL)
