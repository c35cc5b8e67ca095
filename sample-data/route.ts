import type { Practice } from './practice.ts';
import type { Random } from './random.ts';
import { CATEGORIES, type Fault, type Team } from './world.ts';

/** The teams that an incident passes through, in order. */
export function route(fault: Fault, practice: Practice, r: Random): Team[] {
	const category = CATEGORIES[fault.category];
	if (!category) throw new Error(`no such category: ${fault.category}`);
	const needed = r.weighted(category.tiers);
	if (needed === 1 || (needed === 2 && r.chance(practice.deskSolves))) return ['Service Desk'];
	const second = r.weighted(category.second);
	const third = r.weighted(category.third);
	const teams: Team[] = r.chance(practice.pastDesk) ? [] : ['Service Desk'];
	if (needed === 2 || !r.chance(practice.skipped)) teams.push(second);
	if (needed === 3) teams.push(third);
	const [from, to] = teams.slice(-2);
	if (from && to && r.chance(practice.pingPong)) {
		teams.push(from);
		if (r.chance(0.7)) teams.push(to);
	}
	return teams;
}

/** First and last number of the people of a team. */
const PEOPLE: Record<Team, [string, number, number]> = {
	'Service Desk': ['Agent', 1, 12],
	'Billing Back Office': ['Agent', 13, 17],
	'Field Technicians': ['Tech', 1, 14],
	'Access Engineering': ['Tech', 15, 21],
	'NOC Core': ['Tech', 22, 26],
	'Vendor Fiber': ['Tech', 27, 30]
};

export function personOf(team: Team, r: Random): string {
	const [role, first, last] = PEOPLE[team];
	return `${role} ${String(r.whole(first, last)).padStart(2, '0')}`;
}
