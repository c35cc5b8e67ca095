import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { measure, prepare, type Metrics } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { fileAt, hasShared, loaded } from './loading.ts';

// The loaded rows are counted here by other means than the figures are: incident by incident.

const UCI = 'data/incident_event_log.zip';
const VOLVO = 'data/bpi_challenge_2013_incidents.xes.gz';

const parts = (metrics: Metrics, name: string) => {
	const { numerator, n } = metrics.get(name) ?? {};
	return [numerator, n];
};

interface Row {
	incident_id: string;
	state: string;
	priority: number | null;
	impact: number | null;
	urgency: number | null;
	category: string | null;
	subcategory: string | null;
	configuration_item: string | null;
	reporter: string | null;
	title: string | null;
	channel: string | null;
	assignment_group: string | null;
	closure_code: string | null;
	cause: string | null;
	problem_ref: string | null;
	knowledge_ref: string | null;
	opened_at: Date;
	resolved_at: Date | null;
	closed_at: Date | null;
}

interface Event {
	incident_id: string;
	state: string | null;
	place: string | null;
	at: Date;
}

const MINUTE = 60_000;

/** The values of a list under the same key, in their order. */
function grouped<T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of list) {
		const group = groups.get(by(one));
		if (group) group.push(one);
		else groups.set(by(one), [one]);
	}
	return groups;
}

const count = <T>(list: readonly T[], hit: (one: T) => unknown) => list.filter(hit).length;

