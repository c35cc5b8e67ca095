import type { Drop, Step } from './load.ts';

/** Openings of one incident further apart than this are no slip of zone or rounding. */
const DAY_SECONDS = 86_400;

/**
 * The rows of all list files → `incident_rows`, one per incident: where an id comes more than once the newest update
 * wins, without update times the later row.
 */
export async function mergeLists({ run, rows, sources }: Step): Promise<Drop[]> {
	const lists = sources.flatMap(({ plan }, file) => (plan.kind === 'list' ? [file] : []));
	if (lists.length === 0) return [];
	const all = lists.map((file) => `SELECT * FROM stage_${file}`).join(' UNION ALL BY NAME ');
	const updated = lists.some((file) => sources[file]?.plan.mapping.incident.updated_at);
	const faulty = lists
		.map(
			(file) => `SELECT file, row, CASE WHEN incident_id IS NULL THEN 'no_id'
					WHEN opened_at_text IS NULL THEN 'no_opened_at' ELSE 'bad_opened_at' END AS reason, opened_at_text AS text
					FROM stage_${file} WHERE incident_id IS NULL OR opened_at IS NULL`
		)
		.join(' UNION ALL ');
	// a bare UNION ALL with a large result never comes back from the engine; an ordered one does
	const refused = await rows<Drop>(`SELECT * FROM (${faulty}) ORDER BY file, row`);
	const usable = `(SELECT * FROM (${all}) WHERE incident_id IS NOT NULL AND opened_at IS NOT NULL)`;
	const duplicates = await rows<Drop>(
		`WITH repeated AS (SELECT incident_id FROM ${usable} GROUP BY incident_id HAVING count(*) > 1)
		SELECT file, row, 'duplicate' AS reason, NULL::VARCHAR AS text, abs(epoch(opened_at) - epoch(first_value(opened_at) OVER latest)) > ${DAY_SECONDS} AS differs
		FROM ${usable} SEMI JOIN repeated USING (incident_id)
		WINDOW latest AS (PARTITION BY incident_id ORDER BY ${updated ? 'updated_at DESC NULLS LAST, ' : ''}file DESC, row DESC)
		QUALIFY row_number() OVER latest > 1`
	);
	const drops = [...refused, ...duplicates];
	if (drops.length === 0 && sources.length === 1) {
		// a lone clean list is not copied: it becomes the table, and keeps its working name for the counts
		await run('ALTER TABLE stage_0 RENAME TO incident_rows');
		await run('CREATE VIEW stage_0 AS SELECT * FROM incident_rows');
	} else {
		await keepOut(run, drops);
		await run(
			`CREATE OR REPLACE TABLE incident_rows AS SELECT * FROM (${all}) ANTI JOIN dropped_row USING (file, row)`
		);
	}
	return drops;
}

/** Adds rows to `dropped_row`: those that are not to be kept. */
export async function keepOut(run: Step['run'], drops: readonly Drop[]): Promise<void> {
	for (let i = 0; i < drops.length; i += 5_000) {
		const values = drops.slice(i, i + 5_000).map(({ file, row }) => `(${file}, ${row})`);
		await run(`INSERT INTO dropped_row VALUES ${values.join(', ')}`);
	}
}
