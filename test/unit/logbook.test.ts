import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { measure, prepare } from '../../src/metrics/index.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { logbookCsv, logbookJson, logbookOf } from '../../src/report/logbook.ts';
import { Logbook, type Taken } from '../../src/session/logbook.svelte.ts';
import { memoryShelf } from '../../src/session/shelf.ts';
import { faultsOf } from '../../src/sop/walk/check.ts';
import { dueOf } from '../../src/sop/walk/due.ts';
import { mayTake } from '../../src/sop/walk/next.ts';
import { stateOf } from '../../src/sop/walk/standing.ts';
import { ASKS, CHANNELS, CLOSURE_CODES, STEPS, type StepName } from '../../src/sop/walk/steps.ts';
import { cleaned } from '../../src/sop/walk/text.ts';
import type { Case, Data } from '../../src/sop/walk/types.ts';
import { loaded } from './loading.ts';
import { LATE, PATHS, REPORT, stepOf, time, walked } from './walks.ts';

const HOSTILE = [
	'=HYPERLINK("http://x")',
	"'=1+1",
	"''@SUM",
	'-5',
	"'-5",
	'+62 812',
	'@cmd',
	'<script>alert(1)</script>',
	'__proto__',
	'a,b;c\t"d"\r\ne',
	"O'Brien",
	'日本 ＝1',
	'yes',
	'"'
];
const written = { csv: logbookCsv, json: logbookJson };
const back = (cases: readonly Case[], kind: 'csv' | 'json') => {
	const read = logbookOf(written[kind](cases), LATE);
	return 'cases' in read ? read.cases : read.problem;
};

/** Walks that take any of the steps that are possible, with any of the texts. */
const anyWalk = fc
	.array(fc.tuple(fc.nat(40), fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }))), {
		minLength: 1,
		maxLength: 15
	})
	.map((choices): Case => {
		let one: Case = { id: 'INC-20261005-001', events: [] };
		for (const [i, [choice, any]] of choices.entries()) {
			const text = cleaned(any) || 'x';
			const may = STEPS.filter((step) => mayTake(stateOf(one), step));
			const step = may[choice % may.length] as StepName | undefined;
			if (!step) return one;
			const event = stepOf([step, `10-05 01:${String(i).padStart(2, '0')}`, dataOf(step, text), text], {
				person: text,
				...(step === 'withdrawn' && { withdraws: stateOf(one).last?.id })
			});
			if (faultsOf(stateOf(one), event, LATE).length === 0)
				one = { id: one.id, events: [...one.events, event] };
		}
		return one;
	})
	.filter(({ events }) => events.length > 0);

function dataOf(step: StepName, text: string): Data {
	const values: Record<string, string | number> = {
		impact: 1,
		urgency: 2,
		priority: 2,
		support_tier: 2,
		record_type: 'incident',
		closure_code: CLOSURE_CODES[0],
		channel: CHANNELS[0],
		occurred_at: time('10-04 23:00'),
		due_at: time('10-06 01:00')
	};
	return Object.fromEntries(ASKS[step].fields.map((field) => [field, values[field] ?? text])) as Data;
}

