import type { Fact } from './facts.ts';
import { NOT_MEASURABLE, rate, share, type Figure } from './figures.ts';
import { RESOLUTION_TARGET } from './world.ts';

/** How the desk went about its incidents: which came first, how soon they went on, how whole their records are. */
export function conduct(scope: readonly Fact[], asOf: number): Record<string, Figure> {
	const sound = scope.filter(({ opened, resolved }) => resolved === undefined || resolved >= opened);
	const starts = turns(scope);
	const ranked = starts.filter(({ fact }) => fact.priority !== undefined);
	const withStart = scope.some(({ started }) => started !== undefined);
	return {
		'time.resolution.survival_median': survivalMedian(sound, asOf),
		'escalation.in_time.rate': inTime(sound),
		'order.priority.rate': withStart
			? share(ranked.filter(({ best }) => best).length, ranked.length)
			: NOT_MEASURABLE,
		'order.arrival.rate': withStart
			? share(starts.filter(({ first }) => first).length, starts.length)
			: NOT_MEASURABLE,
		'logging.completeness.rate': completeness(scope)
	};
}

interface Turn {
	fact: Fact;
	/** Nobody who waited had come earlier; had a better priority. */
	first: boolean;
	best: boolean;
}

/** Every start of work while somebody else waited for the same team. Each is compared with each. */
function turns(scope: readonly Fact[]): Turn[] {
	const teams = new Map<string, { other: Fact; until: number }[]>();
	for (const other of scope) {
		if (other.group === undefined) continue;
		const team = teams.get(other.group) ?? [];
		team.push({ other, until: waitedUntil(other) });
		teams.set(other.group, team);
	}
	return scope.flatMap((fact) => {
		const { group = '', started, opened, priority = 0 } = fact;
		if (started === undefined || started < opened) return [];
		const waiting = (teams.get(group) ?? [])
			.filter(({ other, until }) => other.opened <= started && started < until)
			.map(({ other }) => other);
		if (waiting.length === 0) return [];
		return {
			fact,
			first: waiting.every((other) => other.opened >= opened),
			best: waiting.every((other) => (other.priority ?? Infinity) >= priority)
		};
	});
}

/** Until work began; without a beginning until it was done with. */
function waitedUntil({ started, finished, state }: Fact): number {
	if (started !== undefined) return started;
	return finished ?? (state === 'resolved' || state === 'closed' ? -Infinity : Infinity);
}

function inTime(sound: readonly Fact[]): Figure {
	if (!sound.some(({ stays }) => stays !== undefined)) return NOT_MEASURABLE;
	const target = ({ priority }: Fact): number | undefined => RESOLUTION_TARGET[(priority ?? 0) - 1];
	const spent = ({ stays, opened }: Fact): number => (stays?.[1]?.at ?? NaN) - opened;
	return rate(
		sound,
		(fact) => spent(fact) >= 0 && target(fact) !== undefined,
		(fact) => spent(fact) <= (target(fact) ?? 0)
	);
}

/** The share of those still unresolved shrinks at each resolution by its part of those watched until then. */
function survivalMedian(sound: readonly Fact[], asOf: number): Figure {
	const watched = sound.flatMap((fact) => {
		const until = fact.finished === undefined ? asOf : fact.resolved;
		return until === undefined ? [] : { span: until - fact.opened, resolved: fact.finished !== undefined };
	});
	watched.sort((a, b) => a.span - b.span || Number(b.resolved) - Number(a.resolved));
	let unresolved = 1;
	for (const [place, { span, resolved }] of watched.entries()) {
		if (resolved) unresolved *= 1 - 1 / (watched.length - place);
		if (resolved && unresolved <= 0.5 + 1e-9) return { value: span, n: watched.length };
	}
	return { value: null, n: watched.length };
}

function completeness(scope: readonly Fact[]): Figure {
	const shares = scope.map((fact) => {
		const cells = [
			fact.customer ?? fact.reporter,
			fact.category,
			fact.urgency,
			fact.impact,
			fact.description,
			fact.group
		];
		const ended = fact.state === 'resolved' || fact.state === 'closed' || fact.finished !== undefined;
		const asked = ended ? [...cells, fact.finished] : cells;
		return asked.filter((cell) => cell !== undefined).length / asked.length;
	});
	const sum = shares.reduce((total, one) => total + one, 0);
	return shares.length === 0 ? NOT_MEASURABLE : { value: sum / shares.length, n: shares.length };
}
