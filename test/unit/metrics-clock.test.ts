import { describe, expect, test } from 'vitest';
import { random } from '../../sample-data/random.ts';
import { prepare } from '../../src/metrics/index.ts';
import { basisOf } from '../../src/metrics/basis.ts';
import { clockDays, dueAt } from '../../src/model/calendar.ts';
import { DEFAULT_POLICY, type Calendar, type Policy } from '../../src/model/policy.ts';
import { bootEngine } from './engine.ts';
import { madeUpCase, madeUpPolicy, ranFor, text, wallClock } from './minutes.ts';
import { figures, fill, type Data } from './tables.ts';

const db = await bootEngine();
const HOUR = 3_600;

/** Open from one hour to the other, on the first so many days of the week. */
function hours(from: number, to: number, days = 7): Calendar {
	const span = [{ from_minute: 60 * from, to_minute: 60 * to }];
	return { week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < days ? span : [])), holidays: [] };
}

interface Clocked {
	resolution_clock_seconds: number | null;
	response_clock_seconds: number | null;
	paused_seconds: number | null;
	running_seconds: number | null;
	left_seconds: number | null;
	overrun_seconds: number | null;
	resolution_target_seconds: number | null;
	response_target_seconds: number | null;
	target_code: number | null;
	resolution: string | null;
	response: string | null;
	resolution_seconds: number | null;
}

/** What `fact` says of the incidents, in their order. */
async function clocked(data: Data, policy: Partial<Policy>, zone = 'UTC'): Promise<Clocked[]> {
	await fill(db, data);
	await db.run(`UPDATE context SET zone = '${zone}'`);
	await prepare(db, { ...DEFAULT_POLICY, ...policy });
	return db.rows<Clocked>(`
		SELECT resolution_clock_seconds, response_clock_seconds, paused_seconds,
			CASE WHEN is_open THEN ran_seconds END AS running_seconds,
			CASE WHEN is_open THEN target.resolution_seconds - ran_seconds END AS left_seconds,
			CASE WHEN sla_resolution = 'breached' THEN ran_seconds - target.resolution_seconds END AS overrun_seconds,
			target.resolution_seconds AS resolution_target_seconds, target.response_seconds AS response_target_seconds,
			target_code, fact.resolution_seconds,
			sla_resolution::VARCHAR AS resolution, sla_response::VARCHAR AS response
		FROM fact LEFT JOIN target ON target.code = target_code ORDER BY id`);
}

const at = (time: string) => Date.parse(`${time.replace(' ', 'T')}:00Z`);

describe('worked examples', () => {
	test('14:00, asked at 09:00 next day, open 09–17 every day: 3 h on the clock', async () => {
		const data = { incidents: [{ opened_at: '2024-01-02 14:00', state: 'new' }], as_of: '2024-01-03 09:00' };
		const [one] = await clocked(data, { calendar: hours(9, 17) });
		expect(one?.running_seconds).toBe(3 * HOUR);
		const [plain] = await clocked(data, {});
		expect(plain?.running_seconds).toBe(19 * HOUR);
	});

	test('Friday 21:00 to Monday 09:30, open 08–17 Monday to Friday: 1.5 h on the clock', async () => {
		const incidents = [{ opened_at: '2024-01-05 21:00', resolved_at: '2024-01-08 09:30', state: 'closed' }];
		const [one] = await clocked({ incidents }, { calendar: hours(8, 17, 5) });
		expect(one?.resolution_clock_seconds).toBe(1.5 * HOUR);
		expect(one?.resolution_seconds).toBe(60.5 * HOUR);
		const figure = await figures(db, { incidents }, { policy: { calendar: hours(8, 17, 5) } });
		for (const name of ['mean', 'median', 'p90'])
			expect(figure(`time.resolution_clock.${name}`)).toEqual([90, 1, null]);
		expect(figure('time.resolution.mean')).toEqual([60.5 * 60, 1, null]);
	});

	test('on hold 10:00–11:30, open 08–17, from 09:00 to 14:00: 3.5 h', async () => {
		const [one] = await clocked(
			{
				incidents: [{ opened_at: '2024-01-02 09:00', resolved_at: '2024-01-02 14:00', state: 'closed' }],
				events: [
					{ incident_id: 'A', at: '2024-01-02 09:00', state: 'new' },
					{ incident_id: 'A', at: '2024-01-02 10:00', state: 'on_hold' },
					{ incident_id: 'A', at: '2024-01-02 11:30', state: 'in_progress' },
					{ incident_id: 'A', at: '2024-01-02 14:00', state: 'closed' }
				]
			},
			{ calendar: hours(8, 17), pause_states: ['on_hold'] }
		);
		expect(one).toMatchObject({ resolution_clock_seconds: 3.5 * HOUR, paused_seconds: 1.5 * HOUR });
		const stays = await db.rows('SELECT state, clock_seconds FROM stay ORDER BY from_at, to_at');
		expect(stays.map(({ state, clock_seconds }) => [state, clock_seconds])).toEqual([
			['new', HOUR],
			['on_hold', 1.5 * HOUR],
			['in_progress', 2.5 * HOUR],
			['closed', 0]
		]);
	});

	test.each([
		[8, 17, 8, '2024-01-03 15:00'],
		[8, 18, 4, '2024-01-03 10:00'],
		[8, 17, 1, '2024-01-02 17:00'] // at closing time, not at the next opening
	])('16:00, open %i–%i every day, target %i h: due %s', (from, to, target, due) => {
		expect(dueAt(hours(from, to), 'UTC', at('2024-01-02 16:00'), target * HOUR)).toBe(at(due));
	});
});

