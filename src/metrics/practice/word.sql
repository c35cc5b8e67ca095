-- Which words mean something in the name of a channel or a category? English and Indonesian, lower case.
-- One row per word. proactive: where it is among the words of a channel's name, somebody other than the user found the
-- incident: monitoring, an event, or staff. vague: where it is the whole name of a category, none was given.
CREATE OR REPLACE TABLE word AS
SELECT 'proactive' AS list, unnest([
	'monitoring', 'monitor', 'monitored', 'pemantauan', 'pantauan', 'nms', 'noc', 'snmp', 'sensor', 'probe',
	'event', 'events', 'peristiwa', 'alert', 'alerts', 'alarm', 'alarms', 'peringatan',
	'automatic', 'automated', 'otomatis', 'system generated', 'proactive', 'proaktif',
	'staff', 'staf', 'petugas', 'technician', 'teknisi', 'engineer', 'inspection', 'inspeksi', 'patrol', 'patroli'
]) AS word
UNION ALL
SELECT 'vague', unnest([
	'other', 'others', 'other issue', 'other issues', 'other problem', 'other problems', 'misc', 'miscellaneous',
	'unknown', 'not known', 'undefined', 'unspecified', 'not specified', 'unclassified', 'none', 'no category',
	'uncategorized', 'uncategorised', 'n a', 'na', 'null',
	'lain', 'lain lain', 'lain2', 'lainnya', 'lain nya', 'dll', 'dan lain lain', 'gangguan lain', 'gangguan lainnya',
	'masalah lain', 'masalah lainnya', 'kategori lain', 'kategori lainnya', 'tidak diketahui', 'belum diketahui',
	'tidak tahu', 'tidak jelas', 'tidak ada', 'tanpa kategori', 'belum dikategorikan', 'tidak dikategorikan'
])