describe('the file of a logbook', () => {
	test.each(['csv', 'json'] as const)('%s comes back as it was', (kind) => {
		expect(back(PATHS, kind)).toEqual(PATHS);
	});

	test.each(['csv', 'json'] as const)('%s: any walk and any text comes back', (kind) => {
		fc.assert(
			fc.property(anyWalk, (one) => {
				expect(back([one], kind)).toEqual([one]);
			}),
			{ numRuns: 150 }
		);
	});

	test('no cell is a formula to a spreadsheet', () => {
		const notes = HOSTILE.map((text) => stepOf(['noted', '10-05 02:00', {}, text]));
		const one = walked('INC-20261005-001', [['reported', '10-05 01:00', REPORT]]);
		const csv = logbookCsv([{ id: one.id, events: [...one.events, ...notes] }]);
		for (const cell of csv.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=@]|^"?[+-][^\d]/);
	});

	test('a spreadsheet that saves with semicolons spoils nothing', () => {
		const csv = logbookCsv([PATHS[0] as Case])
			.replaceAll(',', ';')
			.replaceAll('\r\n', '\n');
		const read = logbookOf(`\ufeff${csv}`, LATE);
		expect('cases' in read && read.cases).toEqual([PATHS[0]]);
	});

	test('what is broken is refused with its place', () => {
		const csv = logbookCsv([PATHS[1] as Case]);
		const problem = (text: string) => {
			const read = logbookOf(text, LATE);
			return 'problem' in read ? read.problem : null;
		};
		expect(problem('Number,Opened\r\n1,2\r\n')).toEqual({ key: 'not_logbook' });
		expect(problem('{"schema":"rekap/policy@1"}')).toEqual({ key: 'not_logbook' });
		expect(problem('{"schema":')).toEqual({ key: 'broken' });
		expect(problem('{"schema":"rekap/logbook@1","steps":[null]}')).toEqual({
			key: 'bad_cell',
			row: 1,
			column: ''
		});
		expect(problem(csv.replace('matched', 'guessed'))).toEqual({
			key: 'bad_cell',
			row: 4,
			column: 'activity'
		});
		expect(problem(csv.replace('2026-10-05T02:00', '2026-13-05T02:00'))).toEqual({
			key: 'bad_cell',
			row: 5,
			column: 'at'
		});
		expect(problem(csv.replaceAll('2026-', '2028-'))).toEqual({ key: 'bad_cell', row: 1, column: 'at' });
		expect(problem(csv.replace('lamp red', 'x'.repeat(4_001)))).toEqual({
			key: 'bad_cell',
			row: 1,
			column: 'condition'
		});
		const [header = '', first = '', ...rest] = csv.split('\r\n');
		expect(problem([header, ...rest].join('\r\n'))).toEqual({ key: 'no_report', id: 'INC-20261005-002' });
		expect(problem([header, first, first].join('\r\n'))).toEqual({ key: 'twice', id: 'INC-20261005-002' });
	});

	test('keys that are not columns stay outside', () => {
		const json = logbookJson([PATHS[0] as Case]).replace(
			'"activity":"reported"',
			'"activity":"reported","__proto__":{"step":"closed"},"constructor":"x"'
		);
		const read = logbookOf(json, LATE);
		expect('cases' in read && read.cases).toEqual([PATHS[0]]);
		expect(({} as Record<string, unknown>)['step']).toBeUndefined();
	});
});

