import { DAY, iso, month, months } from './clock.ts';
import { conduct } from './conduct.ts';
import type { Fact } from './facts.ts';
import { median, NOT_MEASURABLE, rate, share, times, type Figure } from './figures.ts';
import { matrix, RESOLUTION_TARGET, RESPONSE_TARGET, TIER } from './world.ts';

type Verdict = 'met' | 'breached' | 'pending';

/** What one set of records comes to at `asOf`, under the public metric names and the default targets on a 24 × 7 clock. */
export function measure(facts: readonly Fact[], asOf: number): Record<string, Figure> {
	const incidents = facts.filter(({ request }) => !request);
	const scope = incidents.filter(({ state }) => state !== 'cancelled');
	const finished = scope.filter((fact) => fact.finished !== undefined);
	const open = scope.filter((fact) => fact.finished === undefined);
	const isSound = (fact: Fact): boolean => !negative(fact);
	const sound = scope.filter(isSound);
	const closed = scope.filter((fact) => fact.closed !== undefined && fact.finishedFrom !== 'closed');
	const checked = closed.filter((fact) => !closedEarly(fact));
	return {
		'recap.occurred': { value: incidents.length },
		'recap.resolved': { value: finished.length },
		'recap.unresolved': { value: open.length },
		'recap.cancelled': { value: incidents.length - scope.length },
		'recap.service_requests': { value: facts.length - incidents.length },
		'sla.resolution.rate': verdicts(sound.map((fact) => resolution(fact, asOf))),
		'sla.response.rate': columnOf(scope, 'acknowledged')
			? verdicts(sound.map((fact) => response(fact, asOf)))
			: NOT_MEASURABLE,
		...reported(scope, sound, asOf),
		...times('time.response', spans(sound, 'opened', 'acknowledged')),
		...times('time.resolution', spans(sound, 'opened', 'resolved')),
		'time.close_lag.median': median(spans(checked.filter(isSound), 'finished', 'closed')),
		...escalation(scope, finished),
		'reopen.rate': columnOf(scope, 'reopened')
			? rate(
					scope,
					({ everFinished }) => everFinished,
					({ reopened }) => reopened === true
				)
			: NOT_MEASURABLE,
		'backlog.open': { value: open.length },
		'backlog.overdue': { value: open.filter((fact) => resolution(fact, asOf) === 'breached').length },
		...ages(open.map(({ opened }) => asOf - opened)),
		...records(scope, finished),
		...conduct(scope, asOf),
		'closure.rechecked.rate': rate(
			checked,
			() => true,
			(fact) => (fact.closed ?? 0) > (fact.finished ?? 0)
		),
		'recurrence.rate': recurrence(scope),
		'quality.negative_duration': { value: scope.filter(negative).length },
		'quality.closed_before_resolved': { value: closed.filter(closedEarly).length },
		'quality.finish_from_events': { value: scope.filter((fact) => fact.finishedFrom === 'events').length },
		'quality.finish_from_closed': { value: scope.filter((fact) => fact.finishedFrom === 'closed').length }
	};
}

/** Opened, resolved, closed and left over by month of the site clock; `met` and `judged` by the month it finished. */
export function monthly(facts: readonly Fact[], asOf: number): Record<string, string | number>[] {
	const incidents = facts.filter(({ request }) => !request);
	const scope = incidents.filter(({ state }) => state !== 'cancelled');
	const within = (list: (number | undefined)[], name: string): number =>
		list.filter((at) => at !== undefined && month(at) === name).length;
	let left = 0;
	return months(Math.min(...incidents.map(({ opened }) => opened)), asOf).map((name) => {
		const cancelled = incidents.filter(({ state }) => state === 'cancelled');
		const opened = within(
			incidents.map((fact) => fact.opened),
			name
		);
		const resolved = within(
			scope.map((fact) => fact.finished),
			name
		);
		left +=
			opened -
			resolved -
			within(
				cancelled.map((fact) => fact.cancelled ?? fact.opened),
				name
			);
		const ended = scope.filter(
			(fact) => fact.finished !== undefined && month(fact.finished) === name && !negative(fact)
		);
		const judged = ended.map((fact) => resolution(fact, asOf)).filter((verdict) => verdict !== undefined);
		return {
			month: name,
			opened,
			resolved,
			closed: within(
				scope.map((fact) => fact.closed),
				name
			),
			backlog_end: left,
			met: judged.filter((verdict) => verdict === 'met').length,
			judged: judged.length
		};
	});
}