describe.skipIf(!hasShared(UCI))('a year and more of a ServiceNow desk (UCI)', () => {
	let metrics: Metrics;
	let rows: Row[];
	let trails: Map<string, Event[]>;

	beforeAll(async () => {
		const { db } = await loaded([fileAt(`../shared/${UCI}`)]);
		await prepare(db, DEFAULT_POLICY);
		metrics = await measure(db, {});
		rows = await db.rows<Row>(
			`SELECT incident_id, state, priority, impact, urgency, category, subcategory, configuration_item, reporter,
				title, channel, assignment_group, closure_code, cause, problem_ref, knowledge_ref, opened_at, resolved_at,
				closed_at
			FROM incident`
		);
		trails = grouped(await eventsOf(db), ({ incident_id }) => incident_id);
	}, 180_000);

	/** The column; where it is blank, the first event of the last unbroken run of finished states. */
	const resolvedAt = ({ incident_id, resolved_at }: Row) => {
		const trail = (trails.get(incident_id) ?? []).filter(({ state }) => state !== null);
		let run = trail.length;
		while (['resolved', 'closed'].includes(trail[run - 1]?.state ?? '')) run -= 1;
		return resolved_at ?? trail[run]?.at ?? null;
	};

	test('records', () => {
		const filled = rows.map((row) => {
			const cells = [row.reporter, row.category, row.urgency, row.impact, row.title, row.assignment_group];
			return count([...cells, resolvedAt(row)], (cell) => cell !== null && cell !== undefined) / 7;
		});
		const mean = filled.reduce((sum, share) => sum + share, 0) / rows.length;
		expect(metrics.get('logging.completeness.rate')?.value).toBeCloseTo(mean, 10);
		const all = rows.length;
		expect(all).toBe(24_918);
		expect(parts(metrics, 'categorization.rate')).toEqual([count(rows, (row) => row.category), all]);
		const deep = count(rows, (row) => row.subcategory ?? row.configuration_item);
		expect(parts(metrics, 'categorization.depth.rate')).toEqual([deep, all]);
		const diagnosed = count(rows, (row) => row.cause ?? row.problem_ref);
		expect(parts(metrics, 'documentation.diagnosis.rate')).toEqual([diagnosed, all]);
		expect(parts(metrics, 'documentation.resolution.rate')).toEqual([
			count(rows, (row) => row.closure_code),
			all
		]);
		expect(parts(metrics, 'documentation.knowledge.rate')).toEqual([3_657, all]);
		expect(parts(metrics, 'proactive.rate')).toEqual([0, count(rows, (row) => row.channel)]);
	});

	test('priority by the matrix: here low and low is 4, by the study’s matrix 5', () => {
		const known = rows.filter((row) => row.priority && row.impact && row.urgency);
		const same = count(known, (row) => row.priority === Number(row.impact) + Number(row.urgency) - 1);
		expect(parts(metrics, 'priority.consistency.rate')).toEqual([same, known.length]);
	});

	test('checked before closing', () => {
		const closed = rows.flatMap((row) => {
			const lag = Number(row.closed_at) - Number(resolvedAt(row));
			return row.closed_at && lag >= 0 ? [lag] : [];
		});
		const later = count(closed, (lag) => lag >= MINUTE);
		expect(parts(metrics, 'closure.rechecked.rate')).toEqual([later, closed.length]);
	});

	test('the first line: 24,545 with a known group, 9,575 of them handed on', () => {
		expect(parts(metrics, 'escalation.first_line.rate')).toEqual([24_545 - 9_575, 24_545]);
	});

	test('handed on before the target ended', () => {
		const minutes: Record<number, number> = { 1: 60, 2: 480, 3: 1440, 4: 2880, 5: 7200 };
		const spans = rows.flatMap(({ incident_id, opened_at, priority }) => {
			const known = (trails.get(incident_id) ?? []).filter(({ place }) => place !== null);
			const moved = known.find(({ place }) => place !== known[0]?.place);
			const span = moved ? Number(moved.at) - Number(opened_at) : -1;
			return span >= 0 ? [{ span, target: (minutes[priority ?? 0] ?? 0) * MINUTE }] : [];
		});
		const early = count(spans, ({ span, target }) => span <= target);
		expect(parts(metrics, 'escalation.in_time.rate')).toEqual([early, spans.length]);
	});

	test('again within 60 days', () => {
		const keyed = rows.filter((row) => row.category && (row.configuration_item ?? row.reporter));
		const faults = grouped(keyed, ({ configuration_item, reporter, category }) =>
			JSON.stringify([category, configuration_item ? 'item' : 'caller', configuration_item ?? reporter])
		);
		let again = 0;
		for (const fault of faults.values()) {
			fault.sort((a, b) => Number(a.opened_at) - Number(b.opened_at));
			again += count(
				fault.map((one, i) => Number(one.opened_at) - Number(fault[i - 1]?.opened_at ?? NaN)),
				(gap) => gap <= 60 * 24 * 60 * MINUTE
			);
		}
		expect(parts(metrics, 'recurrence.rate')).toEqual([again, keyed.length]);
	});

	test('nothing is open: the survival median is the plain one, from recorded times', () => {
		expect(metrics.get('time.resolution.survival_median')).toMatchObject({ value: 22.1 * 60, n: 23_362 });
	});
});

async function eventsOf(db: Database): Promise<Event[]> {
	return db.rows<Event>(
		`SELECT incident_id, state, assignment_group AS place, "at" FROM event ORDER BY incident_id, position`
	);
}

describe.skipIf(!hasShared(VOLVO))('7,554 cases of a car maker (BPI Challenge 2013)', () => {
	test('only first line: no 2nd or 3rd in the name of any group', async () => {
		const { db } = await loaded([fileAt(`../shared/${VOLVO}`)]);
		await prepare(db, DEFAULT_POLICY);
		const metrics = await measure(db, {});
		const cases = [...grouped(await eventsOf(db), ({ incident_id }) => incident_id).values()];
		const first = cases.filter((trail) => !trail.some(({ place }) => /2nd|3rd/.test(place ?? '')));
		expect([cases.length, first.length]).toEqual([7_554, 4_546]);
		const finished = (trail: Event[]) =>
			['resolved', 'closed'].includes(trail.findLast(({ state }) => state !== null)?.state ?? '');
		expect(parts(metrics, 'escalation.first_line.rate')).toEqual([
			count(first, finished),
			count(cases, finished)
		]);
		expect(metrics.get('escalation.in_time.rate')?.missing?.fields).toEqual(['priority']);
	}, 180_000);
});
