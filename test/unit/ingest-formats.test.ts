import { describe, expect, test } from 'vitest';
import { measure, prepare } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { FORMATS, FORMAT_FILES, expectedOf } from '../formats.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const plain = (value: unknown) =>
	value instanceof Date
		? value.toISOString().replace('.000Z', 'Z')
		: typeof value === 'number'
			? Math.round(value * 1e3) / 1e3
			: value;

describe.skipIf(FORMAT_FILES.length === 0)('exports as their tools write them', () => {
	test.each(FORMAT_FILES)('%s is read as its expected file says', async (file) => {
		const expected = expectedOf(file);
		const { db, files } = await loaded([fileAt(`${FORMATS}/${file}`)], { zone: 'Asia/Jakarta' });
		expect(files[0]).toMatchObject({
			format: expected.format,
			rows: expected.rows_in_file,
			incidents: expected.incidents,
			refused: expected.refused,
			duplicates: expected.duplicates,
			events: expected.events
		});
		// a ticket sheet without numbers names its incident by customer and time
		const { incident_id, customer_id, opened_at } = expected.first;
		const [first] = incident_id
			? await db.rows('SELECT * FROM incident WHERE incident_id = ?', [String(incident_id)])
			: await db.rows('SELECT * FROM incident WHERE customer_id = ? AND opened_at = ?::TIMESTAMP', [
					String(customer_id),
					String(opened_at)
				]);
		const got = Object.fromEntries(
			Object.keys(expected.first).map((field) => [field, plain(first?.[field])])
		);
		expect(got).toEqual(
			Object.fromEntries(Object.entries(expected.first).map(([field, value]) => [field, plain(value)]))
		);
		for (const [field, wanted] of [
			['state', expected.states],
			['priority', expected.priorities],
			['record_type', expected.record_types],
			['reported_sla_met', expected.reported_sla_met]
		] as const) {
			if (!wanted) continue;
			const counts = await db.rows<{ key: string; n: number }>(
				`SELECT coalesce(${field}::VARCHAR, 'null') AS key, count(*)::INTEGER AS n FROM incident GROUP BY 1`
			);
			expect(Object.fromEntries(counts.map(({ key, n }) => [key, n])), field).toEqual(wanted);
		}
		await prepare(db, DEFAULT_POLICY);
		expect((await measure(db, {})).get('recap.occurred')?.value, 'measurable').toBeGreaterThan(0);
		const [opened] = await db.rows<{ first: Date; last: Date }>(
			'SELECT min(opened_at) AS first, max(opened_at) AS last FROM incident'
		);
		expect([plain(opened?.first), plain(opened?.last)]).toEqual([expected.opened_min, expected.opened_max]);
		for (const [field, n] of Object.entries(expected.nulls ?? {}))
			expect(
				await db.rows(`SELECT count(*)::INTEGER AS n FROM incident WHERE ${field} IS NULL`),
				field
			).toEqual([{ n }]);
		for (const [field, n] of Object.entries(expected.sums ?? {}))
			expect(await db.rows(`SELECT coalesce(sum(${field}), 0)::DOUBLE AS n FROM incident`), field).toEqual([
				{ n }
			]);
		if (expected.first_events) {
			const events = await db.rows(
				'SELECT sequence, "at", activity, assignment_group, resource FROM event WHERE incident_id = ? ORDER BY position',
				[String(incident_id)]
			);
			expect(events.map((event) => [plain(event['at']), event['activity']])).toEqual(
				expected.first_events.map(({ at, activity }) => [at, activity])
			);
			expected.first_events.forEach(({ assignment_group, value }, i) => {
				if (assignment_group) expect(events[i]?.['assignment_group']).toBe(assignment_group);
				if (value) expect([events[i]?.['assignment_group'], events[i]?.['resource']]).toContain(value);
			});
		}
	});
});

describe.skipIf(!hasShared('data'))('public logs', () => {
	test('the UCI incident log: every row an event, every incident folded', async () => {
		const { db, files, as_of } = await loaded([fileAt('../shared/data/incident_event_log.zip')]);
		expect(files[0]).toMatchObject({
			format: 'servicenow_audit',
			rows: 141_712,
			events: 141_712,
			incidents: 24_918,
			refused: 0,
			duplicates: 0,
			unknown_states: 5,
			date_order: 'dmy'
		});
		expect(as_of).toEqual(new Date('2017-02-18T15:00:00Z'));
		const [hours] = await db.rows<{ mean: number; median: number; n: number }>(
			`SELECT avg(h) AS mean, median(h) AS median, count(h)::INTEGER AS n
			FROM (SELECT (epoch(resolved_at) - epoch(opened_at)) / 3600 AS h FROM incident)`
		);
		expect(hours).toEqual({
			mean: expect.closeTo(178.1716, 4) as number,
			median: expect.closeTo(22.1, 9) as number,
			n: 23_362
		});
	});

	test('the Volvo incident log of the BPI Challenge 2013', async () => {
		const { db, files } = await loaded([fileAt('../shared/data/bpi_challenge_2013_incidents.xes.gz')]);
		expect(files[0]).toMatchObject({
			format: 'xes',
			rows: 65_533,
			events: 65_533,
			incidents: 7_554,
			refused: 0,
			duplicates: 0,
			zone: 'offset'
		});
		const count = async (sql: string) => (await db.rows<{ n: number }>(`SELECT (${sql})::DOUBLE AS n`))[0]?.n;
		expect(await count("SELECT count(*) FROM incident WHERE state = 'cancelled'")).toBe(1);
		expect(await count('SELECT count(DISTINCT assignment_group) FROM event')).toBe(649);
		expect(await count('SELECT count(DISTINCT resource) FROM event')).toBe(1_440);
		expect(
			await count(
				'SELECT count(*) FROM (SELECT incident_id FROM event GROUP BY 1 HAVING count(DISTINCT assignment_group) > 1)'
			)
		).toBe(3_820);
		expect(
			await count(
				'SELECT count(*) FROM (SELECT incident_id FROM event GROUP BY 1 HAVING max(support_tier) = 1)'
			)
		).toBe(4_546);
		expect(await count('SELECT count(*) FROM incident WHERE reopen_count >= 1')).toBe(514);
		expect(await count('SELECT sum(reopen_count) FROM incident')).toBe(580);
		const span =
			'SELECT (epoch(max("at")) - epoch(min("at"))) / 86400 AS days FROM event GROUP BY incident_id';
		expect(await count(`SELECT max(days) FROM (${span})`)).toBeCloseTo(771.35, 2);
		expect(await count(`SELECT median(days) FROM (${span})`)).toBeCloseTo(7.549, 3);
	});

	test('the ServiceNow demo records: raw codes mean UTC', async () => {
		const { db, files } = await loaded([fileAt('../shared/data/servicenow_demo_incidents.csv')], {
			zone: 'Asia/Jakarta'
		});
		expect(files[0]).toMatchObject({
			format: 'servicenow_csv',
			rows: 67,
			incidents: 67,
			refused: 0,
			zone: 'utc'
		});
		expect(
			await db.rows('SELECT count(*)::INTEGER AS n FROM incident WHERE closed_at < resolved_at')
		).toEqual([{ n: 20 }]);
		expect(
			await db.rows(
				"SELECT count(*)::INTEGER AS n FROM incident WHERE closed_at IS NOT NULL AND resolved_at IS NULL AND state = 'in_progress'"
			)
		).toEqual([{ n: 8 }]);
	});
});
