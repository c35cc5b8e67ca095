import type { Cell, Database, QueryOptions, Row } from '../../engine/database.ts';
import { dueAt } from '../../model/calendar.ts';
import { INCIDENT_FIELDS, type IncidentField } from '../../model/fields.ts';
import type { Filter } from '../../model/filter.ts';
import type { Calendar } from '../../model/policy.ts';
import { RULES, type RuleId } from '../../model/rules.ts';
import { policyOf } from '../prepare.ts';
import type { Missing } from '../types.ts';
import standing from './card.sql?raw';
import life from './life.sql?raw';
import pauses from './pauses.sql?raw';
import { lackings, ruled } from './ruling.ts';

/** One update of an incident; null where it says nothing of that. */
export interface CardEvent {
	/** 1.. in the order that the format prescribes */
	position: number;
	at: Date | null;
	activity: string | null;
	state: string | null;
	assignment_group: string | null;
	support_tier: number | null;
	resource: string | null;
	priority: number | null;
}

/** One rule and one incident. */
export interface Ruling {
	rule: RuleId;
	/** null: does not apply, or nothing tells */
	kept: boolean | null;
	/** what the whole data set lacks for it; null where it has all */
	missing: Missing | null;
}

type Verdict = 'met' | 'breached' | 'pending' | null;

/** The target that holds for an incident. */
export interface CardTarget {
	/** which of the policy's special targets, counted from 1; null = that of the priority */
	special: number | null;
	response_minutes: number | null;
	resolution_minutes: number | null;
	/** when the clock has run so long, pauses as far as known; null without such a target, or where only the sum of the pauses is known */
	response_due: Date | null;
	resolution_due: Date | null;
}

/** One incident whole: what is drawn of its life. Times in UTC, minutes on the policy's clock. */
export interface Card {
	incident_id: string;
	/** canonical columns that are filled, in the order of INCIDENT_FIELDS */
	fields: { field: IncidentField; value: Exclude<Cell, null> }[];
	events: CardEvent[];
	/** only those resolved or open have verdicts and rulings */
	standing: 'resolved' | 'open' | 'cancelled' | 'request' | 'folded';
	/** what figures rest on: blanks of the record filled from events; null while it is open */
	resolved_at: Date | null;
	closed_at: Date | null;
	/** its end, as_of while it is open */
	ended_at: Date | null;
	as_of: Date;
	target: CardTarget | null;
	/** in_time: handed on before the target was lost; reported: what the tool says */
	verdicts: { response: Verdict; resolution: Verdict; in_time: boolean | null; reported: boolean | null };
	ran_minutes: number | null;
	answered_minutes: number | null;
	paused_minutes: number | null;
	transfers: number | null;
	escalated: boolean | null;
	escalated_hierarchically: boolean | null;
	reopened: boolean | null;
	ping_pong: boolean | null;
	/** all rules, in their order */
	rules: Ruling[];
}

/** A row of card.sql. */
interface Standing extends Pick<
	Card,
	| 'standing'
	| 'resolved_at'
	| 'closed_at'
	| 'ended_at'
	| 'as_of'
	| 'transfers'
	| 'escalated'
	| 'escalated_hierarchically'
	| 'reopened'
	| 'ping_pong'
> {
	opened_at: Date;
	zone: string;
	target_code: number | null;
	target_response_seconds: number | null;
	target_resolution_seconds: number | null;
	special: number | null;
	restart_seconds: number | null;
	pauses_placed: boolean;
	ran_seconds: number | null;
	answer_seconds: number | null;
	paused_seconds: number | null;
	sla_response: Verdict;
	sla_resolution: Verdict;
	in_time: boolean | null;
	sla_reported: boolean | null;
}

interface Pause {
	from_seconds: number;
	to_seconds: number;
}

/**
 * One incident, whatever the filter; null where there is none with this id.
 * @throws the signal's reason, once aborted
 */
export async function card(
	db: Database,
	_: Filter,
	{ incident_id, signal }: QueryOptions & { incident_id: string }
): Promise<Card | null> {
	// the policy of now: that of a later moment would not fit the verdicts
	const { calendar } = policyOf(db);
	await ruled(db);
	signal?.throwIfAborted();
	const ask = <T extends object>(sql: string) => db.rows<T>(sql, [incident_id], { signal });
	const [record] = await ask<Row>(`SELECT ${COLUMNS} FROM incident WHERE incident_id = ?`);
	const [told] = await ask<Standing>(standing);
	if (!record || !told) return null;
	const events = await ask<CardEvent>(life);
	const stops = await ask<Pause>(pauses);
	const [ruling = {}] = await ask<Row>(RULINGS);
	const lacks = await lackings(db, { signal });
	const { sla_response, sla_resolution, in_time, sla_reported } = told;
	return {
		incident_id,
		fields: fieldsOf(record),
		events,
		standing: told.standing,
		resolved_at: told.resolved_at,
		closed_at: told.closed_at,
		ended_at: told.ended_at,
		as_of: told.as_of,
		target: targetOf(calendar, told, stops),
		verdicts: { response: sla_response, resolution: sla_resolution, in_time, reported: sla_reported },
		ran_minutes: minutes(told.ran_seconds),
		answered_minutes: minutes(told.answer_seconds),
		paused_minutes: minutes(told.paused_seconds),
		transfers: told.transfers,
		escalated: told.escalated,
		escalated_hierarchically: told.escalated_hierarchically,
		reopened: told.reopened,
		ping_pong: told.ping_pong,
		rules: RULES.map((rule) => ({
			rule,
			kept: keptOf(ruling[rule.toLowerCase()]),
			missing: lacks[rule]
		}))
	};
}

const COLUMNS = Object.keys(INCIDENT_FIELDS).join(', ');
const RULINGS = 'SELECT ruling.* FROM ruling JOIN incident USING (id) WHERE incident.incident_id = ?';

function fieldsOf(record: Row): Card['fields'] {
	return (Object.keys(INCIDENT_FIELDS) as IncidentField[]).flatMap((field) => {
		const value = record[field] ?? null;
		return value === null ? [] : [{ field, value }];
	});
}

function targetOf(calendar: Calendar, told: Standing, stops: readonly Pause[]): CardTarget | null {
	if (told.target_code === null || !['open', 'resolved'].includes(told.standing)) return null;
	const due = (target: number | null, from: number): Date | null => {
		if (target === null) return null;
		const at = dueAt(calendar, told.zone, told.opened_at.getTime(), reachedAt(target, from, stops));
		return at === null ? null : new Date(at);
	};
	return {
		special: told.special,
		response_minutes: minutes(told.target_response_seconds),
		resolution_minutes: minutes(told.target_resolution_seconds),
		response_due: due(told.target_response_seconds, 0),
		// a sum of pauses does not say when they were
		resolution_due: told.pauses_placed ? due(told.target_resolution_seconds, told.restart_seconds ?? 0) : null
	};
}

/** Where the clock stands, in seconds since the opening, when it has run `target` from `from` on without its pauses. */
function reachedAt(target: number, from: number, stops: readonly Pause[]): number {
	return stops.reduce((reached, { from_seconds, to_seconds }) => {
		const begin = Math.max(from_seconds, from);
		return begin <= reached && to_seconds > begin ? reached + to_seconds - begin : reached;
	}, from + target);
}

const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);
const keptOf = (cell: Cell | undefined) => (typeof cell === 'boolean' ? cell : null);