describe('in the dashboard', () => {
	const figures = async (name: string, content: string) => {
		const { db, files, as_of } = await loaded([{ name, content }], { zone: 'Asia/Jakarta' });
		await prepare(db, DEFAULT_POLICY);
		return { db, files, as_of, metrics: await measure(db, {}) };
	};

	test.each(['csv', 'json'] as const)(
		'%s is known by its header, and each path counts as it went',
		async (kind) => {
			const { db, files, as_of, metrics } = await figures(`log.${kind}`, written[kind](PATHS));
			const steps = PATHS.flatMap(({ events }) => events).length;
			expect(files[0]).toMatchObject({
				format: 'rekap_logbook',
				rows: steps,
				events: steps,
				incidents: 6,
				refused: 0,
				duplicates: 0,
				unknown_states: 0,
				unparsed_dates: 0
			});
			expect(as_of.toISOString()).toBe('2026-10-05T12:00:00.000Z');
			const value = (name: string) => {
				const { value, n, numerator } = metrics.get(name as 'recap.occurred') ?? {};
				return [value, n, numerator];
			};
			expect(value('recap.occurred')[0]).toBe(5);
			expect(value('recap.service_requests')[0]).toBe(1);
			expect(value('recap.resolved')[0]).toBe(4);
			expect(value('recap.unresolved')[0]).toBe(1);
			// 002, 003 and 006 in time, 004 after nine hours; 005 has four of its eight left
			expect(value('sla.resolution.rate')).toEqual([3 / 4, 4, 3]);
			// 003 waited 45 minutes of its 30
			expect(value('sla.response.rate')).toEqual([4 / 5, 5, 4]);
			expect(value('escalation.functional.rate')).toEqual([1 / 5, 5, 1]);
			expect(value('escalation.hierarchical.rate')).toEqual([1 / 5, 5, 1]);
			expect(value('escalation.transfers.mean')).toEqual([2 / 5, 5, 2]);
			expect(value('escalation.time_to_first.median')[0]).toBe(30);
			expect(value('escalation.first_line.rate')).toEqual([3 / 4, 4, 3]);
			expect(value('reopen.rate')).toEqual([1 / 4, 4, 1]);
			// 003 was confirmed and closed an hour after, 002 a quarter of an hour, 006 half an hour
			expect(value('closure.rechecked.rate')).toEqual([1, 3, 3]);
			expect(value('priority.consistency.rate')).toEqual([1, 5, 5]);
			expect(value('documentation.knowledge.rate')).toEqual([2 / 4, 4, 2]);
			const rows = await db.rows<Record<string, Date | string | number | null>>(
				`SELECT incident_id, opened_at, acknowledged_at, resolved_at, closed_at, reopen_count, reassignment_count, assignment_group, support_tier, record_type, cause
			FROM incident ORDER BY 1`
			);
			const plain = (cell: Date | string | number | null | undefined) =>
				cell instanceof Date ? cell.toISOString().replace('.000Z', 'Z') : (cell ?? null);
			for (const [i, one] of PATHS.entries()) {
				const { opened_at, acknowledged_at, resolved_at, closed_at, ...standing } = stateOf(one);
				expect(
					Object.fromEntries(Object.entries(rows[i] ?? {}).map(([name, cell]) => [name, plain(cell)]))
				).toEqual({
					incident_id: one.id,
					opened_at,
					acknowledged_at,
					resolved_at,
					closed_at,
					reopen_count: standing.reopen_count,
					reassignment_count: standing.transfer_count,
					assignment_group: standing.assignment_group,
					support_tier: standing.support_tier,
					record_type: standing.is_request ? 'service_request' : 'incident',
					cause: standing.data.cause ?? null
				});
			}
		}
	);

	test('the verdicts are those that the logbook gave', async () => {
		const { db } = await figures('log.csv', logbookCsv(PATHS));
		const verdicts = await db.rows<{ id: string; resolution: string | null; response: string | null }>(
			`SELECT incident_id AS id, sla_resolution::VARCHAR AS resolution, sla_response::VARCHAR AS response
			FROM fact JOIN incident USING (id) ORDER BY 1`
		);
		const word = (met: boolean | null | undefined) =>
			met === undefined ? null : met === null ? 'pending' : met ? 'met' : 'breached';
		expect(verdicts).toEqual(
			PATHS.map((one) => {
				const { response, resolution } = dueOf(one, DEFAULT_POLICY, 'Asia/Jakarta');
				return { id: one.id, resolution: word(resolution?.met), response: word(response?.met) };
			})
		);
	});

	test('a withdrawn step counts for nothing', async () => {
		const handed = PATHS[4] as Case;
		const raised = handed.events.at(-1)!;
		const withdrawal = stepOf(['withdrawn', '10-05 04:50', {}, 'the wrong one'], { withdraws: raised.id });
		const wrong: Case = { id: handed.id, events: [...handed.events, withdrawal] };
		const { metrics, db } = await figures('log.csv', logbookCsv([PATHS[2] as Case, wrong]));
		expect(metrics.get('escalation.hierarchical.rate')?.numerator).toBe(0);
		expect(
			await db.rows(`SELECT activity, state FROM event WHERE incident_id = '${wrong.id}' ORDER BY position`)
		).toEqual([
			{ activity: 'reported', state: 'new' },
			{ activity: 'classified', state: 'in_progress' },
			{ activity: 'prioritised', state: 'in_progress' },
			{ activity: 'examined', state: 'in_progress' },
			{ activity: null, state: null },
			{ activity: 'withdrawn', state: null }
		]);
	});

	test('shielded texts are shown as they were typed', async () => {
		const texts = HOSTILE.map((text) => cleaned(text)).filter((text) => !text.startsWith("'"));
		const cases = texts.map((description, i) =>
			walked(`INC-20261005-${String(i + 1).padStart(3, '0')}`, [
				['reported', '10-05 01:00', { ...REPORT, description }]
			])
		);
		const { db } = await figures('log.csv', logbookCsv(cases));
		const rows = await db.rows<{ description: string }>(
			'SELECT description FROM incident ORDER BY incident_id'
		);
		expect(rows.map(({ description }) => description)).toEqual(texts);
	});
});

