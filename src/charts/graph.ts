import type { Walked } from '../metrics/process/process.ts';

/** Where every case begins and ends: no activities of the log. */
export const START = '\u0002';
export const END = '\u0003';

/** One activity directly after another; from START or to END: how many cases begin or end there. */
export interface Link {
	from: string;
	to: string;
	times: number;
	cases: number;
	/** elapsed minutes between the two; null where they are not measured, and at the ends */
	median_minutes: number | null;
	mean_minutes: number | null;
	measured: number;
}

/** What of the directly-follows of the cases is drawn. */
export interface Graph {
	/** each can be reached from START and leads to END */
	names: string[];
	links: Link[];
	/** transitions between activities in the links, of all there are */
	kept: number;
	total: number;
}

/** More would be no picture any more. */
const MOST_NAMES = 24;
const MOST_LINKS = 80;

/**
 * The most frequent links that together make up `share` (0..1) of all transitions, and what ties their activities to the
 * start and the end: of all ways there, the one whose rarest link is the most frequent.
 */
export function thinned(walked: Pick<Walked, 'activities' | 'follows' | 'totals'>, share: number): Graph {
	const all = linksOf(walked);
	const fromStart = widest(all, START, false);
	const toEnd = widest(all, END, true);
	const tied = (name: string) => fromStart.has(name) && toEnd.has(name);
	const names = new Set<string>();
	const links = new Set<Link>();
	const tie = (name: string) => {
		for (const [tree, root, back] of [
			[fromStart, START, true],
			[toEnd, END, false]
		] as const)
			for (let at = name; at !== root;) {
				names.add(at);
				const link = tree.get(at);
				if (!link) return;
				links.add(link);
				at = back ? link.from : link.to;
			}
	};
	const first = toEnd.get(START);
	if (first) tie(first.to);
	const { times: total } = walked.totals;
	let sum = 0;
	for (const link of all) {
		if (link.from === START || link.to === END) continue;
		if (sum >= share * total || links.size >= MOST_LINKS) break;
		sum += link.times;
		const ends = [link.from, link.to];
		if (!ends.every(tied) || names.size + ends.filter((one) => !names.has(one)).length > MOST_NAMES) continue;
		links.add(link);
		for (const one of ends) if (!names.has(one)) tie(one);
	}
	for (const link of all) {
		const inner = link.from === START ? link.to : link.to === END ? link.from : null;
		if (inner !== null && names.has(inner) && link.times >= (1 - share) * largestEnd(all)) links.add(link);
	}
	const shown = all.filter((link) => links.has(link));
	const kept = shown.reduce((n, { from, to, times }) => n + (from === START || to === END ? 0 : times), 0);
	return { names: [...names], links: shown, kept, total };
}

/** All links, most frequent first. */
function linksOf({ activities, follows }: Pick<Walked, 'activities' | 'follows'>): Link[] {
	const unmeasured = { median_minutes: null, mean_minutes: null, measured: 0 };
	const end = (from: string, to: string, cases: number): Link[] =>
		cases === 0 ? [] : [{ from, to, times: cases, cases, ...unmeasured }];
	return [
		...follows,
		...activities.flatMap(({ name, starts, ends }) => [...end(START, name, starts), ...end(name, END, ends)])
	].sort((a, b) => b.times - a.times);
}

function largestEnd(links: readonly Link[]): number {
	return Math.max(0, ...links.filter(({ from }) => from === START).map(({ times }) => times));
}

/**
 * The link by which each activity is best reached from a root (or, backwards, leads to it): the way whose rarest link is
 * as frequent as can be, found as Prim finds a spanning tree.
 */
function widest(links: readonly Link[], root: string, backwards: boolean): Map<string, Link> {
	const tree = new Map<string, Link>();
	const reached = new Set([root]);
	const ends = ({ from, to }: Link) => (backwards ? [to, from] : [from, to]) as [string, string];
	for (;;) {
		const next = links.find((link) => {
			const [here, there] = ends(link);
			return reached.has(here) && !reached.has(there);
		});
		if (!next) return tree;
		const [, there] = ends(next);
		reached.add(there);
		tree.set(there, next);
	}
}
