import { beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../sample-data/random.ts';
import type { Database } from '../../src/engine/database.ts';
import { list, measure, prepare, QUESTIONS, type Metrics, type Part } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { fileAt, hasShared, loaded } from './loading.ts';
import { figures, type Incident } from './tables.ts';

const db = await bootEngine();

const idsOf = async (part: Part) =>
	(await list(db, {}, { page: 0, sort: 'incident_id', descending: false, part })).rows
		.map(({ incident_id }) => String(incident_id))
		.join(' ');

/** Minutes after midnight as a time. */
const at = (minutes: number | null) =>
	minutes === null ? null : new Date(Date.UTC(2024, 0, 1, 0, minutes)).toISOString();

/** Opened and started at these minutes, with a priority, in the group g. */
const one = (opened: number, started: number | null, priority: number | null, rest: Incident = {}) => ({
	state: 'in_progress',
	assignment_group: 'g',
	opened_at: at(opened),
	acknowledged_at: at(started),
	priority,
	...rest
});

describe('in which order work begins', () => {
	test('first come, first served: by arrival, not by priority', async () => {
		const figure = await figures(db, {
			incidents: [one(0, 10, 3), one(1, 20, 1), one(2, 30, 2), one(3, 40, 4)]
		});
		// at 10 three others wait, at 20 two, at 30 one, at 40 none
		expect(figure('order.arrival.rate')).toEqual([1, 3, 3]);
		expect(figure('order.priority.rate')).toEqual([2 / 3, 3, 2]);
		expect(await idsOf('passed_over_priority')).toBe('A');
		expect(await idsOf('passed_over_arrival')).toBe('');
	});

	test('by priority, not by arrival', async () => {
		const figure = await figures(db, {
			incidents: [one(0, 40, 3), one(1, 20, 1), one(2, 30, 2), one(3, 60, 4)]
		});
		expect(figure('order.priority.rate')).toEqual([1, 3, 3]);
		expect(figure('order.arrival.rate')).toEqual([1 / 3, 3, 1]);
		expect(await idsOf('passed_over_arrival')).toBe('B C');
	});

	test('who is not waiting', async () => {
		const figure = await figures(db, {
			incidents: [
				one(10, 20, 3),
				one(0, 20, 1), // begins at the same time
				one(21, 60, 1), // comes later
				one(0, 60, 1, { assignment_group: 'h' }),
				one(0, 60, 1, { assignment_group: null }),
				one(0, null, 1, { state: 'cancelled' }),
				one(0, null, 1, { record_type: 'service_request' }),
				one(0, null, 1, { state: 'closed', resolved_at: at(20) }), // was done with by then, never begun
				one(0, null, 1, { state: 'closed', resolved_at: null }) // nobody knows until when
			]
		});
		expect(figure('order.priority.rate')).toBe('none');
		expect(figure('order.arrival.rate')).toBe('none');
	});

	test('who is: opened in that minute, never begun, of no known priority', async () => {
		const started = one(10, 20, 3);
		const waits = async (other: Incident) => {
			const figure = await figures(db, { incidents: [started, other] });
			return [figure('order.priority.rate'), figure('order.arrival.rate')];
		};
		const both = [1, 1, 1];
		const neither = [0, 1, 0];
		expect(await waits(one(20, 21, 3))).toEqual([both, both]);
		expect(await waits(one(20, null, 2))).toEqual([neither, both]);
		expect(await waits(one(9, null, null))).toEqual([both, neither]);
		expect(await waits(one(10, 30, 5))).toEqual([both, both]);
		expect(await waits(one(9, null, 1, { state: 'closed', resolved_at: at(21) }))).toEqual([
			neither,
			neither
		]);
	});

	test('a start without a priority is judged by arrival only; one before its opening not at all', async () => {
		const figure = await figures(db, {
			incidents: [one(10, 20, null), one(15, 14, 1), one(12, 30, 1), one(12, 40, 2)]
		});
		expect(figure('order.arrival.rate')).toEqual([1, 2, 2]);
		expect(figure('order.priority.rate')).toEqual([1, 1, 1]);
	});

	test('without a time of acknowledgement, the first event in progress', async () => {
		const events = (incident_id: string, ...minutes: number[]) => [
			{ incident_id, at: at(0), state: 'new' },
			...minutes.map((minute) => ({ incident_id, at: at(minute), state: 'in_progress' }))
		];
		const open = { state: 'in_progress', assignment_group: 'g' };
		const figure = await figures(db, {
			incidents: [
				{ ...open, opened_at: at(1), priority: 2 },
				{ ...open, opened_at: at(0), priority: 1 }
			],
			events: [...events('A', 10, 50), ...events('B', 20)]
		});
		expect(figure('order.priority.rate')).toEqual([0, 1, 0]);
		expect(figure('order.arrival.rate')).toEqual([0, 1, 0]);
	});

	test('needs a start and a group; a resolution time is no substitute', async () => {
		const without = await figures(db, {
			incidents: [{ assignment_group: 'g', priority: 1, resolved_at: '2024-01-02' }]
		});
		expect(without('order.priority.rate')).toBe('no_field acknowledged_at');
		const alone = await figures(db, { incidents: [{ acknowledged_at: '2024-01-02', priority: 1 }] });
		expect(alone('order.arrival.rate')).toBe('no_field assignment_group');
		const plain = await figures(db, {
			incidents: [{ acknowledged_at: '2024-01-02', assignment_group: 'g' }]
		});
		expect(plain('order.priority.rate')).toBe('no_field priority');
		expect(plain('order.arrival.rate')).toBe('none');
	});
});

interface Waiting {
	group: string;
	priority: number | null;
	opened: number;
	started: number | null;
	/** when it was done with; Infinity while it is open, null where nobody knows */
	left: number | null;
}

/** The definition, word for word: each start is compared with each incident. */
function compared(all: readonly Waiting[]) {
	const counts = { starts: 0, arrival: 0, ranked: 0, priority: 0 };
	const groups = grouped(all, ({ group }) => group);
	for (const { group, started, opened, priority } of all) {
		if (started === null || started < opened) continue;
		const waiting = (groups.get(group) ?? []).filter(
			(other) => other.opened <= started && (other.started ?? other.left ?? -Infinity) > started
		);
		if (waiting.length === 0) continue;
		counts.starts += 1;
		if (!waiting.some((other) => other.opened < opened)) counts.arrival += 1;
		if (priority === null) continue;
		counts.ranked += 1;
		if (!waiting.some((other) => other.priority !== null && other.priority < priority)) counts.priority += 1;
	}
	return counts;
}

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const group = groups.get(by(one));
		if (group) group.push(one);
		else groups.set(by(one), [one]);
	}
	return groups;
}

