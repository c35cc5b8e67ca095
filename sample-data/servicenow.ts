import { month, utc } from './clock.ts';
import { factOf, newest, stateOf, type Fact, type State } from './facts.ts';
import type { Life } from './life.ts';
import { rowsOf } from './log.ts';
import { RESOLUTION_TARGET } from './world.ts';

const CODES: Record<State, string> = {
	new: '1',
	in_progress: '2',
	on_hold: '3',
	resolved: '6',
	closed: '7',
	cancelled: '8'
};
const CONTACT: Record<string, string> = { 'Web form': 'self-service' };

/** The incidents that ServiceNow would list for one month of opening. */
export function monthOf(lives: readonly Life[], name: string): Life[] {
	return lives.filter((life) => !life.request && month(life.opened) === name);
}

/** servicenow.json: the list export, one record per line, raw values, times in UTC. */
export function listExport(lives: readonly Life[]): string {
	const asOf = Math.max(...lives.map(newest));
	const records = lives.map((life) => JSON.stringify(record(life, asOf)));
	return `{"records":[\n${records.join(',\n')}\n]}\n`;
}

/** What the list can tell of a life: no moves between groups, no answering time, no telling of management. */
export function listedFact(life: Life, asOf: number): Fact {
	const fact = factOf(life, number(life.no));
	const blank = fact.finished !== undefined && fact.resolved === undefined;
	return {
		...fact,
		finished: blank ? fact.closed : fact.finished,
		finishedFrom: blank ? 'closed' : fact.finishedFrom,
		everFinished: fact.finished !== undefined || fact.reopened === true,
		transfers: moves(life),
		reportedMet: madeSla(life, asOf),
		category: fact.category?.toLowerCase(),
		acknowledged: undefined,
		started: undefined,
		stays: undefined,
		told: undefined,
		customer: undefined,
		reporter: fact.customer,
		cause: undefined,
		knowledge: undefined
	};
}

function record(life: Life, asOf: number): Record<string, string> {
	const fact = listedFact(life, asOf);
	const code = CODES[stateOf(life)];
	const spent = fact.resolved === undefined ? undefined : fact.resolved - fact.opened;
	return {
		__status: 'success',
		number: fact.id,
		sys_id: sysId(fact.id),
		active: String(!['7', '8'].includes(code)),
		state: code,
		incident_state: code,
		short_description: fact.description ?? '',
		caller_id: sysId(life.written.customer),
		opened_at: utc(fact.opened),
		contact_type: CONTACT[life.written.channel] ?? life.written.channel.toLowerCase(),
		location: sysId(life.written.branch),
		category: fact.category ?? '',
		subcategory: fact.subcategory?.toLowerCase() ?? '',
		business_service: sysId(fact.service),
		impact: text(fact.impact),
		urgency: text(fact.urgency),
		priority: text(fact.priority),
		assignment_group: sysId(life.stays.at(-1)?.team),
		assigned_to: sysId(life.answered && (life.handover?.person ?? life.stays.at(-1)?.person)),
		reassignment_count: text(moves(life)),
		reopen_count: text(life.ends.filter(({ reopened }) => reopened !== undefined).length),
		made_sla: String(fact.reportedMet),
		resolved_at: time(fact.resolved),
		closed_at: time(fact.closed),
		close_code: fact.code ?? '',
		close_notes: fact.action ?? '',
		problem_id: sysId(fact.problem),
		parent_incident: fact.parent === undefined ? '' : sysId(number(fact.parent)),
		// ServiceNow writes a duration as a time after the beginning of 1970.
		calendar_duration: spent === undefined || spent < 0 ? '' : utc(spent + 7 * 60),
		sys_mod_count: text(rowsOf(life).length - 1),
		sys_updated_on: utc(newest(life))
	};
}

/** Changes of group or person after the first assignment, which is what the tool counts. */
function moves(life: Life): number {
	return Math.max(0, life.stays.length - 1) + (life.handover ? 1 : 0);
}

/** The tool's clock keeps the first priority and stops for good at the first resolution; no priority, no miss. */
function madeSla(life: Life, asOf: number): boolean {
	const target = RESOLUTION_TARGET[(life.priorities[0]?.value ?? 0) - 1];
	const end = life.cancelled ?? life.ends[0]?.resolved ?? asOf;
	return target === undefined || end - life.opened <= target;
}

function number(no: number): string {
	return `INC${String(no).padStart(7, '0')}`;
}

function text(value: number | undefined): string {
	return value === undefined ? '' : String(value);
}

function time(at: number | undefined): string {
	return at === undefined ? '' : utc(at);
}

/** 32 hexadecimal digits that stand for a name; nothing for nothing. */
function sysId(name: string | undefined): string {
	if (name === undefined) return '';
	let hash = 0x811c9dc5;
	let digits = '';
	for (let part = 0; part < 4; part++) {
		for (const letter of `${part}${name}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
		digits += hash.toString(16).padStart(8, '0');
	}
	return digits;
}