/** How often each value of an attribute was written down. */
export function mix(facts: readonly Fact[], key: 'channel' | 'branch' | 'category'): Record<string, number> {
	const counts = new Map<string, number>();
	for (const fact of facts) counts.set(fact[key] ?? '', (counts.get(fact[key] ?? '') ?? 0) + 1);
	return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `as_of` as the answers write it. */
export function asOfText(asOf: number): { zone: string; as_of: string } {
	return { zone: 'Asia/Jakarta', as_of: iso(asOf) };
}

function negative(fact: Fact): boolean {
	return fact.resolved !== undefined && fact.resolved < fact.opened;
}

function closedEarly(fact: Fact): boolean {
	return fact.closed !== undefined && fact.finished !== undefined && fact.closed < fact.finished;
}

function resolution(fact: Fact, asOf: number): Verdict | undefined {
	const target = RESOLUTION_TARGET[(fact.priority ?? 0) - 1];
	if (target === undefined) return undefined;
	if (fact.finished !== undefined) return fact.finished - fact.opened <= target ? 'met' : 'breached';
	return asOf - fact.opened > target ? 'breached' : 'pending';
}

function response(fact: Fact, asOf: number): Verdict | undefined {
	const target = RESPONSE_TARGET[(fact.priority ?? 0) - 1];
	if (target === undefined) return undefined;
	if (fact.acknowledged !== undefined) return fact.acknowledged - fact.opened <= target ? 'met' : 'breached';
	return fact.finished !== undefined || asOf - fact.opened > target ? 'breached' : 'pending';
}

function verdicts(list: (Verdict | undefined)[]): Figure {
	const count = (verdict: Verdict): number => list.filter((one) => one === verdict).length;
	const [met, breached] = [count('met'), count('breached')];
	return { ...share(met, met + breached), met, breached, pending: count('pending') };
}

/** What the tool itself says of the target, and how often the computed verdict says the same. */
function reported(scope: readonly Fact[], sound: readonly Fact[], asOf: number): Record<string, Figure> {
	const judged = ['met', 'breached'];
	return {
		'sla.reported.rate': rate(
			scope,
			(fact) => fact.reportedMet !== undefined,
			(fact) => fact.reportedMet === true
		),
		'sla.agreement.rate': rate(
			sound,
			(fact) => fact.reportedMet !== undefined && judged.includes(resolution(fact, asOf) ?? ''),
			(fact) => fact.reportedMet === (resolution(fact, asOf) === 'met')
		)
	};
}

function escalation(scope: readonly Fact[], finished: readonly Fact[]): Record<string, Figure> {
	const counted = columnOf(scope, 'transfers');
	const withGroups = columnOf(scope, 'stays');
	const total = scope.reduce((sum, { transfers }) => sum + (transfers ?? 0), 0);
	const moved = (fact: Fact): boolean => (fact.transfers ?? 0) > 0;
	const first = scope
		.filter((fact) => !negative(fact))
		.flatMap(({ opened, stays }) => (stays?.[1] ? [stays[1].at - opened] : []));
	const all = (): boolean => true;
	return {
		'escalation.functional.rate': counted ? rate(scope, all, moved) : NOT_MEASURABLE,
		'escalation.hierarchical.rate': rate(
			scope,
			({ told }) => told !== undefined,
			({ told }) => told === true
		),
		'escalation.transfers.mean': counted ? share(total, scope.length) : NOT_MEASURABLE,
		'escalation.ping_pong.rate': rate(scope, ({ stays }) => (stays?.length ?? 0) > 0, pingPong),
		'escalation.first_line.rate': withGroups
			? rate(finished, all, ({ stays }) => (stays ?? []).every(({ team }) => TIER[team] === 1))
			: counted
				? rate(finished, all, (fact) => !moved(fact))
				: NOT_MEASURABLE,
		'escalation.time_to_first.median': withGroups ? median(first) : NOT_MEASURABLE,
		'fcr.rate': counted ? rate(finished, all, (fact) => !moved(fact) && !fact.reopened) : NOT_MEASURABLE
	};
}

/** Teams of neighbouring stays always differ, so A, B, A is a team two places apart. */
function pingPong({ stays = [] }: Fact): boolean {
	return stays.some(({ team }, place) => team === stays[place + 2]?.team);
}

/** What the records hold. */
function records(scope: readonly Fact[], finished: readonly Fact[]): Record<string, Figure> {
	const all = (): boolean => true;
	const known =
		(...keys: (keyof Fact)[]) =>
		(fact: Fact) =>
			keys.some((key) => fact[key] !== undefined);
	const figure = (base: readonly Fact[], ...keys: (keyof Fact)[]): Figure =>
		keys.some((key) => columnOf(scope, key)) ? rate(base, all, known(...keys)) : NOT_MEASURABLE;
	return {
		'filled.category': figure(scope, 'category'),
		'filled.customer_id': figure(scope, 'customer'),
		'filled.impact': figure(scope, 'impact'),
		'filled.urgency': figure(scope, 'urgency'),
		'filled.description': figure(scope, 'description'),
		'categorization.rate': rate(
			scope,
			all,
			({ category }) => !['other', undefined].includes(category?.toLowerCase())
		),
		'categorization.depth.rate': figure(scope, 'subcategory', 'service'),
		'priority.consistency.rate': rate(
			scope,
			({ priority, impact, urgency }) => ![priority, impact, urgency].includes(undefined),
			({ priority, impact = 0, urgency = 0 }) => priority === matrix(impact, urgency)
		),
		'documentation.diagnosis.rate': figure(finished, 'cause', 'problem'),
		'documentation.resolution.rate': figure(finished, 'action', 'code'),
		'documentation.knowledge.rate': figure(finished, 'knowledge'),
		'proactive.rate': rate(scope, known('channel'), ({ channel }) => channel?.toLowerCase() === 'monitoring')
	};
}

/** The same customer with the same category again within 60 days. */
function recurrence(scope: readonly Fact[]): Figure {
	const last = new Map<string, number>();
	const who = (fact: Fact): string | undefined => fact.customer ?? fact.reporter;
	const known = scope.filter((fact) => who(fact) !== undefined && fact.category !== undefined);
	let again = 0;
	for (const fact of known.toSorted((a, b) => a.opened - b.opened)) {
		const key = `${who(fact)} ${fact.category}`;
		if (fact.opened - (last.get(key) ?? -Infinity) <= 60 * DAY) again++;
		last.set(key, fact.opened);
	}
	return share(again, known.length);
}

function ages(list: readonly number[]): Record<string, Figure> {
	const upTo = (from: number, to: number): Figure => ({
		value: list.filter((age) => age > from * DAY && age <= to * DAY).length
	});
	return {
		'backlog.age.d1': upTo(-1, 1),
		'backlog.age.d3': upTo(1, 3),
		'backlog.age.d7': upTo(3, 7),
		'backlog.age.d30': upTo(7, 30),
		'backlog.age.more': upTo(30, Infinity)
	};
}

function columnOf(facts: readonly Fact[], key: keyof Fact): boolean {
	return facts.some((fact) => fact[key] !== undefined);
}

function spans(
	facts: readonly Fact[],
	from: keyof Fact & ('opened' | 'finished'),
	to: 'acknowledged' | 'resolved' | 'closed'
): number[] {
	return facts.flatMap((fact) => {
		const [begin, end] = [fact[from], fact[to]];
		return begin === undefined || end === undefined ? [] : [end - begin];
	});
}
