import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleFiles } from '../../sample-data/files.ts';

const FOLDER = new URL('../../sample-data/', import.meta.url);
const RESPONSE = [15, 30, 120, 480, 1440];
const RESOLUTION = [60, 480, 1440, 2880, 7200];

interface Figure {
	value: number | null;
	numerator?: number;
	n?: number;
	met?: number;
	breached?: number;
	pending?: number;
}
interface Side {
	metrics: Record<string, Figure>;
	mix: { incidents: number } & Record<'channel' | 'branch' | 'category', Record<string, number>>;
}
interface Answers {
	as_of: string;
	rows: number;
	incidents: number;
	refused: number;
	duplicates: number;
	metrics: Record<string, Figure>;
	monthly: Record<string, string | number>[];
}
type Row = Record<string, string>;

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const answers = <T>(name: string): T => JSON.parse(read(`${name}.answers.json`)) as T;
/** Minutes of a time in a file; `shift` hours are added. */
const minutes = (text = '', shift = 0): number =>
	Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000 + shift * 60;
const at = (text: string | undefined): number | undefined => (text ? minutes(text) : undefined);
const count = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length;
const median = (list: number[]): number => {
	const sorted = list.toSorted((a, b) => a - b);
	const half = sorted.length / 2;
	return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
};

test('the generator gives the committed files, byte for byte', () => {
	const files = sampleFiles();
	const kept = readdirSync(FOLDER).filter((name) => /\.(csv|json)$/.test(name));
	expect(Object.keys(files).toSorted()).toEqual(kept.toSorted());
	for (const [name, text] of Object.entries(files)) expect(text === read(name), name).toBe(true);
});

