import { EVENT_FIELDS, INCIDENT_FIELDS, type FieldType } from './fields.ts';

/**
 * The tables that a loaded data set consists of, and all that later stages may read:
 *
 * - `incident` the canonical columns, `id` (a small number of its own, for joins), and `file`, `row`: where the
 *   incident's last row stands
 * - `event` the canonical columns, `position` (1..n within the incident, in the format's order), `file`, `row`
 * - `present` one row per canonical field that at least one file has; `source` says in which table
 * - `file` one row per file: what became of its rows
 * - `context` one row: `as_of` (UTC, newest time of the data unless set), `zone` (IANA)
 *
 * and one macro, `site_time(utc)`: the wall clock of the site, TIMESTAMP.
 */
export const TABLES = {
	incident: table('incident', { id: 'INTEGER', ...INCIDENT_FIELDS, file: 'INTEGER', row: 'INTEGER' }),
	event: table('event', { ...EVENT_FIELDS, position: 'INTEGER', file: 'INTEGER', row: 'INTEGER' }),
	present: table('present', { field: 'VARCHAR', source: 'VARCHAR' }),
	file: table('file', {
		file: 'INTEGER',
		name: 'VARCHAR',
		format: 'VARCHAR',
		rows: 'INTEGER',
		incidents: 'INTEGER',
		events: 'INTEGER',
		refused: 'INTEGER',
		duplicates: 'INTEGER',
		unknown_states: 'INTEGER',
		unparsed_dates: 'INTEGER'
	}),
	context: table('context', { as_of: 'TIMESTAMP', zone: 'VARCHAR' })
} as const;

function table(name: string, columns: Record<string, FieldType>): string {
	const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
	return `CREATE OR REPLACE TABLE ${name} (${list.join(', ')})`;
}
