-- Adds the site months in which records were opened to `dictionary`.
INSERT INTO dictionary
SELECT DISTINCT 'month', month_key(month_code), month_code FROM fact WHERE month_code IS NOT NULL