describe('desk.csv, read again', () => {
	const text = read('desk.csv');
	const [header = '', ...lines] = text.trimEnd().split('\n');
	const names = header.split(',');
	const rows = lines.map((line) => line.split(','));
	const known = answers<Answers>('desk');
	const cases = new Map<string, Row[]>();
	for (const cells of rows) {
		const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
		cases.set(row['Ticket No'] ?? '', [...(cases.get(row['Ticket No'] ?? '') ?? []), row]);
	}
	const all = [...cases.values()].map((events) => {
		const last: Row = {};
		for (const row of events) for (const name of names) if (row[name]) last[name] = row[name];
		const groups = events.map((row) => row.Team).filter(Boolean);
		const folded = groups.filter((group, i) => group !== groups[i - 1]);
		const states = events.map((row) => row.Status ?? '').filter(Boolean);
		const ended = ['Resolved', 'Closed'].includes(last.Status ?? '');
		let run = states.length;
		while (ended && ['Resolved', 'Closed'].includes(states[run - 1] ?? '')) run--;
		const began = events.filter((row) => row.Status)[run]?.['Event At'];
		const opened = minutes(last['Reported At']);
		const moved = events.filter((row) => row.Team).find((row) => row.Team !== groups[0]);
		return {
			last,
			folded,
			opened,
			ended,
			recorded: ended ? at(last['Resolved At']) : undefined,
			finished: ended ? minutes(last['Resolved At'] ?? began) : undefined,
			closed: at(last['Closed At']),
			reopened: states.some(
				(state, i) => state === 'In progress' && ['Resolved', 'Closed'].includes(states[i - 1] ?? '')
			),
			cancelled: last.Status === 'Cancelled' ? at(events.at(-1)?.['Event At']) : undefined,
			firstMove: moved && minutes(moved['Event At']) - opened
		};
	});
	const incidents = all.filter(({ last }) => last['Record Type'] === 'Incident');
	const scope = incidents.filter(({ cancelled }) => cancelled === undefined);
	const open = scope.filter(({ finished }) => finished === undefined);
	const sound = scope.filter(({ recorded, opened }) => recorded === undefined || recorded >= opened);
	const asOf = Math.max(
		...lines.flatMap((line) => (line.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g) ?? []).map((t) => minutes(t)))
	);
	const target = (list: number[], row: Row): number | undefined =>
		list[Number((row.Priority ?? '').slice(1)) - 1];

	test('is small, whole, in the order of time, and repeats no row', () => {
		expect(text.length).toBeLessThan(3_200_000);
		expect(text).not.toMatch(/["\r]/);
		expect(rows.every((cells) => cells.length === names.length)).toBe(true);
		const times = rows.map((cells) => cells[1] ?? '');
		expect(times.every((time, i) => i === 0 || time >= (times[i - 1] ?? ''))).toBe(true);
		expect(new Set(lines).size).toBe(lines.length);
	});

	test('rows and states', () => {
		expect([rows.length, cases.size]).toEqual([known.rows, known.incidents]);
		expect(asOf).toBe(minutes(known.as_of.slice(0, 16), 7));
		const value = (name: string): unknown => known.metrics[name]?.value;
		expect(incidents.length).toBe(value('recap.occurred'));
		expect(all.length - incidents.length).toBe(value('recap.service_requests'));
		expect(incidents.length - scope.length).toBe(value('recap.cancelled'));
		expect(scope.length - open.length).toBe(value('recap.resolved'));
		expect(open.length).toBe(value('recap.unresolved'));
		expect(scope.length - sound.length).toBe(value('quality.negative_duration'));
		expect(count(scope, (one) => (one.closed ?? Infinity) < (one.finished ?? 0))).toBe(
			value('quality.closed_before_resolved')
		);
		expect(count(scope, (one) => one.ended && one.recorded === undefined)).toBe(
			value('quality.finish_from_events')
		);
	});

	test('hand-overs, reopenings, management', () => {
		const numerator = (name: string): unknown => known.metrics[name]?.numerator;
		const moved = scope.filter(({ folded }) => folded.length > 1);
		expect(moved.length).toBe(numerator('escalation.functional.rate'));
		expect(scope.reduce((sum, { folded }) => sum + Math.max(0, folded.length - 1), 0)).toBe(
			numerator('escalation.transfers.mean')
		);
		expect(count(scope, ({ folded }) => folded.some((team, i) => team === folded[i + 2]))).toBe(
			numerator('escalation.ping_pong.rate')
		);
		expect(count(scope, ({ last }) => last.Escalated === 'Y')).toBe(
			numerator('escalation.hierarchical.rate')
		);
		expect(count(scope, ({ reopened }) => reopened)).toBe(numerator('reopen.rate'));
		expect(count(scope, (one) => one.ended && one.folded.length < 2 && !one.reopened)).toBe(
			numerator('fcr.rate')
		);
		expect(median(moved.map(({ firstMove }) => firstMove ?? NaN))).toBe(
			known.metrics['escalation.time_to_first.median']?.value
		);
	});

	test('targets and times', () => {
		const verdicts = sound.flatMap(({ last, opened, finished }) => {
			const allowed = target(RESOLUTION, last);
			if (allowed === undefined) return [];
			if (finished !== undefined) return finished - opened <= allowed ? 'met' : 'breached';
			return asOf - opened > allowed ? 'breached' : 'pending';
		});
		const answered = sound.flatMap(({ last, opened, finished }) => {
			const allowed = target(RESPONSE, last);
			const responded = at(last['Responded At']);
			if (allowed === undefined) return [];
			if (responded !== undefined) return responded - opened <= allowed ? 'met' : 'breached';
			return finished !== undefined || asOf - opened > allowed ? 'breached' : 'pending';
		});
		for (const [name, list] of [
			['sla.resolution.rate', verdicts],
			['sla.response.rate', answered]
		] as const) {
			for (const verdict of ['met', 'breached', 'pending'] as const) {
				expect(count(list, (one) => one === verdict)).toBe(known.metrics[name]?.[verdict]);
			}
		}
		const spans = sound.flatMap(({ recorded, opened }) => (recorded === undefined ? [] : recorded - opened));
		expect(spans.length).toBe(known.metrics['time.resolution.mean']?.n);
		expect(median(spans)).toBe(known.metrics['time.resolution.median']?.value);
		expect(spans.reduce((sum, span) => sum + span, 0) / spans.length).toBe(
			known.metrics['time.resolution.mean']?.value
		);
	});

	test('backlog and months', () => {
		const ages = open.map(({ opened }) => (asOf - opened) / 1440);
		const bands = { d1: 1, d3: 3, d7: 7, d30: 30, more: Infinity };
		let from = -1;
		for (const [band, to] of Object.entries(bands)) {
			const inside = count(ages, (age) => age > from && age <= to);
			expect(inside).toBe(known.metrics[`backlog.age.${band}`]?.value);
			expect(inside).toBeGreaterThan(0);
			from = to;
		}
		const month = (time: number | undefined): string =>
			time === undefined ? '' : new Date(time * 60_000).toISOString().slice(0, 7);
		let left = 0;
		for (const line of known.monthly) {
			const opened = count(incidents, (one) => month(one.opened) === line.month);
			const resolved = count(scope, (one) => month(one.finished) === line.month);
			const closed = count(scope, (one) => one.last.Status === 'Closed' && month(one.closed) === line.month);
			left += opened - resolved - count(incidents, (one) => month(one.cancelled) === line.month);
			expect(line).toMatchObject({ opened, resolved, closed, backlog_end: left });
		}
		expect(known.monthly.length).toBe(12);
		expect(left).toBe(open.length);
	});

	test('the mass outage is one parent with its children of one day and branch', () => {
		const children = incidents.filter(({ last }) => last['Parent Ticket']);
		expect(children.length).toBe(120);
		expect(new Set(children.map(({ last }) => last['Parent Ticket'])).size).toBe(1);
		expect(
			new Set(children.map(({ last }) => `${last.Branch} ${last['Reported At']?.slice(0, 10)}`))
		).toEqual(new Set(['Tegal 2026-03-14']));
	});
});

describe('the SOP start', () => {
	const { before, after } = answers<{ before: Side; after: Side }>('desk');
	const change = (name: string): number =>
		(after.metrics[name]?.value ?? NaN) - (before.metrics[name]?.value ?? NaN);

	test.each([
		['sla.resolution.rate', 0.12],
		['sla.response.rate', 0.12],
		['filled.category', 0.03],
		['filled.impact', 0.3],
		['filled.urgency', 0.3],
		['categorization.rate', 0.1],
		['priority.consistency.rate', 0.2],
		['documentation.diagnosis.rate', 0.35],
		['documentation.resolution.rate', 0.1],
		['documentation.knowledge.rate', 0.25],
		['closure.rechecked.rate', 0.3],
		['proactive.rate', 0.1],
		['escalation.hierarchical.rate', 0.05]
	])('%s rises by more than %d', (name, least) => expect(change(name)).toBeGreaterThan(least));

	test.each([
		['escalation.ping_pong.rate', 0.04],
		['reopen.rate', 0.03],
		['time.response.median', 8],
		['time.resolution.median', 300],
		['escalation.time_to_first.median', 200]
	])('%s falls by more than %d', (name, least) => expect(change(name)).toBeLessThan(-least));

	/** Chi-square over the number of free cells: about 1 where only chance differs. */
	const unlike = (a: Record<string, number>, b: Record<string, number>, leave: string[]): number => {
		const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !leave.includes(key));
		const sum = (mix: Record<string, number>): number =>
			keys.reduce((total, key) => total + (mix[key] ?? 0), 0);
		const [na, nb] = [sum(a), sum(b)];
		return (
			keys.reduce((total, key) => {
				const share = ((a[key] ?? 0) + (b[key] ?? 0)) / (na + nb);
				const part = (mix: Record<string, number>, n: number): number =>
					((mix[key] ?? 0) - n * share) ** 2 / (n * share);
				return total + part(a, na) + part(b, nb);
			}, 0) /
			(keys.length - 1)
		);
	};

	test('branches, channels but monitoring, categories but Other, and cancellations stay as they were', () => {
		expect(unlike(before.mix.branch, after.mix.branch, [])).toBeLessThan(2.5);
		expect(unlike(before.mix.channel, after.mix.channel, ['Monitoring'])).toBeLessThan(2.5);
		expect(unlike(before.mix.category, after.mix.category, ['Other', ''])).toBeLessThan(2.5);
		const cancelled = ({ metrics, mix }: Side): Record<string, number> => {
			const value = metrics['recap.cancelled']?.value ?? 0;
			return { cancelled: value, kept: mix.incidents - value };
		};
		expect(unlike(cancelled(before), cancelled(after), [])).toBeLessThan(4);
	});

	test('volume follows its trend through the start', () => {
		const perDay = [before.mix.incidents / 212, after.mix.incidents / 153];
		// 34 % a year from middle to middle of the two periods, half a year apart
		expect((perDay[1] ?? 0) / (perDay[0] ?? 1)).toBeCloseTo(1.155, 1);
	});
});