test('due: 24 hours a day, across a weekend in another zone, and never', () => {
	const begin = at('2024-01-05 16:00'); // Friday, 17:00 in Berlin
	expect(dueAt(DEFAULT_POLICY.calendar, 'Europe/Berlin', begin, 5.5 * HOUR)).toBe(at('2024-01-05 21:30'));
	expect(dueAt(hours(8, 18, 5), 'Europe/Berlin', begin, 2 * HOUR)).toBe(at('2024-01-08 08:00'));
	const holidays = [{ date: '2024-01-08', name: 'closed' }];
	const later = dueAt({ ...hours(8, 18, 5), holidays }, 'Europe/Berlin', begin, 12 * HOUR);
	expect(later).toBe(at('2024-01-10 08:00'));
	expect(dueAt(hours(8, 17, 0), 'UTC', begin, 1)).toBeNull();
	expect(dueAt(hours(8, 17), 'UTC', begin + 500, 0)).toBe(begin + 500);
});

describe('days of a calendar', () => {
	const day = (date: string) => at(`${date} 00:00`) / 86_400_000;
	const open = (calendar: Calendar, zone: string, date: string) =>
		clockDays(calendar, zone, day(date), day(date))[0]?.open.map((edges) => edges.map((s) => s / HOUR));

	test('an hour that comes twice counts twice, one left out not at all', () => {
		expect(open(hours(2, 3), 'Europe/Berlin', '2024-10-26')).toEqual([[0, 1]]);
		expect(open(hours(2, 3), 'Europe/Berlin', '2024-10-27')).toEqual([[0, 2]]);
		expect(open(hours(2, 3), 'Europe/Berlin', '2024-03-31')).toEqual([]);
		expect(open(hours(1.5, 3.5), 'Europe/Berlin', '2024-03-31')).toEqual([
			[0.5, 1.5],
			[23.5, 24]
		]);
		expect(open(hours(2.5, 3.5), 'Europe/Berlin', '2024-10-27')).toEqual([
			[0.5, 1],
			[1.5, 2.5]
		]);
	});

	test('hours up to midnight and from it are one; UTC midnight cuts them', () => {
		const night = [
			{ from_minute: 0, to_minute: 360 },
			{ from_minute: 1320, to_minute: 1440 }
		];
		const calendar = { week: Array.from({ length: 7 }, () => night), holidays: [] };
		expect(open(calendar, 'Asia/Jakarta', '2024-01-02')).toEqual([[15, 23]]);
		expect(open(calendar, 'UTC', '2024-01-02')).toEqual([
			[0, 6],
			[22, 24]
		]);
		const days = clockDays(calendar, 'UTC', day('2024-01-02'), day('2024-01-04'));
		expect(days.map(({ before_seconds }) => before_seconds / HOUR)).toEqual([0, 8, 16]);
	});

	test('a holiday is a day of the site', () => {
		const holidays = [{ date: '2024-01-02', name: 'closed' }];
		expect(open({ ...hours(0, 24), holidays }, 'Asia/Jakarta', '2024-01-01')).toEqual([[0, 17]]);
		expect(open({ ...hours(0, 24), holidays }, 'Asia/Jakarta', '2024-01-02')).toEqual([[17, 24]]);
	});
});

