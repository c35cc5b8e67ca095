import { isDay } from './days.ts';
import { STATES } from './fields.ts';
import {
	CHILDREN,
	DEFAULT_POLICY,
	TRANSFER_EVIDENCE,
	type Calendar,
	type Matrix,
	type Policy,
	type Span,
	type SpecialTarget,
	type Targets
} from './policy.ts';

/** What is wrong, as a key of i18n (`policy_problem.<key>`). */
export type PolicyProblem =
	| 'not_positive'
	| 'response_later'
	| 'no_condition'
	| 'no_target'
	| 'span_order'
	| 'spans_overlap'
	| 'never_open'
	| 'bad_day'
	| 'twice'
	| 'matrix_shape'
	| 'bad_priority'
	| 'bad_window';

/** A fault and the place of it: `targets.3`, `special_targets.0`, `calendar.week.5`, `calendar.holidays.2`, `matrix`. */
export interface PolicyFault {
	at: string;
	key: PolicyProblem;
}

const DAY_MINUTES = 1440;
const MOST_MINUTES = 1e7;
const MOST_PRIORITY = 9;

/** Everything that keeps a policy from being used; empty where it can be. */
export function faultsOf(policy: Policy): PolicyFault[] {
	const faults: PolicyFault[] = [];
	const fault = (at: string, key: PolicyProblem | null) => {
		if (key) faults.push({ at, key });
	};
	for (const [priority, target] of Object.entries(policy.targets))
		fault(`targets.${priority}`, targetFault(target.response_minutes, target.resolution_minutes));
	policy.special_targets.forEach((special, i) => fault(`special_targets.${i}`, specialFault(special)));
	const { week, holidays } = policy.calendar;
	week?.forEach((spans, day) => fault(`calendar.week.${day}`, spansFault(spans)));
	if (week?.every((spans) => spans.length === 0)) fault('calendar.week', 'never_open');
	holidays.forEach(({ date }, i) => {
		const first = holidays.findIndex((other) => other.date === date);
		fault(`calendar.holidays.${i}`, !isDay(date) ? 'bad_day' : first < i ? 'twice' : null);
	});
	fault('matrix', matrixFault(policy.matrix));
	fault('recurrence_days', isWhole(policy.recurrence_days, 1, 3650) ? null : 'bad_window');
	return faults;
}

function targetFault(response: number | null, resolution: number | null): PolicyProblem | null {
	const given = [response, resolution].filter((minutes) => minutes !== null);
	if (given.some((minutes) => !(minutes > 0 && minutes < MOST_MINUTES))) return 'not_positive';
	return response !== null && resolution !== null && response > resolution ? 'response_later' : null;
}

function specialFault(special: SpecialTarget): PolicyProblem | null {
	const { priority, segment, service, category, response_minutes, resolution_minutes } = special;
	if (priority === null && [segment, service, category].every((value) => !value?.trim()))
		return 'no_condition';
	if (response_minutes === null && resolution_minutes === null) return 'no_target';
	return targetFault(response_minutes, resolution_minutes);
}

function spansFault(spans: readonly Span[]): PolicyProblem | null {
	if (
		spans.some(
			({ from_minute: from, to_minute: to }) =>
				!isWhole(from, 0, DAY_MINUTES) || !isWhole(to, 0, DAY_MINUTES) || from >= to
		)
	)
		return 'span_order';
	const overlap = spans.some((span, i) => i > 0 && span.from_minute < (spans[i - 1] as Span).to_minute);
	return overlap ? 'spans_overlap' : null;
}

function matrixFault({ priorities }: Matrix): PolicyProblem | null {
	const width = priorities[0]?.length ?? 0;
	if (width === 0 || priorities.some((row) => row.length !== width)) return 'matrix_shape';
	const wrong = priorities.flat().some((one) => one !== null && !isWhole(one, 1, MOST_PRIORITY));
	return wrong ? 'bad_priority' : null;
}

function isWhole(value: unknown, from: number, to: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

/**
 * A policy from a file or from storage. What it does not say is as in the default; null where it is no policy, or one
 * that cannot be used.
 */
export function readPolicy(value: unknown): Policy | null {
	if (!isRecord(value)) return null;
	const policy = { ...DEFAULT_POLICY, ...pick(value) };
	if (!isTargets(policy.targets) || !isList(policy.special_targets, isSpecial)) return null;
	if (!isCalendar(policy.calendar) || !isMatrix(policy.matrix)) return null;
	const words =
		isList(policy.pause_states, (one) => (STATES as readonly unknown[]).includes(one)) &&
		isList(policy.hierarchical_words, (one) => typeof one === 'string') &&
		['continue', 'restart'].includes(policy.reopen_clock) &&
		['auto', ...TRANSFER_EVIDENCE].includes(policy.transfer_evidence) &&
		(CHILDREN as readonly unknown[]).includes(policy.children);
	return words && faultsOf(policy).length === 0 ? policy : null;
}

/** Only what a policy has: nothing else is kept. */
function pick(value: Record<string, unknown>): Partial<Policy> {
	return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(DEFAULT_POLICY, name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, is: (one: unknown) => boolean): boolean {
	return Array.isArray(value) && value.every(is);
}

const isMinutes = (value: unknown) => value === null || typeof value === 'number';
const isText = (value: unknown) => value === null || typeof value === 'string';

function isTargets(value: unknown): value is Targets {
	return (
		isRecord(value) &&
		Object.entries(value).every(
			([priority, target]) =>
				/^[1-9]$/.test(priority) &&
				isRecord(target) &&
				typeof target.response_minutes === 'number' &&
				typeof target.resolution_minutes === 'number'
		)
	);
}

function isSpecial(value: unknown): value is SpecialTarget {
	return (
		isRecord(value) &&
		(value.priority === null || isWhole(value.priority, 1, MOST_PRIORITY)) &&
		isText(value.segment) &&
		isText(value.service) &&
		isText(value.category) &&
		isMinutes(value.response_minutes) &&
		isMinutes(value.resolution_minutes)
	);
}

function isCalendar(value: unknown): value is Calendar {
	if (!isRecord(value)) return false;
	const { week, holidays } = value;
	const isSpan = (span: unknown) =>
		isRecord(span) && typeof span.from_minute === 'number' && typeof span.to_minute === 'number';
	const days = Array.isArray(week) && week.length === 7 && week.every((spans) => isList(spans, isSpan));
	const isHoliday = (day: unknown) =>
		isRecord(day) && typeof day.date === 'string' && typeof day.name === 'string';
	return (week === null || days) && isList(holidays, isHoliday);
}

function isMatrix(value: unknown): value is Matrix {
	const isRow = (row: unknown) => isList(row, (one) => one === null || typeof one === 'number');
	return isRecord(value) && isList(value.priorities, isRow);
}