describe('a shelf that two windows share', () => {
	const [, , one] = PATHS as [Case, Case, Case];
	const note = stepOf(['noted', '10-05 02:50', {}, 'called']);
	const before = { id: one.id, events: one.events.slice(0, 3) };

	test('loses no step of either, and takes none that does not fit any more', async () => {
		const shelf = memoryShelf([one]);
		const add = (fits: boolean) => shelf.add(one.id, before.events.length, [note], () => fits);
		expect(await add(false)).toEqual({ held: one, added: false });
		expect((await shelf.some([one.id]))[0]).toEqual(one);
		const { held, added } = await add(true);
		expect(added).toBe(true);
		expect(held.events.map(({ step }) => step)).toEqual([
			'reported',
			'classified',
			'prioritised',
			'noted',
			...one.events.slice(3).map(({ step }) => step)
		]);
	});

	test('asks nobody where nothing has changed', async () => {
		const shelf = memoryShelf([before]);
		const asked = vi.fn(() => false);
		expect((await shelf.add(before.id, 3, [note], asked)).held.events).toHaveLength(4);
		expect(asked).not.toHaveBeenCalled();
	});

	test('gives every report a number of its own', async () => {
		const shelf = memoryShelf();
		const report = one.events.slice(0, 1);
		const made = await Promise.all([1, 2, 3].map(() => shelf.begin('2026-10-05', report)));
		expect(made.map(({ id }) => id)).toEqual(['INC-20261005-001', 'INC-20261005-002', 'INC-20261005-003']);
	});
});

describe('a logbook where the browser keeps nothing', () => {
	const report: Taken = {
		at: time('10-05 20:00'),
		step: 'reported',
		role: 'service_desk',
		person: ' Dewi ',
		note: '',
		data: { ...REPORT, site: '' }
	};
	async function opened(): Promise<Logbook> {
		vi.useFakeTimers({ now: LATE });
		const logbook = new Logbook();
		await logbook.open('here');
		return logbook;
	}
	afterEach(() => {
		vi.useRealTimers();
	});

	test('works, says so, and numbers by the day of the site', async () => {
		const logbook = await opened();
		expect([logbook.status, logbook.kept]).toEqual(['open', false]);
		expect(await logbook.begin(report, 'Asia/Jakarta')).toEqual({ id: 'INC-20261006-001' });
		expect(await logbook.begin(report, 'Asia/Jakarta')).toEqual({ id: 'INC-20261006-002' });
		const [event] = logbook.cases.get('INC-20261006-001')?.events ?? [];
		expect(event).toMatchObject({ person: 'Dewi', noted_at: '2027-01-01T00:00:00Z' });
		expect(event?.data).toEqual(REPORT);
		expect(logbook.lastIn('service_desk')).toBe('Dewi');
		expect(
			await logbook.take('INC-20261006-001', {
				...report,
				step: 'classified',
				at: time('10-05 19:00'),
				data: {}
			})
		).toEqual({
			faults: [
				{ at: 'at', key: 'before_former' },
				{ at: 'record_type', key: 'missing' }
			]
		});
	});

	test('takes its own file back: what is here is joined, what only has the number gets another', async () => {
		const logbook = await opened();
		await logbook.bring(PATHS.slice(0, 2));
		const grown = PATHS.slice(1, 3);
		const stranger = walked('INC-20261005-001', [['reported', '10-05 09:00', REPORT]]);
		expect(await logbook.bring([...grown, stranger])).toEqual({ added: 2, joined: 1, renumbered: 1 });
		expect([...logbook.cases.keys()]).toEqual([
			'INC-20261005-001',
			'INC-20261005-002',
			'INC-20261005-003',
			'INC-20261005-004'
		]);
		expect(logbook.cases.get('INC-20261005-002')).toEqual(PATHS[1]);
		expect(logbook.cases.get('INC-20261005-004')?.events).toEqual(stranger.events);
		const read = logbook.read(await logbook.file().text());
		expect('cases' in read && read.cases).toHaveLength(4);
	});

	test('5,000 incidents: a step, the file and its way back take no time that anybody would notice', async () => {
		const logbook = await opened();
		vi.useRealTimers();
		const many = Array.from({ length: 5_000 }, (_, i): Case => {
			const one = PATHS[i % PATHS.length] as Case;
			const events = one.events.map((event) => ({ ...event, id: `${event.id}-${i}` }));
			return { id: `INC-20261005-${String(i + 1).padStart(3, '0')}`, events };
		});
		const took = async (work: () => unknown) => {
			const before = performance.now();
			await work();
			return performance.now() - before;
		};
		expect(await took(() => logbook.bring(many))).toBeLessThan(2_000);
		const note: Taken = { ...report, at: time('11-01 00:00'), step: 'noted', note: 'called', data: {} };
		expect(await took(() => logbook.take('INC-20261005-005', note))).toBeLessThan(100);
		const text = await logbook.file().text();
		expect(await took(() => logbook.file())).toBeLessThan(3_000);
		expect(await took(() => logbook.read(text))).toBeLessThan(6_000);
	});
});
