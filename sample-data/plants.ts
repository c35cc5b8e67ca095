import { dayFirst, HOUR } from './clock.ts';
import type { Fact, State } from './facts.ts';

const WORDS: Record<State, string> = {
	new: 'New',
	in_progress: 'In progress',
	on_hold: 'On hold',
	resolved: 'Resolved',
	closed: 'Closed',
	cancelled: 'Cancelled'
};

/** One row before it is written: cells by name, and what they mean. */
export interface Row {
	fact: Fact;
	/** When things would happen; which of it the row shows depends on its state. */
	plan: { acknowledged: number; resolved: number; closed: number };
	cells: Record<string, string>;
	/** Replaces the written line. */
	raw?: (line: string) => string;
	reason?: string;
	unparsed?: true;
	unknown?: string;
}

type Plant = (row: Row) => void;

const refuse = (reason: string, change: (cells: Record<string, string>) => void): Plant => {
	return (row) => {
		row.reason = reason;
		change(row.cells);
	};
};
const refuseLine = (reason: string, raw: (line: string) => string): Plant => {
	return (row) => {
		row.reason = reason;
		row.raw = raw;
	};
};
const describe = (text: string): Plant => {
	return ({ cells }) => {
		cells.Description = text;
	};
};
const unreadable = (
	column: 'Responded At' | 'Resolved At' | 'Closed At',
	text: string,
	state: State
): Plant => {
	return (row) => {
		settle(row, state, column === 'Resolved At' ? 'Resolved At' : undefined);
		row.cells[column] = text;
		row.unparsed = true;
		if (column === 'Responded At') row.fact.acknowledged = undefined;
		if (column === 'Closed At') row.fact.closed = undefined;
	};
};
const unknown = (word: string): Plant => {
	return (row) => {
		settle(row, 'in_progress');
		row.fact.state = null;
		row.cells.Status = word;
		row.unknown = word;
	};
};
const early = (column: 'Resolved At' | 'Closed At'): Plant => {
	return (row) => {
		settle(row, 'closed');
		const { fact } = row;
		if (column === 'Resolved At') fact.resolved = fact.finished = fact.opened - 2 * HOUR;
		else fact.closed = (fact.resolved ?? 0) - 3;
		row.cells = write(fact, row.cells.Description ?? '');
	};
};

/** The defects by row, counted from 1 below the header. */
export const PLANTS: Record<number, Plant> = {
	9: refuseLine('too_few_cells', (line) => line.split(';').slice(0, 8).join(';')),
	14: refuse('no_id', (cells) => (cells['Ticket No'] = '')),
	16: early('Resolved At'),
	17: ({ cells }) => (cells.Team = ''),
	19: refuse('bad_opened_at', (cells) => (cells['Reported At'] = '31/02/2026')),
	21: early('Closed At'),
	23: refuse('too_many_cells', (cells) => (cells.Description = 'Lampu LOS merah; hujan deras')),
	25: unreadable('Resolved At', 'besok', 'in_progress'),
	27: refuse('text_after_quote', (cells) => (cells.Description = '"Kabel putus"di tiang 7')),
	29: (row) => settle(row, 'closed', 'Resolved At'),
	33: refuse('bad_opened_at', (cells) => (cells['Reported At'] = 'kemarin')),
	36: unknown('Parkir'),
	38: refuse('no_opened_at', (cells) => (cells['Reported At'] = '')),
	44: describe('"Minta kompensasi; sudah 3 kali lapor"'),
	47: describe('Kabel 24" putus'),
	50: unreadable('Responded At', 'pagi tadi', 'closed'),
	53: ({ cells }) => (cells.Team = ''),
	58: early('Resolved At'),
	60: refuse('unclosed_quote', (cells) => (cells.Description = '"Siaran patah-patah')),
	64: early('Closed At'),
	66: describe('"Kata pelanggan ""mati total"" sejak pagi"'),
	71: refuseLine('too_few_cells', (line) => line.split(';').slice(0, 5).join(';')),
	75: describe('"Wi-Fi lambat; hanya di lantai 2"'),
	78: describe('STB 4" dan TV 32" mati'),
	80: unreadable('Resolved At', '31/4/2026 10:00', 'closed'),
	82: refuse('too_many_cells', (cells) => (cells.Team = 'Service Desk;Field Technicians')),
	84: unknown('Parkir'),
	88: refuse('text_after_quote', (cells) => (cells.Description = '"ONT rusak" sudah dicek')),
	93: refuse('no_id', (cells) => (cells['Ticket No'] = '')),
	94: (row) => settle(row, 'closed', 'Resolved At'),
	97: refuse('no_opened_at', (cells) => (cells['Reported At'] = '')),
	99: early('Resolved At'),
	101: refuse('bad_opened_at', (cells) => (cells['Reported At'] = '45/8/2026 10:00')),
	105: early('Closed At'),
	107: unknown('Entah'),
	112: unreadable('Closed At', 'lusa', 'resolved')
};

/** Puts a row into a state: the times that such a record holds, and the cells; `blank` leaves one time out. */
export function settle(row: Row, state: State, blank?: 'Resolved At'): void {
	const { fact, plan } = row;
	const ended = state === 'resolved' || state === 'closed';
	fact.state = state;
	fact.acknowledged = state === 'new' || state === 'cancelled' ? undefined : plan.acknowledged;
	fact.resolved = ended && !blank ? plan.resolved : undefined;
	fact.closed = state === 'closed' ? plan.closed : undefined;
	fact.finished = fact.resolved ?? fact.closed;
	fact.finishedFrom =
		fact.finished === undefined ? undefined : fact.resolved === undefined ? 'closed' : 'column';
	fact.everFinished = ended;
	row.cells = write(fact, row.cells.Description ?? '');
}

function write(fact: Fact, description: string): Record<string, string> {
	const time = (at: number | undefined): string => (at === undefined ? '' : dayFirst(at));
	return {
		'Ticket No': fact.id,
		'Reported At': time(fact.opened),
		'Responded At': time(fact.acknowledged),
		'Resolved At': time(fact.resolved),
		'Closed At': time(fact.closed),
		Category: fact.category ?? '',
		Priority: `P${fact.priority}`,
		Team: fact.category === 'Billing' ? 'Billing Back Office' : 'Service Desk',
		Status: fact.state === null ? '' : WORDS[fact.state],
		Description: description
	};
}
