import { pageOf } from '../../session/url.ts';

/** What the navigation offers: groups, and the pages of each; the first is where the group's own name leads. */
export const GROUPS = [
	{ group: 'recap', pages: ['recap', 'report'] },
	{ group: 'service', pages: ['sla', 'escalation', 'order', 'watch'] },
	{ group: 'analysis', pages: ['trends', 'process', 'compare'] },
	{ group: 'gap', pages: ['gap'] },
	{ group: 'sop', pages: ['sop', 'check', 'documents', 'raci', 'logbook'] },
	{ group: 'incidents', pages: ['incidents', 'knowledge', 'review'] },
	{ group: 'data', pages: ['import', 'quality'] }
] as const;

export type Group = (typeof GROUPS)[number];

/** Pages that stand in no row of the navigation, and whose they are. */
const INSIDE: Readonly<Record<string, Group['group']>> = { incident: 'incidents' };

/** The group that a view belongs to; null for one that stands apart. @param view as in the address, with what follows it */
export function groupOf(view: string): Group | null {
	const page = pageOf(view);
	return (
		GROUPS.find(
			({ group, pages }) => group === INSIDE[page] || (pages as readonly string[]).includes(page)
		) ?? null
	);
}