function counted(metrics: Metrics): ReturnType<typeof compared> {
	const of = (name: string) => metrics.get(name);
	return {
		starts: Number(of('order.arrival.rate')?.n),
		arrival: Number(of('order.arrival.rate')?.numerator),
		ranked: Number(of('order.priority.rate')?.n),
		priority: Number(of('order.priority.rate')?.numerator)
	};
}

test.each([1, 2, 3, 4, 5, 6])('as when each is compared with each: made-up desk %i', async (seed) => {
	const dice = random(seed);
	const span = dice.pick([12, 60, 600]);
	const desk = Array.from({ length: 250 }, (): Waiting => {
		const opened = dice.whole(0, span);
		const started = dice.chance(0.8) ? opened + dice.whole(-2, span / 3) : null;
		const left = dice.pick([Infinity, Infinity, opened + dice.whole(-2, span), null]);
		const priority = dice.chance(0.9) ? dice.pick([1, 2, 3, 4, 5, 9]) : null;
		return { group: dice.pick(['a', 'b', 'c']), priority, opened, started, left };
	});
	const incidents = desk.map(({ group, priority, opened, started, left }, i) => ({
		incident_id: String(i),
		assignment_group: group,
		priority,
		opened_at: at(opened + 10),
		acknowledged_at: at(started === null ? null : started + 10),
		state: left === Infinity ? 'new' : 'closed',
		resolved_at: left === Infinity || left === null ? null : at(left + 10)
	}));
	await figures(db, { incidents });
	const expected = compared(desk);
	expect(expected.starts).toBeGreaterThan(50);
	expect(counted(await measure(db, {}))).toEqual(expected);
	const { total } = await QUESTIONS.orders(db, {});
	expect([total.starts, total.in_arrival, total.ranked, total.in_priority]).toEqual(Object.values(expected));
});

const UCI = 'data/incident_event_log.zip';

describe.skipIf(!hasShared(UCI))('24,918 incidents and 141,712 events (UCI)', () => {
	let uci: Database;

	beforeAll(async () => {
		({ db: uci } = await loaded([fileAt(`../shared/${UCI}`)]));
		await prepare(uci, DEFAULT_POLICY);
	}, 180_000);

	test('as when each is compared with each', async () => {
		const rows = await uci.rows<{ id: string; group: string; p: number; o: number; r: number | null }>(
			`SELECT incident_id AS id, assignment_group AS "group", priority AS p, epoch(opened_at)::DOUBLE AS o,
				epoch(resolved_at)::DOUBLE AS r
			FROM incident WHERE assignment_group IS NOT NULL`
		);
		const events = await uci.rows<{ id: string; state: string; at: number }>(
			`SELECT incident_id AS id, state, epoch("at")::DOUBLE AS "at"
			FROM event WHERE state IS NOT NULL ORDER BY incident_id, position`
		);
		const trails = grouped(events, ({ id }) => id);
		const desk = rows.map(({ id, group, p, o, r }): Waiting => {
			const trail = trails.get(id) ?? [];
			let run = trail.length;
			while (['resolved', 'closed'].includes(trail[run - 1]?.state ?? '')) run -= 1;
			const started = trail.find(({ state }) => state === 'in_progress')?.at ?? null;
			return { group, priority: p, opened: o, started, left: r ?? trail[run]?.at ?? null };
		});
		expect(desk.length).toBe(24_545);
		const found = compared(desk);
		expect(found).toEqual({ starts: 14_051, arrival: 252, ranked: 14_051, priority: 7_008 });
		expect(counted(await measure(uci, {}))).toEqual(found);
	}, 120_000);
});