test('servicenow.json, read again', () => {
	const known = answers<Answers>('servicenow');
	const text = read('servicenow.json');
	const { records } = JSON.parse(text) as { records: Row[] };
	expect(text.length).toBeLessThan(600_000);
	expect(records.length).toBe(known.rows);
	expect(records.every((record) => Object.values(record).every((value) => typeof value === 'string'))).toBe(
		true
	);
	expect(new Set(records.map(({ number }) => number)).size).toBe(records.length);
	const asOf = minutes(known.as_of.slice(0, 16));
	expect(Math.max(...records.map((record) => minutes(record.sys_updated_on)))).toBe(asOf);

	const scope = records.filter(({ state }) => state !== '8');
	const open = scope.filter(({ state }) => !['6', '7'].includes(state ?? ''));
	expect(records.length - scope.length).toBe(known.metrics['recap.cancelled']?.value);
	expect(open.length).toBe(known.metrics['backlog.open']?.value);
	expect(count(scope, ({ reassignment_count }) => Number(reassignment_count) > 0)).toBe(
		known.metrics['escalation.functional.rate']?.numerator
	);
	expect(count(scope, ({ reopen_count }) => Number(reopen_count) > 0)).toBe(
		known.metrics['reopen.rate']?.numerator
	);
	expect(count(scope, ({ made_sla }) => made_sla === 'true')).toBe(
		known.metrics['sla.reported.rate']?.numerator
	);
	const verdicts = scope.map((record) => {
		const opened = minutes(record.opened_at);
		const allowed = RESOLUTION[Number(record.priority) - 1];
		const end = ['6', '7'].includes(record.state ?? '')
			? (at(record.resolved_at) ?? at(record.closed_at))
			: undefined;
		if (allowed === undefined || (record.resolved_at && (end ?? 0) < opened)) return undefined;
		if (end !== undefined) return end - opened <= allowed ? 'met' : 'breached';
		return asOf - opened > allowed ? 'breached' : 'pending';
	});
	for (const verdict of ['met', 'breached', 'pending'] as const) {
		expect(count(verdicts, (one) => one === verdict)).toBe(known.metrics['sla.resolution.rate']?.[verdict]);
	}
	for (const record of scope.filter(({ calendar_duration }) => calendar_duration)) {
		expect(minutes(record.calendar_duration)).toBe(minutes(record.resolved_at) - minutes(record.opened_at));
	}
});

