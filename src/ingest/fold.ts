import { EVENT_FIELDS, INCIDENT_FIELDS, type IncidentField } from '../model/fields.ts';
import { TABLES } from '../model/tables.ts';
import type { Drop, Source, Step } from './load.ts';
import { keepOut } from './merge.ts';
import type { Plan } from './plan.ts';

/**
 * The rows of all event logs → `event`, and one `incident_rows` per incident that no list has: an attribute is the
 * last row's value, where that is blank the last one that is not. Exact copies of a row are duplicates.
 */
export async function foldEvents(step: Step): Promise<Drop[]> {
	const { run, sources } = step;
	const logs = sources.flatMap((source, file) => (source.plan.kind === 'events' ? [{ source, file }] : []));
	if (logs.length === 0) {
		await run(TABLES.event);
		return [];
	}
	const all = logs
		.map(({ source, file }) => `SELECT *, ${orderKeys(source)} FROM stage_${file}`)
		.join(' UNION ALL BY NAME ');
	const fields = new Set(
		logs.flatMap(({ source }) => Object.keys(source.plan.mapping.incident))
	) as Set<IncidentField>;
	const drops = await unusable(step, all, fields.has('opened_at'));
	await keepOut(run, drops);
	await run(
		`CREATE OR REPLACE TABLE event_rows AS SELECT *, (row_number() OVER (PARTITION BY incident_id ORDER BY key_1, key_2, file, row))::INTEGER
			AS position FROM (${all}) ANTI JOIN dropped_row USING (file, row)`
	);
	await foldIncidents(step, fields);
	const seen = new Set(logs.flatMap(({ source }) => Object.keys(source.plan.mapping.event)));
	const columns = Object.entries(EVENT_FIELDS).map(([field, type]) =>
		field === 'incident_id'
			? field
			: seen.has(field)
				? `event_${field} AS "${field}"`
				: `NULL::${type} AS "${field}"`
	);
	await run(
		`CREATE OR REPLACE TABLE event AS SELECT ${columns.join(', ')}, position, file, row FROM event_rows`
	);
	await run('DROP TABLE event_rows');
	return drops;
}

/** A counter per incident orders its rows, ties by time; any other number only breaks ties of time. */
function orderKeys({ plan }: Source): string {
	const time = 'epoch(event_at)';
	const sequence = plan.mapping.event.sequence ? 'event_sequence' : 'NULL::DOUBLE';
	return plan.format.order === 'sequence'
		? `${sequence} AS key_1, ${time} AS key_2`
		: `${time} AS key_1, ${sequence} AS key_2`;
}

async function unusable({ rows }: Step, all: string, hasOpened: boolean): Promise<Drop[]> {
	const opened = hasOpened ? 'opened_at' : 'event_at';
	return rows<Drop>(
		`WITH line AS (
			SELECT file, row, incident_id, event_at, event_at_text, same, key_1, key_2,
				${hasOpened ? 'opened_at_text' : 'event_at_text'} AS opened_text, ${opened} AS opened FROM (${all})
		), born AS (
			SELECT incident_id, count(opened) AS opened, any_value(opened_text) AS opened_text FROM line GROUP BY incident_id
		), judged AS (
			SELECT line.*, CASE WHEN line.incident_id IS NULL THEN 'no_id'
				WHEN event_at IS NULL AND event_at_text IS NULL THEN 'no_event_time'
				WHEN event_at IS NULL THEN 'bad_event_time'
				WHEN born.opened = 0 AND born.opened_text IS NULL THEN 'no_opened_at'
				WHEN born.opened = 0 THEN 'bad_opened_at' END AS fault
			FROM line LEFT JOIN born USING (incident_id)
		)
		SELECT file, row, coalesce(fault, 'duplicate') AS reason, coalesce(opened_text, event_at_text) AS text FROM judged
		QUALIFY fault IS NOT NULL OR row_number() OVER (PARTITION BY incident_id, same, fault ORDER BY file, row) > 1`
	);
}

/** Every canonical field that a file read under this plan has. */
export function incidentFields(plan: Plan): string[] {
	const folded = plan.kind === 'events' ? foldedOf([plan]).map(([field]) => field) : [];
	return [...new Set([...Object.keys(plan.mapping.incident), ...folded])];
}

/** What the formats of the logs count over an incident's rows, as far as the logs have the columns for it. */
function foldedOf(plans: readonly Plan[]): [IncidentField, string][] {
	const columns = new Set(
		plans.flatMap(({ mapping }) => Object.keys(mapping.event).map((field) => `event_${field}`))
	);
	const all = plans.flatMap(({ format }) => Object.entries(format.folded ?? {}) as [IncidentField, string][]);
	return [...new Map(all)].filter(([, sql]) =>
		(sql.match(/event_[a-z_]+/g) ?? []).every((name) => columns.has(name))
	);
}

async function foldIncidents({ run, sources }: Step, fields: ReadonlySet<IncidentField>): Promise<void> {
	const logs = sources.flatMap(({ plan }) => (plan.kind === 'events' ? [plan] : []));
	const folded = Object.keys(INCIDENT_FIELDS)
		.filter((field) => field !== 'incident_id' && fields.has(field as IncidentField))
		.map((field) => `arg_max(${field}, position) AS ${field}`);
	for (const [field, sql] of foldedOf(logs))
		if (!fields.has(field)) folded.push(`(${sql})::${INCIDENT_FIELDS[field]} AS ${field}`);
	if (!fields.has('opened_at')) folded.push('min(event_at) AS opened_at');
	await run(
		`CREATE OR REPLACE TABLE folded AS SELECT incident_id, ${folded.join(', ')}, arg_max(file, position) AS file, arg_max(row, position) AS row
			FROM event_rows GROUP BY incident_id`
	);
	const derived = (['resolved_at', 'closed_at'] as const).filter((field) => !fields.has(field));
	const hasState = sources.some(({ plan }) => plan.mapping.event.state);
	for (const field of derived)
		await run(hasState ? lastRun(field) : `ALTER TABLE folded ADD COLUMN ${field} TIMESTAMP`);
	const lists = sources.some(({ plan }) => plan.kind === 'list');
	await run(
		lists
			? `CREATE OR REPLACE TABLE merged AS SELECT * FROM incident_rows UNION ALL BY NAME SELECT * FROM folded ANTI JOIN incident_rows USING (incident_id)`
			: 'CREATE OR REPLACE TABLE merged AS SELECT * FROM folded'
	);
	await run('DROP TABLE folded');
	if (lists) await run('DROP TABLE incident_rows');
	await run('ALTER TABLE merged RENAME TO incident_rows');
}

/** The first event of the last unbroken run of finished states; NULL where the log ends in another state. */
function lastRun(field: 'resolved_at' | 'closed_at'): string {
	const states = field === 'resolved_at' ? "('resolved', 'closed')" : "('closed')";
	return `CREATE OR REPLACE TABLE folded AS
		WITH broken AS (
			SELECT incident_id, coalesce(max(position) FILTER (event_state NOT IN ${states}), 0) AS before
			FROM event_rows WHERE event_state IS NOT NULL GROUP BY incident_id
		), begun AS (
			SELECT incident_id, arg_min(event_at, position) AS ${field}
			FROM event_rows JOIN broken USING (incident_id) WHERE event_state IN ${states} AND position > before GROUP BY incident_id
		)
		SELECT folded.*, begun.${field} FROM folded LEFT JOIN begun USING (incident_id)`;
}
