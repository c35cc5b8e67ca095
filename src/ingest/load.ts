import type { Database, QueryOptions } from '../engine/database.ts';
import { INCIDENT_FIELDS } from '../model/fields.ts';
import { TABLES } from '../model/tables.ts';
import { quoted } from './cells.ts';
import { fileReport, type Fact } from './accounts.ts';
import { columnReports } from './columns.ts';
import { foldEvents, incidentFields } from './fold.ts';
import { mergeLists } from './merge.ts';
import { macrosFor, stageSql, type Plan } from './plan.ts';
import { originals, type Refused } from './refused.ts';
import type { RawTable } from './table.ts';
import { Problem, type FileReport, type Progress } from './types.ts';

export interface Source {
	table: RawTable;
	plan: Plan;
}

/** What is in the engine after a load; the tables are those of model/tables.ts. */
export interface Loaded {
	files: FileReport[];
	refused: Refused[];
	incidents: number;
	events: number;
	/** UTC */
	as_of: Date;
	zone: string;
	/** canonical fields that at least one file has; `event.` before those of events */
	present: Set<string>;
}

export interface LoadOptions extends QueryOptions {
	/** IANA name of the site clock */
	zone: string;
	progress?: (progress: Progress) => void;
	/** index of the first source that is new: of those from there on, at least one must give a row */
	first_new?: number;
	/** what `stageAhead` began for the first source */
	ahead?: Promise<string | null>;
}

/** What a step of the load works with. */
export interface Step {
	db: Database;
	sources: readonly Source[];
	run: (sql: string) => Promise<void>;
	rows: <T extends object>(sql: string) => Promise<T[]>;
}

/**
 * Reads the tables into an engine that holds no data yet: kept rows into `incident` and `event`, refused ones back to
 * the caller. For every file, rows = kept + refused + duplicates.
 * @throws Problem `nothing_kept` where no row of any file could be used, `accounting` where the counts do not agree
 */
export async function load(db: Database, sources: readonly Source[], options: LoadOptions): Promise<Loaded> {
	const { zone, signal, progress = () => {}, ahead, first_new = 0 } = options;
	const step: Step = {
		db,
		sources,
		run: (sql) => db.run(sql, { signal }),
		rows: (sql) => db.rows(sql, [], { signal })
	};
	const plans = sources.map(({ plan }) => plan);
	for (const macro of macrosFor(zone, plans)) await step.run(macro);
	for (const [file, { table }] of sources.entries()) {
		progress({
			stage: 'reading',
			file: table.name,
			share: sources.length > 1 ? file / sources.length : null
		});
		await stage(step, file, file === 0 ? ahead : undefined);
	}
	progress({ stage: 'building', file: null, share: null });
	await step.run('CREATE OR REPLACE TABLE dropped_row (file INTEGER, row INTEGER)');
	const drops = [...(await mergeLists(step)), ...(await foldEvents(step))];
	await finish(step, zone);
	checkSomeKept(sources.slice(first_new), drops, first_new);
	return report(step, drops, zone);
}

/**
 * Begins to read a large file while its rest is still being checked, on the assumption that it is as clean as its
 * beginning. Resolves with what was done, so that `load` can tell whether it still holds; null if it failed.
 */
export async function stageAhead(
	db: Database,
	{ table, plan }: Source,
	zone: string
): Promise<string | null> {
	try {
		for (const macro of macrosFor(zone, [plan])) await db.run(macro);
		await db.withFile(table.csv, (name) => db.run(stageSql(table, plan, 'stage_0', name, 0)));
		return stageSql(table, plan, 'stage_0', '', 0);
	} catch {
		return null;
	}
}

