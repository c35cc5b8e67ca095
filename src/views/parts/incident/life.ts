import type { Card } from '../../../metrics/check/card.ts';

/** One moment in an incident's life. */
export interface Moment {
	at: Date;
	/** what the record says, what an event says, or when a target runs out */
	kind:
		| 'opened'
		| 'occurred'
		| 'acknowledged'
		| 'resolved'
		| 'closed'
		| 'event'
		| 'response_due'
		| 'resolution_due'
		| 'as_of';
	/** of an event, or of the one that the record's own time stands for */
	event: Card['events'][number] | null;
	/** of a target: kept or lost; null as long as neither is known */
	kept: boolean | null;
	/** minutes since it was opened; negative where before */
	minutes: number;
}

const ORDER: readonly Moment['kind'][] = [
	'occurred',
	'opened',
	'event',
	'acknowledged',
	'resolved',
	'closed',
	'response_due',
	'resolution_due',
	'as_of'
];

const kept = (verdict: 'met' | 'breached' | 'pending' | null) =>
	verdict === 'met' ? true : verdict === 'breached' ? false : null;

/** States in which an event stands for a time of the record. */
const STATES: Partial<Record<Moment['kind'], readonly string[]>> = {
	opened: ['new'],
	acknowledged: ['in_progress'],
	resolved: ['resolved'],
	closed: ['closed']
};

const isAt = ({ at }: Card['events'][number], time: Date) => at?.getTime() === time.getTime();
const fits = ({ state }: Card['events'][number], states: readonly string[]) =>
	state !== null && states.includes(state);

/** All moments of a card in the order of time; null where it is not known when it was opened. */
export function lifeOf(card: Card): Moment[] | null {
	const times = new Map(card.fields.map(({ field, value }) => [field as string, value]));
	const timeOf = (field: string) => {
		const value = times.get(field);
		return value instanceof Date ? value : null;
	};
	const opened = timeOf('opened_at');
	if (!opened) return null;
	const { target, verdicts } = card;
	const moments: [Moment['kind'], Date | null | undefined, boolean | null][] = [
		['occurred', timeOf('occurred_at'), null],
		['opened', opened, null],
		['acknowledged', timeOf('acknowledged_at'), kept(verdicts.response)],
		['resolved', card.resolved_at, kept(verdicts.resolution)],
		['closed', card.closed_at, null],
		['response_due', target?.response_due, kept(verdicts.response)],
		['resolution_due', target?.resolution_due, kept(verdicts.resolution)],
		['as_of', card.standing === 'open' ? card.as_of : null, null]
	];
	const left = new Set(card.events);
	/** The event that says the same as a time of the record is not told twice. */
	const eventOf = (kind: Moment['kind'], at: Date) => {
		const states = STATES[kind];
		const found = states && [...left].find((event) => isAt(event, at) && fits(event, states));
		if (found) left.delete(found);
		return found ?? null;
	};
	const told = moments.flatMap(([kind, at, ruling]) =>
		at ? [{ kind, at, event: eventOf(kind, at), kept: ruling }] : []
	);
	const events = [...left].flatMap((event) =>
		event.at ? [{ kind: 'event' as const, at: event.at, event, kept: null }] : []
	);
	return [...told, ...events]
		.map((one) => ({ ...one, minutes: (one.at.getTime() - opened.getTime()) / 60_000 }))
		.sort(
			(a, b) =>
				a.minutes - b.minutes ||
				(a.event && b.event ? a.event.position - b.event.position : 0) ||
				ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)
		);
}