describe.each([
	['Europe/Berlin', '2024-02-20 00:00', '2024-05-20 00:00'],
	['Europe/Berlin', '2024-09-10 00:00', '2024-12-01 00:00'],
	['America/St_Johns', '2024-02-01 00:00', '2024-05-01 00:00'],
	['America/St_Johns', '2010-09-20 00:00', '2010-12-10 00:00'] // its clocks changed at 00:01
])('%s from %s to %s, against a clock read minute by minute', (zone, from, to) => {
	const window = { zone, from: at(from), to: at(to) };
	const wall = wallClock(window);

	test.each([1, 2, 3, 4, 5])('15 made-up incidents under made-up hours, %i', async (round) => {
		const dice = random(round * 7_919 + window.from / 60_000);
		const policy = madeUpPolicy(dice, window);
		const target = dice.pick([10, 300, 3_000]);
		const targets = { 1: { response_minutes: target / 10, resolution_minutes: target } };
		const cases = Array.from({ length: 15 }, (_, i) => madeUpCase(dice, window, i));
		const as_of = window.to - 86_400_000;
		const data = {
			incidents: cases.map(({ incident }) => incident),
			events: cases.flatMap(({ events }) => events),
			present: ['state', 'priority', 'acknowledged_at', 'resolved_at', 'event.at', 'event.state'],
			as_of: text(as_of)
		};
		const facts = await clocked(data, { ...policy, targets }, zone);
		const stays = await db.rows<{ seconds: number }>(
			`SELECT coalesce(sum(clock_seconds) FILTER (state = 'on_hold'), 0)::DOUBLE AS seconds
			FROM fact LEFT JOIN stay USING (id) GROUP BY id ORDER BY id`
		);
		for (const [i, one] of cases.entries()) {
			const ran = ranFor(one, policy, as_of, wall);
			const { finished } = one;
			const verdict = ran.resolution > target ? 'breached' : finished === null ? 'pending' : 'met';
			expect({
				...facts[i],
				held: stays[i]?.seconds,
				paused_seconds: facts[i]?.paused_seconds ?? 0
			}).toMatchObject({
				resolution_clock_seconds: finished === null ? null : 60 * ran.resolution,
				running_seconds: finished === null ? 60 * ran.resolution : null,
				left_seconds: finished === null ? 60 * (target - ran.resolution) : null,
				overrun_seconds: verdict === 'breached' ? 60 * (ran.resolution - target) : null,
				response_clock_seconds: ran.response === null ? null : 60 * ran.response,
				paused_seconds: 60 * ran.paused,
				held: 60 * ran.held,
				resolution: verdict
			});
		}
	});
});

