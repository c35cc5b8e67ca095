import { wall } from './clock.ts';
import type { End, Life } from './life.ts';
import { TIER, type Team } from './world.ts';
import { ticket } from './year.ts';

const HEADER = [
	'Ticket No',
	'Event At',
	'Activity',
	'Status',
	'Team',
	'Tier',
	'Assigned To',
	'Reported At',
	'Responded At',
	'Resolved At',
	'Closed At',
	'Record Type',
	'Category',
	'Subcategory',
	'Service',
	'Priority',
	'Impact',
	'Urgency',
	'Channel',
	'Branch',
	'Segment',
	'Customer ID',
	'Description',
	'Root Cause',
	'Resolution',
	'Closure Code',
	'Knowledge Ref',
	'Problem Ref',
	'Parent Ticket',
	'Escalated'
] as const;

type Cells = Partial<Record<(typeof HEADER)[number], string | number | undefined>>;

/** One row of the log: a time, and what became known or changed then. */
interface Row {
	at: number;
	cells: Cells;
}

/** desk.csv: the rows of all lives by time; rows of one minute stand in the order of life. */
export function eventLog(lives: readonly Life[]): string {
	const rows = lives
		.flatMap((life) => rowsOf(life).map(({ at, cells }) => ({ at, id: ticket(life.no), cells })))
		.sort((a, b) => a.at - b.at);
	const lines = rows.map(({ at, id, cells }) => {
		const full: Cells = { ...cells, 'Ticket No': id, 'Event At': wall(at) };
		return HEADER.map((name) => full[name] ?? '').join(',');
	});
	return `${[HEADER.join(','), ...lines].join('\n')}\n`;
}

/** The rows of one life, in order. */
export function rowsOf(life: Life): Row[] {
	const rows: Row[] = [{ at: life.opened, cells: logged(life) }];
	const add = (at: number, activity: string, cells: Cells): void => {
		rows.push({ at, cells: { Activity: activity, ...cells } });
	};
	const [first, ...later] = life.stays;
	if (life.answered) {
		const { at, noted } = life.answered;
		const team = first && first.at > life.opened ? group(first.team) : {};
		add(at, 'Responded', {
			Status: 'In progress',
			...team,
			'Assigned To': first?.person,
			'Responded At': noted ? wall(at) : undefined
		});
	}
	const [, corrected] = life.priorities;
	if (corrected) add(corrected.at, 'Reprioritised', { Priority: `P${corrected.value}` });
	let tier = first ? TIER[first.team] : 1;
	for (const { at, team, person } of later) {
		const activity = TIER[team] > tier ? 'Escalated' : TIER[team] < tier ? 'Returned' : 'Transferred';
		add(at, activity, { ...group(team), 'Assigned To': person });
		tier = TIER[team];
	}
	if (life.handover) add(life.handover.at, 'Reassigned', { 'Assigned To': life.handover.person });
	if (life.hold) {
		const { from, to, vendor } = life.hold;
		add(from, vendor ? 'Wait vendor' : 'Wait customer', { Status: 'On hold' });
		if (to !== undefined) add(to, 'Resumed', { Status: 'In progress' });
	}
	if (life.told !== undefined) add(life.told, 'To management', { Escalated: 'Y' });
	for (const [place, last] of life.ends.entries()) {
		const notes: Cells =
			place > 0
				? {}
				: {
						'Root Cause': life.notes.cause,
						Resolution: life.notes.action,
						'Closure Code': life.notes.code,
						'Knowledge Ref': life.notes.knowledge,
						'Problem Ref': life.notes.problem
					};
		ending(last, notes, add);
	}
	if (life.cancelled !== undefined) add(life.cancelled, 'Cancelled', { Status: 'Cancelled' });
	return rows.sort((a, b) => a.at - b.at);
}

function logged(life: Life): Cells {
	const { written } = life;
	const [first] = life.stays;
	const [priority] = life.priorities;
	return {
		Activity: 'Logged',
		Status: 'New',
		...(first?.at === life.opened ? group(first.team) : {}),
		'Reported At': wall(life.opened),
		'Record Type': life.request ? 'Service Request' : 'Incident',
		Category: written.category,
		Subcategory: written.subcategory,
		Service: written.service,
		Priority: priority && `P${priority.value}`,
		Impact: written.impact,
		Urgency: written.urgency,
		Channel: written.channel,
		Branch: written.branch,
		Segment: written.segment,
		'Customer ID': written.customer,
		Description: written.description,
		'Parent Ticket': life.parent && ticket(life.parent),
		Escalated: 'N'
	};
}

function group(team: Team): Cells {
	return { Team: team, Tier: TIER[team] };
}

/** A closing in the very minute of the resolution is one row: nobody looked again. */
function ending(last: End, notes: Cells, add: (at: number, activity: string, cells: Cells) => void): void {
	const resolvedAt = last.resolvedCell === undefined ? undefined : wall(last.resolvedCell);
	const closedAt = last.closedCell === undefined ? undefined : wall(last.closedCell);
	if (last.closed === last.resolved) {
		add(last.resolved, 'Closed', {
			Status: 'Closed',
			'Resolved At': resolvedAt,
			'Closed At': closedAt,
			...notes
		});
	} else {
		add(last.resolved, 'Resolved', { Status: 'Resolved', 'Resolved At': resolvedAt, ...notes });
		if (last.confirmed !== undefined) add(last.confirmed, 'Confirmed', {});
		if (last.closed !== undefined) add(last.closed, 'Closed', { Status: 'Closed', 'Closed At': closedAt });
	}
	if (last.reopened !== undefined) add(last.reopened, 'Reopened', { Status: 'In progress' });
}
