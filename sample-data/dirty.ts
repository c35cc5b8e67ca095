import { minute } from './clock.ts';
import type { Fact, State } from './facts.ts';
import { PLANTS, settle, type Row } from './plants.ts';
import type { Random } from './random.ts';
import { FAULTS } from './world.ts';

const HEADER =
	'Ticket No;Reported At;Responded At;Resolved At;Closed At;Category;Priority;Team;Status;Description';
const CELLS = HEADER.split(';');
const ROWS = 120;
const FROM = minute('2026-08-01 06:00');
/** All of it happens in one month, so that a reader can follow the backlog by hand. */
const TO = minute('2026-08-31 22:47');

/** A row that must not become an incident. `line` is where it begins, counted from 1. */
interface Refused {
	line: number;
	reason: string;
	original: string;
}

/** dirty.csv and what its reader must find. */
export interface Dirty {
	text: string;
	facts: Fact[];
	asOf: number;
	accounting: {
		rows: number;
		incidents: number;
		refused: number;
		duplicates: number;
		not_rows: { title: number; blank: number; total: number };
		header_line: number;
		unknown_states: { count: number; words: Record<string, number> };
		unparsed_dates: number;
	};
	refused: Refused[];
}

/** A later row of the same id → the row that it replaces; the last one wins. */
const AGAIN: Record<number, number> = { 41: 12, 70: 30, 90: 52, 110: 70 };

/** Blank lines after a row. */
const BLANKS: Record<number, string[]> = { 20: [''], 55: [';;;;;;;;;'], 85: ['', ''] };

/** A list of one month that was kept by hand, with its defects. */
export function dirty(r: Random): Dirty {
	const rows = list(r);
	const lines = ['Rekap gangguan Agustus 2026;;;;;;;;;', ';;;;;;;;;', HEADER];
	const refused: Refused[] = [];
	for (const [place, { cells, raw, reason }] of rows.entries()) {
		const plain = CELLS.map((name) => cells[name] ?? '').join(';');
		const original = raw ? raw(plain) : plain;
		lines.push(original);
		if (reason) refused.push({ line: lines.length, reason, original });
		lines.push(...(BLANKS[place + 1] ?? []));
	}
	lines.push(`Total;${ROWS}`);

	const replaced = new Set(Object.values(AGAIN));
	const kept = rows.filter(({ reason }, place) => !reason && !replaced.has(place + 1));
	const words: Record<string, number> = {};
	for (const { unknown: word } of kept) if (word) words[word] = (words[word] ?? 0) + 1;
	const facts = kept.map(({ fact }) => fact);
	return {
		text: lines.map((line, place) => line + ending(place)).join(''),
		facts,
		asOf: Math.max(
			...facts.flatMap((fact) => [fact.opened, fact.acknowledged ?? 0, fact.resolved ?? 0, fact.closed ?? 0])
		),
		accounting: {
			rows: ROWS,
			incidents: kept.length,
			refused: refused.length,
			duplicates: replaced.size,
			not_rows: { title: 1, blank: 1 + Object.values(BLANKS).flat().length, total: 1 },
			header_line: 3,
			unknown_states: { count: Object.values(words).reduce((sum, count) => sum + count, 0), words },
			unparsed_dates: kept.filter(({ unparsed }) => unparsed).length
		},
		refused
	};
}

/** The file was put together on several machines. */
function ending(place: number): string {
	return place < 45 || (place > 85 && place % 2 === 0) ? '\r\n' : '\n';
}

function list(r: Random): Row[] {
	const rows: Row[] = [];
	let opened = FROM;
	for (let no = 1; no <= ROWS; no++) {
		opened += r.whole(120, 590);
		const fault = r.weighted(FAULTS);
		const fact: Fact = {
			id: `D-${String(no).padStart(4, '0')}`,
			request: false,
			opened,
			state: 'new',
			priority: r.whole(2, 5),
			category: fault.category,
			everFinished: false
		};
		const acknowledged = opened + r.whole(3, 240);
		const resolved = acknowledged + Math.ceil(r.spread(500, 1));
		const plan = { acknowledged, resolved, closed: resolved + Math.ceil(r.spread(300, 0.8)) };
		const row: Row = { fact, plan, cells: { Description: fault.text } };
		settle(row, natural(row, no));
		const earlier = rows[(AGAIN[no] ?? 0) - 1];
		if (earlier) again(row, earlier);
		rows.push(row);
	}
	for (const [no, plant] of Object.entries(PLANTS)) {
		const row = rows[Number(no) - 1];
		if (row) plant(row);
	}
	for (const { fact, cells } of rows) {
		fact.description = cells.Description;
		fact.group = cells.Team || undefined;
		fact.started = fact.acknowledged;
	}
	return rows;
}

/** What the desk would have written at the end of the month. */
function natural({ plan: { acknowledged, resolved, closed } }: Row, no: number): State {
	if (no % 23 === 0) return 'cancelled';
	if (acknowledged > TO) return 'new';
	if (no % 19 === 0) return 'on_hold';
	if (no % 13 === 0 || resolved > TO) return 'in_progress';
	return no % 7 === 0 || closed > TO ? 'resolved' : 'closed';
}

/** The same incident written down again, later; the earlier row was still open. */
function again(row: Row, earlier: Row): void {
	settle(earlier, 'in_progress');
	const { id, opened, priority, category } = earlier.fact;
	row.fact = { ...row.fact, id, opened, priority, category };
	row.plan.acknowledged = earlier.plan.acknowledged;
	row.cells.Description = earlier.cells.Description ?? '';
	settle(row, 'closed');
}