describe('dirty.csv, read again', () => {
	const known = answers<
		Answers & {
			not_rows: Record<'title' | 'blank' | 'total', number>;
			header_line: number;
			refused_rows: { line: number; reason: string; original: string }[];
			unparsed_dates: number;
			unknown_states: { count: number; words: Record<string, number> };
		}
	>('dirty');
	const text = read('dirty.csv');
	const lines = text.split(/\r?\n/).slice(0, -1);

	test('every line is accounted for', () => {
		const { title, blank, total } = known.not_rows;
		expect(lines.length).toBe(known.rows + title + blank + total + 1);
		expect(known.rows).toBe(known.incidents + known.refused + known.duplicates);
		expect(known.refused_rows.length).toBe(known.refused);
		expect(count(lines, (line) => /^;*$/.test(line))).toBe(blank);
		expect(lines[known.header_line - 1]).toMatch(/^Ticket No;/);
		expect(text).toMatch(/\r\n/);
		expect(text).toMatch(/[^\r]\n/);
	});

	test('each refused line stands where the answers say, with the defect they name', () => {
		const shows: Record<string, (line: string) => boolean> = {
			too_few_cells: (line) => line.split(';').length < 10,
			too_many_cells: (line) => line.split(';').length > 10 && !line.includes('"'),
			text_after_quote: (line) => /;"[^"]*"[^;]/.test(line),
			unclosed_quote: (line) => (line.match(/"/g) ?? []).length === 1 && line.includes(';"'),
			no_id: (line) => line.startsWith(';'),
			no_opened_at: (line) => line.split(';')[1] === '',
			bad_opened_at: (line) => !/^([12]?\d|3[01])\/8\/2026 \d\d:\d\d$/.test(line.split(';')[1] ?? '')
		};
		for (const { line, reason, original } of known.refused_rows) {
			expect(lines[line - 1]).toBe(original);
			expect(shows[reason]?.(original), `${line} ${reason}`).toBe(true);
		}
		expect(new Set(known.refused_rows.map(({ reason }) => reason))).toEqual(new Set(Object.keys(shows)));
	});

	test('the rows that are left hold the incidents, each in its last row', () => {
		const refused = new Set(known.refused_rows.map(({ line }) => line));
		const kept = new Map<string, string[]>();
		for (const [place, line] of lines.entries()) {
			if (!line.startsWith('D-') || refused.has(place + 1)) continue;
			const cells = line.split(/;(?=(?:[^"]|"[^"]*")*$)/);
			kept.set(cells[0] ?? '', line.includes(' 24"') || line.includes(' 4"') ? line.split(';') : cells);
		}
		expect(kept.size).toBe(known.incidents);
		const rows = [...kept.values()];
		expect(rows.every((cells) => cells.length === 10)).toBe(true);
		const dates = rows.flatMap((cells) => cells.slice(1, 5)).filter(Boolean);
		expect(count(dates, (cell) => !/^([12]?\d|3[01])\/8\/2026 \d\d:\d\d$/.test(cell))).toBe(
			known.unparsed_dates
		);
		const words = ['New', 'In progress', 'On hold', 'Resolved', 'Closed', 'Cancelled'];
		const strange = rows.map((cells) => cells[8] ?? '').filter((word) => !words.includes(word));
		expect(strange.length).toBe(known.unknown_states.count);
		expect(new Set(strange)).toEqual(new Set(Object.keys(known.unknown_states.words)));
		expect(count(rows, (cells) => cells[8] === 'Cancelled')).toBe(known.metrics['recap.cancelled']?.value);
		expect(count(rows, (cells) => ['Resolved', 'Closed'].includes(cells[8] ?? ''))).toBe(
			known.metrics['recap.resolved']?.value
		);
	});
});