describe('special targets', () => {
	const rule = { priority: null, segment: null, service: null, category: null };
	const incidents = [
		{ priority: 1, segment: 'gold', category: 'fibre' },
		{ priority: 1, segment: 'gold', category: 'copper' },
		{ priority: 2, segment: 'gold', category: 'copper' },
		{ priority: null, segment: 'silver', category: 'fibre' },
		{ priority: 1, segment: null, category: null },
		{ priority: 4, segment: null, category: 'fibre' }
	].map((one) => ({ ...one, service: 'line', state: 'closed', resolved_at: '2024-01-01 01:00' }));
	const targets = { 1: { response_minutes: 1, resolution_minutes: 10 } };
	const ask = (special_targets: Policy['special_targets']) =>
		clocked({ incidents }, { targets, special_targets });

	test('most conditions win, of equals the one further up; then the priority', async () => {
		const facts = await ask([
			{ ...rule, segment: 'gold', response_minutes: 2, resolution_minutes: 20 },
			{ ...rule, category: 'fibre', response_minutes: null, resolution_minutes: 90 },
			{
				...rule,
				priority: 1,
				segment: 'gold',
				category: 'fibre',
				response_minutes: 4,
				resolution_minutes: null
			},
			{ ...rule, category: 'copper', response_minutes: 5, resolution_minutes: 50 }
		]);
		expect(
			facts.map((one) => [
				one.target_code,
				one.response_target_seconds,
				one.resolution_target_seconds,
				one.resolution,
				one.overrun_seconds
			])
		).toEqual([
			[-3, 240, null, null, null],
			[-1, 120, 1200, 'breached', 2400],
			[-1, 120, 1200, 'breached', 2400],
			[-2, null, 5400, 'met', null],
			[1, 60, 600, 'breached', 3000],
			[-2, null, 5400, 'met', null]
		]);
	});

	test('none fits; none is wanted; words are taken as they stand', async () => {
		const odd = { ...rule, service: "line'; DROP TABLE fact", response_minutes: 1, resolution_minutes: 1 };
		const codes = (facts: Clocked[]) => facts.map(({ target_code }) => target_code);
		expect(codes(await ask([odd]))).toEqual([1, 1, null, null, 1, null]);
		expect(codes(await ask([]))).toEqual([1, 1, null, null, 1, null]);
		expect(basisOf(db).has_target).toBe(true);
		const every = { ...rule, service: 'line', response_minutes: 60, resolution_minutes: 180 };
		const [without] = await clocked(
			{ incidents: [{ service: 'line', state: 'closed', resolved_at: '2024-01-01 03:00' }] },
			{ targets: {}, special_targets: [every] }
		);
		expect(without).toMatchObject({ target_code: -1, resolution: 'met' });
		expect(basisOf(db).has_target).toBe(true);
	});
});

describe('after a reopening', () => {
	const data: Data = {
		incidents: [
			{ state: 'closed', acknowledged_at: '2024-01-01 01:00', resolved_at: '2024-01-05 00:00' },
			{ state: 'closed', resolved_at: '2024-01-02 00:00' } // the recorded finish is that before the reopening
		].map((one) => ({ priority: 1, ...one })),
		events: ['A', 'B'].flatMap((incident_id) => [
			{ incident_id, at: '2024-01-01 00:00', state: 'new' },
			{ incident_id, at: '2024-01-02 00:00', state: 'resolved' },
			{ incident_id, at: '2024-01-04 00:00', state: 'in_progress' },
			{ incident_id, at: '2024-01-05 00:00', state: 'closed' }
		])
	};
	const ran = async (policy: Partial<Policy>) =>
		(await clocked(data, policy)).map((one) => (one.resolution_clock_seconds ?? NaN) / HOUR);

	test('the clock goes on, or starts anew; the response does not', async () => {
		expect(await ran({})).toEqual([96, 24]);
		expect(await ran({ reopen_clock: 'restart' })).toEqual([24, 24]);
		expect(await ran({ pause_states: ['resolved'] })).toEqual([48, 24]);
		const [one] = await clocked(data, { reopen_clock: 'restart', pause_states: ['new'] });
		expect(one).toMatchObject({ response_clock_seconds: 0, paused_seconds: 0 });
	});
});