async function stage(
	{ db, sources, run, rows }: Step,
	file: number,
	ahead?: Promise<string | null>
): Promise<void> {
	const { table, plan } = sources[file] as Source;
	const done = await ahead;
	if (!table.untouched || done !== stageSql(table, plan, `stage_${file}`, '', file))
		await db.withFile(table.csv, (name) => run(stageSql(table, plan, `stage_${file}`, name, file)));
	const [count] = await rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM stage_${file}`);
	if (count?.n !== table.kept)
		throw new Problem('accounting', { file: table.name, expected: table.kept, found: count?.n ?? 0 });
}

/** A row that was read but not kept: refused with a reason, or a duplicate. */
export interface Drop {
	file: number;
	row: number;
	reason: Refused['reason'] | 'duplicate';
	text: string | null;
	/** a duplicate that was opened at another time than the row that was kept: the number may stand for two incidents */
	differs?: boolean;
}

/** The view with every canonical column, the newest time of all, and which fields there are. */
async function finish({ run, sources }: Step, zone: string): Promise<void> {
	const fields = new Set(sources.flatMap(({ plan }) => incidentFields(plan)));
	if (sources.some(({ plan }) => plan.kind === 'events'))
		fields.add('opened_at').add('resolved_at').add('closed_at');
	const columns = Object.entries(INCIDENT_FIELDS).map(([field, type]) => {
		const known = fields.has(field) ? field : `NULL::${type}`;
		return `${field === 'record_type' ? `coalesce(${known}, 'incident')` : known} AS ${field}`;
	});
	await run(
		`CREATE OR REPLACE VIEW incident AS SELECT rowid::INTEGER AS id, ${columns.join(', ')}, file, row FROM incident_rows`
	);
	const times = Object.entries(INCIDENT_FIELDS).filter(
		([field, type]) => type === 'TIMESTAMP' && fields.has(field)
	);
	const newest = times.map(([field]) => `(SELECT max(${field}) FROM incident_rows)`);
	await run(
		`CREATE OR REPLACE TABLE context AS SELECT greatest(${newest.join(', ')}, (SELECT max("at") FROM event)) AS as_of, ${quoted(zone)} AS zone`
	);
	await run(TABLES.present);
	const present = presentFields(sources).map(([field, source]) => `(${quoted(field)}, ${quoted(source)})`);
	await run(`INSERT INTO present VALUES ${present.join(', ')}`);
}

function presentFields(sources: readonly Source[]): [string, 'incident' | 'event'][] {
	const incident = new Set(sources.flatMap(({ plan }) => incidentFields(plan)));
	const events = sources.filter(({ plan }) => plan.kind === 'events');
	const event = new Set(
		events.flatMap(({ plan }) =>
			Object.keys(plan.mapping.event).filter(
				(field) => !plan.format.acting_group || field !== 'assignment_group'
			)
		)
	);
	return [
		...[...incident].map((field) => [field, 'incident'] as [string, 'incident']),
		...[...event].map((field) => [field, 'event'] as [string, 'event'])
	];
}

/** Counts what became of every row, per file, and gives the working tables back. */
async function report({ rows, run, sources }: Step, drops: readonly Drop[], zone: string): Promise<Loaded> {
	const [total] = await rows<{ incidents: number; events: number; as_of: Date }>(
		`SELECT (SELECT count(*) FROM incident_rows)::INTEGER AS incidents, (SELECT count(*) FROM event)::INTEGER AS events, as_of FROM context`
	);
	if (!total || total.incidents === 0) throw nothingKept(sources, drops);
	const facts = await rows<Fact>(sources.map(({ plan }, file) => factSql(plan, file)).join(' UNION ALL '));
	const files: FileReport[] = [];
	const refused: Refused[] = [];
	for (const [file, source] of sources.entries()) {
		const mine = drops.filter((drop) => drop.file === file);
		const bad = await originals(source, mine);
		refused.push(...bad);
		const fact = facts.find((one) => one.file === file);
		const columns = await columnReports(rows, source.plan, source.table.header, `stage_${file}`);
		files.push(fileReport(source, bad.length, mine, columns, fact));
	}
	await run(TABLES.file);
	for (const [file, one] of files.entries()) {
		const values = [
			one.rows,
			one.incidents,
			one.events,
			one.refused,
			one.duplicates,
			one.unknown_states,
			one.unparsed_dates
		];
		await run(
			`INSERT INTO file VALUES (${file}, ${quoted(one.name)}, ${quoted(one.format)}, ${values.join(', ')})`
		);
	}
	const renamed = sources.length === 1 && drops.length === 0 && sources[0]?.plan.kind === 'list';
	for (const file of sources.keys()) await run(`DROP ${renamed ? 'VIEW' : 'TABLE'} stage_${file}`);
	await run('DROP TABLE dropped_row');
	return {
		files,
		refused,
		...total,
		zone,
		present: new Set(
			presentFields(sources).map(([field, source]) => (source === 'event' ? `event.${field}` : field))
		)
	};
}

/** Whether the ids are 1, 2, 3 … without a gap: more likely the numbers of the rows than those of tickets. */
const RUNNING_IDS = `count(*) >= 20 AND bool_and(regexp_full_match(incident_id, '[1-9][0-9]*'))
	AND min(try_cast(incident_id AS BIGINT)) = 1 AND max(try_cast(incident_id AS BIGINT)) = count(DISTINCT incident_id)`;

function factSql({ kind, mapping }: Plan, file: number): string {
	return `SELECT ${file} AS file, count(${kind === 'events' ? 'DISTINCT incident_id' : '*'})::INTEGER AS incidents,
		coalesce(sum(unread_dates), 0)::INTEGER AS unread,
		${mapping.incident.state ? 'count(state_word)::INTEGER' : '0'} AS unknown_states,
		${RUNNING_IDS} AS ids_count_rows,
		${mapping.incident.reported_sla_met ? 'bool_and(reported_sla_met)' : 'NULL::BOOLEAN'} AS sla
		FROM stage_${file} ANTI JOIN dropped_row USING (file, row)`;
}

/** @throws Problem where every row of these sources was refused */
function checkSomeKept(sources: readonly Source[], drops: readonly Drop[], first: number): void {
	const refused = drops.filter(({ file, reason }) => file >= first && reason !== 'duplicate');
	if (sources.reduce((sum, { table }) => sum + table.kept, 0) === refused.length)
		throw nothingKept(sources, refused);
}

function nothingKept(sources: readonly Source[], drops: readonly Drop[]): Problem {
	const params = {
		file: sources[0]?.table.name ?? '',
		rows: drops.length,
		columns: sources[0]?.table.header.length ?? 0
	};
	if (drops.length > 0 && drops.every(({ reason }) => reason === 'no_id'))
		return new Problem('no_id', params);
	if (drops.length > 0 && drops.every(({ reason }) => /_(opened_at|event_time)$/.test(reason)))
		return new Problem('no_date', params);
	return new Problem('nothing_kept', params);
}
