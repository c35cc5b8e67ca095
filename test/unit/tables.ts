import type { Database } from '../../src/engine/database.ts';
import { measure, prepare } from '../../src/metrics/index.ts';
import {
	EVENT_FIELDS,
	INCIDENT_FIELDS,
	type EventField,
	type FieldType,
	type IncidentField
} from '../../src/model/fields.ts';
import type { Filter } from '../../src/model/filter.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { TABLES } from '../../src/model/tables.ts';

type Value = string | number | boolean | null;
export type Incident = Partial<Record<IncidentField, Value>>;
export type Event = { incident_id: string } & Partial<Record<Exclude<EventField, 'incident_id'>, Value>>;

export interface Data {
	/** incident_id is A, B, C … where not given; opened_at 2024-01-01 00:00 */
	incidents: readonly Incident[];
	/** in the order of `position` within each incident */
	events?: readonly Event[];
	/** `field` or `event.field`; the keys used above if not given */
	present?: readonly string[];
	/** the newest time if not given */
	as_of?: string;
	/** of the site clock from UTC */
	offset_minutes?: number;
	file?: Partial<Record<'rows' | 'refused' | 'duplicates' | 'unknown_states' | 'unparsed_dates', number>>;
}

/** Fills the tables of model/tables.ts with a few incidents, the way a load leaves them. Times are UTC, as text. */
export async function fill(db: Database, data: Data): Promise<void> {
	for (const table of Object.values(TABLES)) await db.run(table);
	await db.run(`CREATE OR REPLACE MACRO site_time(t) AS t + INTERVAL (${data.offset_minutes ?? 0}) MINUTE`);
	const incidents = data.incidents.map((incident, id) => ({
		incident_id: String.fromCharCode(65 + id),
		opened_at: '2024-01-01 00:00',
		...incident,
		id,
		row: id + 1
	}));
	await insert(db, 'incident', incidents, { ...INCIDENT_FIELDS, id: 'INTEGER', row: 'INTEGER' });
	const events = (data.events ?? []).map((event, i, all) => ({
		...event,
		position: all.slice(0, i + 1).filter((other) => other.incident_id === event.incident_id).length
	}));
	await insert(db, 'event', events, { ...EVENT_FIELDS, position: 'INTEGER' });
	const present = (data.present ?? used(data)).map((name) =>
		name.startsWith('event.')
			? { field: name.slice(6), source: 'event' }
			: { field: name, source: 'incident' }
	);
	await insert(db, 'present', present, { field: 'VARCHAR', source: 'VARCHAR' });
	const counts = { rows: incidents.length, refused: 0, duplicates: 0, unknown_states: 0, unparsed_dates: 0 };
	const types = Object.fromEntries(Object.keys(counts).map((name) => [name, 'INTEGER' as const]));
	await insert(db, 'file', [{ ...counts, ...data.file }], types);
	await setContext(db, data.as_of);
}

async function setContext(db: Database, as_of: string | undefined): Promise<void> {
	const times = Object.entries(INCIDENT_FIELDS).filter(([, type]) => type === 'TIMESTAMP');
	const newest = times.map(([field]) => `(SELECT max(${field}) FROM incident)`);
	await db.rows(
		`INSERT INTO context SELECT coalesce(?::TIMESTAMP, greatest(${newest.join(', ')}, (SELECT max("at") FROM event))), 'UTC'
			RETURNING zone`,
		[as_of ?? null]
	);
}

function used({ incidents, events = [] }: Data): string[] {
	const fields = new Set(['incident_id', 'opened_at', ...incidents.flatMap((one) => Object.keys(one))]);
	const seen = new Set(events.flatMap((one) => Object.keys(one)));
	seen.delete('incident_id');
	return [...fields, ...[...seen].map((field) => `event.${field}`)];
}

async function insert(
	db: Database,
	table: string,
	rows: readonly Record<string, Value>[],
	types: Record<string, FieldType>
): Promise<void> {
	if (rows.length === 0) return;
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const line = `(${columns.map((column) => `?::${types[column]}`).join(', ')})`;
	await db.rows(
		`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
			VALUES ${rows.map(() => line).join(', ')} RETURNING true AS done`,
		rows.flatMap((row) => columns.map((column) => text(row[column] ?? null)))
	);
}

function text(value: Value): string | null {
	return value === null ? null : String(value);
}

/** Fills, prepares and measures: a metric's name → [value, n, numerator], or why there is none. */
export async function figures(
	db: Database,
	data: Data,
	{ policy = {}, filter = {} }: { policy?: Partial<Policy>; filter?: Filter } = {}
): Promise<(name: string) => (number | null)[] | string> {
	await fill(db, data);
	await prepare(db, { ...DEFAULT_POLICY, ...policy });
	const metrics = await measure(db, filter);
	return (name) => {
		const metric = metrics.get(name);
		if (!metric) throw new Error(`There is no metric ${name}.`);
		const { value, n, numerator, missing } = metric;
		if (missing) return [missing.kind, ...missing.fields].join(' ');
		return [value, n, numerator];
	};
}