describe('pauses', () => {
	const incidents = [
		{ paused_minutes: 90, acknowledged_at: '2024-01-01 03:00' },
		{ paused_minutes: null, acknowledged_at: null },
		{ paused_minutes: 9_999, acknowledged_at: null }, // more than there was
		{ paused_minutes: -5, acknowledged_at: null }
	].map((one) => ({ ...one, priority: 1, state: 'closed', resolved_at: '2024-01-01 10:00' }));

	test('a recorded pause is taken off the time to resolve only', async () => {
		const facts = await clocked({ incidents }, { pause_states: ['on_hold'] });
		expect(facts.map((one) => [one.resolution_clock_seconds, one.paused_seconds])).toEqual([
			[8.5 * HOUR, 1.5 * HOUR],
			[10 * HOUR, null],
			[0, 10 * HOUR],
			[10 * HOUR, null]
		]);
		expect(facts[0]?.response_clock_seconds).toBe(3 * HOUR);
		expect(basisOf(db).pause_evidence).toBe('column');
	});

	test('nothing pauses unless the policy says so, and nothing is taken off without evidence', async () => {
		const [unasked] = await clocked({ incidents }, {});
		expect(unasked).toMatchObject({ resolution_clock_seconds: 10 * HOUR, paused_seconds: null });
		const [blind] = await clocked(
			{ incidents: [{ state: 'closed', resolved_at: '2024-01-01 10:00' }] },
			{ pause_states: ['on_hold'] }
		);
		expect(blind).toMatchObject({ resolution_clock_seconds: 10 * HOUR, paused_seconds: null });
		expect(basisOf(db).pause_evidence).toBeNull();
	});

	test('events without state or time say nothing; times that run backwards count once', async () => {
		const event = (hour: number | null, state: string | null) => ({
			incident_id: 'A',
			at: hour === null ? null : `2024-01-01 ${String(hour).padStart(2, '0')}:00`,
			state
		});
		const one = { state: 'closed', resolved_at: '2024-01-01 10:00' };
		const events = [event(1, 'on_hold'), event(2, null), event(null, 'new'), event(3, 'new')];
		const backwards = [event(6, 'on_hold'), event(8, 'on_hold'), event(7, 'on_hold'), event(9, 'new')];
		const data = { incidents: [one], events: [...events, ...backwards] };
		const [fact] = await clocked(data, { pause_states: ['on_hold'] });
		expect(fact).toMatchObject({ resolution_clock_seconds: 5 * HOUR, paused_seconds: 5 * HOUR });
	});
});

describe('at the edges', () => {
	const policy = {
		targets: { 1: { response_minutes: 60, resolution_minutes: 120 } },
		calendar: hours(8, 17)
	};

	test('open incidents: left, used up, past, and not yet opened at as_of', async () => {
		const incidents = ['15:00', '14:00', '13:30', '20:00'].map((time) => ({
			priority: 1,
			state: 'new',
			opened_at: `2024-01-02 ${time}`
		}));
		const facts = await clocked({ incidents, as_of: '2024-01-02 16:00' }, policy);
		expect(facts.map((one) => [one.left_seconds, one.overrun_seconds, one.resolution])).toEqual([
			[HOUR, null, 'pending'],
			[0, null, 'pending'],
			[-HOUR / 2, HOUR / 2, 'breached'],
			[2 * HOUR, null, 'pending']
		]);
	});

	test('seconds count; opening and answer in one night are no time, the wrong way round they are none', async () => {
		const day = (time: string) => `2024-01-02 ${time}`;
		const [one, night, wrong] = await clocked(
			{
				incidents: [
					{ opened_at: day('07:59:30'), resolved_at: day('08:00:45') },
					{ opened_at: day('03:00'), acknowledged_at: day('05:00'), resolved_at: day('06:00') },
					{ opened_at: day('05:00'), acknowledged_at: day('03:00'), resolved_at: day('04:00') }
				].map((one) => ({ priority: 1, state: 'closed', ...one }))
			},
			policy
		);
		expect(one?.resolution_clock_seconds).toBe(45);
		expect(night).toMatchObject({
			response_clock_seconds: 0,
			resolution_clock_seconds: 0,
			resolution: 'met'
		});
		expect(wrong).toMatchObject({
			response_clock_seconds: null,
			resolution_clock_seconds: null,
			response: null
		});
	});

	test('no incident, no hours at all, and times beyond the calendar', async () => {
		expect(await clocked({ incidents: [] }, policy)).toEqual([]);
		const figure = await figures(db, { incidents: [] }, { policy });
		expect(figure('time.resolution_clock.mean')).toBe('no_field resolved_at');
		const incidents = [
			{ priority: 1, state: 'closed', resolved_at: '2024-02-01 00:00' },
			{ priority: 1, state: 'closed', resolved_at: '9024-02-01 00:00' }
		];
		const shut = await clocked({ incidents }, { ...policy, calendar: hours(8, 17, 0) });
		expect(shut.map((one) => [one.resolution_clock_seconds, one.resolution])).toEqual([
			[0, 'met'],
			[null, null]
		]);
	});
});
