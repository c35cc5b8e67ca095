-- Which channels are forms that users fill in themselves?
-- One row per such channel: its code in `dictionary`. Its name holds one of these words, English or Indonesian.
CREATE OR REPLACE TABLE web AS
WITH
word AS (
	SELECT unnest([
		'web', 'website', 'webform', 'web form', 'portal', 'form', 'formulir', 'self service', 'selfservice',
		'layanan mandiri', 'swalayan', 'online', 'daring', 'intranet', 'situs', 'laman', 'app', 'apps', 'aplikasi'
	]) AS word
)
SELECT DISTINCT code AS channel_code
FROM dictionary
JOIN word ON contains(spoken(key), concat(' ', word.word, ' '))
WHERE dimension = 'channel'
