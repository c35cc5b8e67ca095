import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { measure, prepare } from '../../src/metrics/index.ts';
import { process, type Perspective, type Process } from '../../src/metrics/process/process.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

const UCI = 'data/incident_event_log.zip';
const VOLVO = 'data/bpi_challenge_2013_incidents.xes.gz';

interface Row {
	incident_id: string;
	word: string | null;
	cancelled: boolean;
}

/** The sequence of each case, counted here without any SQL but the reading of rows. */
async function casesOf(db: Database, perspective: Perspective): Promise<Map<string, string[]>> {
	const rows = await db.rows<Row>(
		`SELECT incident_id, event.${perspective} AS word, incident.state = 'cancelled' AS cancelled
		FROM event JOIN incident USING (incident_id) ORDER BY incident_id, position`
	);
	const cases = new Map<string, string[]>();
	for (const { incident_id, word, cancelled } of rows)
		if (word !== null && !cancelled) cases.set(incident_id, [...(cases.get(incident_id) ?? []), word]);
	return cases;
}

function counted<T>(list: Iterable<T>): Map<T, number> {
	const counts = new Map<T, number>();
	for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
	return counts;
}

const pairs = (names: readonly string[]) => names.slice(1).map((name, i) => `${names[i]} → ${name}`);

/** Steps, variants and ends, each against the same counted here. */
async function agrees(db: Database, answer: Process, perspective: Perspective): Promise<void> {
	const walked = answer.walked[perspective]!;
	const cases = [...(await casesOf(db, perspective)).values()];
	expect(walked.cases).toBe(cases.length);
	const steps = counted(cases.flatMap(pairs));
	expect(new Map(walked.follows.map(({ from, to, times }) => [`${from} → ${to}`, times]))).toEqual(steps);
	const variants = counted(cases.map((names) => names.join(' → ')));
	expect(walked.totals.variants).toBe(variants.size);
	expect(walked.variants.length).toBe(200);
	for (const { names, cases } of walked.variants) expect(variants.get(names.join(' → '))).toBe(cases);
	const least = walked.variants.at(-1)?.cases ?? 0;
	expect([...variants.values()].filter((n) => n > least).length).toBeLessThanOrEqual(200);
	const starts = counted(cases.map(([first]) => first));
	const ends = counted(cases.map((names) => names.at(-1)));
	for (const { name, starts: begun, ends: ended } of walked.activities)
		expect([name, begun, ended]).toEqual([name, starts.get(name) ?? 0, ends.get(name) ?? 0]);
}

const broken = ({ rules }: Process) =>
	Object.fromEntries(rules.map(({ key, missing, n, broken }) => [key, missing ? missing.kind : [n, broken]]));

describe.skipIf(!hasShared(VOLVO))('7,554 cases of a car maker (BPI Challenge 2013)', () => {
	let db: Database;
	let answer: Process;

	beforeAll(async () => {
		({ db } = await loaded([fileAt(`../shared/${VOLVO}`)]));
		await prepare(db, DEFAULT_POLICY);
		answer = await process(db, {});
	}, 180_000);

	test('the published steps, the one cancelled case put back', async () => {
		const rows = await db.rows<{ word: string }>(
			`SELECT activity AS word FROM event JOIN incident USING (incident_id)
			WHERE incident.state = 'cancelled' ORDER BY position`
		);
		const cancelled = counted(pairs(rows.map(({ word }) => word)));
		const steps = new Map(
			answer.walked.activity?.follows.map(({ from, to, times }) => [`${from} → ${to}`, times])
		);
		const all = (step: string) => (steps.get(step) ?? 0) + (cancelled.get(step) ?? 0);
		expect(answer.walked.activity?.cases).toBe(7_553);
		expect([...cancelled]).toEqual([
			['Accepted → Accepted', 3],
			['Accepted → Completed', 2],
			['Completed → Accepted', 1]
		]);
		expect(all('Accepted → Accepted')).toBe(22_527);
		expect(all('Queued → Accepted')).toBe(10_729);
		expect(all('Completed → Accepted')).toBe(462);
		expect(all('Queued → Completed')).toBe(38);
	});

	test('in both perspectives as counted case by case', async () => {
		await agrees(db, answer, 'activity');
		await agrees(db, answer, 'state');
		// 7.549 days over all 7,554 cases
		expect((answer.walked.state?.median_minutes ?? 0) / 1440).toBeCloseTo(7.549, 2);
	});

	test('the rules', () => {
		expect(broken(answer)).toEqual({
			logged_first: 'no_field',
			prioritised_first: 'no_field',
			started_first: [7_545, 4],
			tiers_in_turn: [2_299, 172],
			resolved_first: [5_574, 0],
			confirmed_first: [5_573, 287],
			closed_stays: [5_574, 119],
			finish_reached: [7_553, 8],
			life_in_order: [7_545, 0]
		});
	});
});

describe.skipIf(!hasShared(UCI))('a year and more of a ServiceNow desk (UCI)', () => {
	let db: Database;
	let answer: Process;

	beforeAll(async () => {
		({ db } = await loaded([fileAt(`../shared/${UCI}`)]));
		await prepare(db, DEFAULT_POLICY);
		answer = await process(db, {});
	}, 180_000);

	test('in both perspectives as counted case by case', async () => {
		await agrees(db, answer, 'state');
		await agrees(db, answer, 'activity');
	});

	test('who was confirmed is who was re-checked', async () => {
		const { n, numerator } = (await measure(db, {})).get('closure.rechecked.rate') ?? {};
		const rule = answer.rules.find(({ key }) => key === 'confirmed_first');
		expect([rule?.n, (rule?.n ?? 0) - (rule?.broken ?? 0)]).toEqual([n, numerator]);
	});

	test('asked again under a filter, and again without', async () => {
		const some = await process(db, { priority: ['1'] });
		expect(some.walked.state?.cases).toBe(270);
		expect(await process(db, {})).toEqual(answer);
	});
});
