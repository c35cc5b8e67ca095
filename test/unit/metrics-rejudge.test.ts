import { describe, expect, test } from 'vitest';
import { random } from '../../sample-data/random.ts';
import { measure, prepare, QUESTIONS, recap, rejudge } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { madeUpCase, madeUpPolicy, text } from './minutes.ts';
import { fill } from './tables.ts';

const db = await bootEngine();

const WINDOW = { zone: 'Europe/Berlin', from: Date.UTC(2024, 2, 20), to: Date.UTC(2024, 3, 10) };

/** Everything that hangs on a policy: the facts, the states, the pages' answers, every metric. */
async function seen() {
	return {
		facts: await db.rows(
			'SELECT * REPLACE (kind::INTEGER AS kind, resolution_bin::INTEGER AS resolution_bin) FROM fact ORDER BY id'
		),
		stays: await db.rows(
			'SELECT id, state, from_at, to_at, clock_seconds::DOUBLE AS seconds FROM stay ORDER BY ALL'
		),
		recap: await recap(db, {}),
		service: await QUESTIONS.service(db, {}),
		metrics: [...(await measure(db, {})).values()]
	};
}

describe('a changed policy gives what it would have given at once', async () => {
	const dice = random(1_404);
	const cases = Array.from({ length: 60 }, (_, i) => madeUpCase(dice, WINDOW, i));
	const data = {
		incidents: cases.map(({ incident }, i) => ({
			...incident,
			priority: 1 + (i % 3),
			category: i % 4 === 0 ? 'fibre' : 'copper'
		})),
		events: cases.flatMap(({ events }) => events),
		present: ['state', 'priority', 'category', 'acknowledged_at', 'resolved_at', 'event.at', 'event.state'],
		as_of: text(WINDOW.to - 86_400_000)
	};
	const minutes = (response_minutes: number, resolution_minutes: number) => ({
		response_minutes,
		resolution_minutes
	});
	const base: Policy = {
		...DEFAULT_POLICY,
		targets: { 1: minutes(10, 60), 2: minutes(30, 600), 3: minutes(60, 3_000) },
		special_targets: [
			{ priority: null, segment: null, service: null, category: 'fibre', ...minutes(20, 400) }
		]
	};
	const hours = { ...base, ...madeUpPolicy(dice, WINDOW) };
	const paths: [string, Policy][] = [
		['a target', { ...base, targets: { ...base.targets, 2: minutes(5, 90) } }],
		[
			'a special target',
			{ ...base, special_targets: [{ ...base.special_targets[0]!, resolution_minutes: 50 }] }
		],
		[
			'no response target any more',
			{ ...base, special_targets: [{ ...base.special_targets[0]!, response_minutes: null }] }
		],
		['opening hours and pauses', hours],
		[
			'the clock after a reopening',
			{ ...hours, reopen_clock: hours.reopen_clock === 'restart' ? 'continue' : 'restart' }
		],
		[
			'hours and a target',
			{ ...base, calendar: hours.calendar, targets: { ...base.targets, 3: minutes(1, 2) } }
		],
		['for whom there are targets', { ...base, special_targets: [], targets: { 1: minutes(10, 60) } }],
		['what counts as an incident', { ...base, children: 'fold', transfer_evidence: 'count' }],
		['nothing', base]
	];

	test.each(paths)('%s', async (_, policy) => {
		await fill(db, data);
		await db.run(`UPDATE context SET zone = '${WINDOW.zone}'`);
		await prepare(db, policy);
		const whole = await seen();
		await prepare(db, base);
		const before = await seen();
		await rejudge(db, policy);
		expect(await seen()).toEqual(whole);
		await rejudge(db, base);
		expect(await seen()).toEqual(before);
	});

	test('one change after another', async () => {
		await fill(db, data);
		await db.run(`UPDATE context SET zone = '${WINDOW.zone}'`);
		await prepare(db, base);
		for (const [, policy] of paths) await rejudge(db, policy);
		const whole = await seen();
		await prepare(db, base);
		expect(whole).toEqual(await seen());
	});

	test('some verdicts do change', async () => {
		await fill(db, data);
		await prepare(db, base);
		const before = await seen();
		await rejudge(db, paths[0]![1]);
		expect((await seen()).service.total).not.toEqual(before.service.total);
	});
});

test('the kinds that the recap counts by stand for what the facts say', async () => {
	const dice = random(63);
	const incidents = Array.from({ length: 400 }, () => ({
		state: dice.pick(['new', 'on_hold', 'resolved', 'closed', 'cancelled']),
		priority: dice.pick([1, 2, null]),
		record_type: dice.chance(0.1) ? 'service_request' : 'incident',
		resolved_at: dice.pick(['2024-01-01 00:30', '2024-01-01 05:00', null]),
		reassignment_count: dice.whole(0, 1),
		reopen_count: dice.whole(0, 1),
		escalated_hierarchically: dice.chance(0.5)
	}));
	await fill(db, { incidents, as_of: '2024-01-01 06:00' });
	await prepare(db, DEFAULT_POLICY);
	const [told] = await db.rows<{ kinds: number; wrong: number }>(`
		SELECT
			count(DISTINCT kind)::INTEGER AS kinds,
			count(*) FILTER ((
				is_counted, is_resolved, is_open, is_cancelled, is_request,
				is_resolved AND coalesce(sla_resolution = 'met', false), coalesce(sla_resolution = 'breached', false),
				coalesce(sla_resolution = 'pending', false), is_open AND coalesce(sla_resolution = 'breached', false),
				(is_resolved OR is_open) AND coalesce(fact.escalated, false),
				(is_resolved OR is_open) AND coalesce(fact.escalated_hierarchically, false),
				(is_resolved OR is_open) AND fact.ever_finished, (is_resolved OR is_open) AND fact.ever_finished AND fact.reopened
			) <> (
				occurred = 1, resolved = 1, unresolved = 1, cancelled = 1, service_requests = 1, met = 1, breached = 1,
				pending = 1, overdue = 1, kind.escalated = 1, kind.escalated_hierarchically = 1,
				kind.ever_finished = 1, kind.reopened = 1
			))::INTEGER AS wrong
		FROM fact LEFT JOIN kind USING (kind)`);
	expect(told?.kinds).toBeGreaterThan(25);
	expect(told?.wrong).toBe(0);
});
