import { DAY, HOUR } from './clock.ts';
import { live, type Draft, type Life } from './life.ts';
import { STEADY } from './practice.ts';
import type { Random } from './random.ts';
import { ARRIVALS, BRANCHES, END, FAULTS, OUTAGE, SEGMENTS, START } from './world.ts';

/** All records of the year in the order in which they were opened, numbered from 1. */
export function year(r: Random): Life[] {
	const customers = Array.from({ length: STEADY.customers }, (_, i) => ({
		id: `C-${String(i + 1).padStart(5, '0')}`,
		branch: r.weighted(BRANCHES),
		segment: r.weighted(SEGMENTS)
	}));
	const drafts: Draft[] = [];
	for (const opened of arrivals(r)) {
		const before = drafts.length > 0 && r.chance(STEADY.repeats) ? r.pick(drafts.slice(-600)) : undefined;
		const repeat = before?.kind === 'usual' && before.opened > opened - 60 * DAY;
		drafts.push({
			kind: !repeat && r.chance(STEADY.requests) ? 'request' : 'usual',
			opened,
			customer: repeat ? before.customer : r.pick(customers),
			fault: repeat ? before.fault : r.weighted(FAULTS),
			repeat
		});
	}
	drafts.push(...outage(customers, r));
	drafts.sort((a, b) => a.opened - b.opened);

	const lives: Life[] = [];
	let parent: Life | undefined;
	for (const [place, draft] of drafts.entries()) {
		const life = live(draft, place + 1, draft.kind === 'child' ? parent : undefined, r);
		if (draft.kind === 'outage') parent = life;
		lives.push(life);
	}
	return lives;
}

/** The minutes at which records are opened: growth, noise by the day, the shape of week and day. */
function arrivals(r: Random): number[] {
	const list: number[] = [];
	const { week, day } = ARRIVALS;
	const hours = day.reduce((sum, weight) => sum + weight, 0);
	for (let start = START; start < END; start += DAY) {
		const growth = 1 + (ARRIVALS.growth * (start - START)) / (END - START);
		const mean = ARRIVALS.daily * growth * r.spread(1, ARRIVALS.noise) * (week[weekday(start)] ?? 1);
		for (const [hour, weight] of day.entries()) {
			const count = r.count((mean * weight) / hours);
			for (let i = 0; i < count; i++) list.push(start + hour * HOUR + r.whole(0, 59));
		}
	}
	return list.sort((a, b) => a - b);
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
function weekday(at: number): number {
	return (Math.floor(at / DAY) + 3) % 7;
}

/** The parent and its children; each child is another customer of the branch. */
function outage(customers: Draft['customer'][], r: Random): Draft[] {
	const near = customers.filter(({ branch }) => branch === OUTAGE.branch);
	const first = r.whole(0, near.length - OUTAGE.children - 1);
	return near.slice(first, first + OUTAGE.children + 1).map((customer, i) => ({
		kind: i === 0 ? 'outage' : 'child',
		opened: i === 0 ? OUTAGE.opened : OUTAGE.opened + 3 + Math.floor(r.next() * r.next() * 12 * HOUR),
		customer,
		fault: OUTAGE.fault,
		repeat: false
	}));
}

/** The ticket number as the desk writes it. */
export function ticket(no: number): string {
	return `T${String(no).padStart(5, '0')}`;
}
