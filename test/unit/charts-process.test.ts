import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END, START, thinned, type Graph } from '../../src/charts/graph.ts';
import { mapOf, smooth, thickness, waitShare, type Box, type Point } from '../../src/charts/process.ts';
import { chipsOf } from '../../src/charts/variant.ts';
import type { Walked } from '../../src/metrics/process/process.ts';

type Part = Pick<Walked, 'activities' | 'follows' | 'totals'>;

/** What the engine would say of these cases. */
function walkedOf(cases: readonly (readonly string[])[]): Part {
	const activities = new Map<string, Walked['activities'][number]>();
	const follows = new Map<string, Walked['follows'][number]>();
	for (const names of cases)
		names.forEach((name, i) => {
			const one = activities.get(name) ?? { name, events: 0, cases: 0, starts: 0, ends: 0 };
			activities.set(name, {
				...one,
				events: one.events + 1,
				starts: one.starts + Number(i === 0),
				ends: one.ends + Number(i === names.length - 1)
			});
			const before = names[i - 1];
			if (before === undefined) return;
			const times = (follows.get(`${before} ${name}`)?.times ?? 0) + 1;
			const waits = { measured: times, backwards: 0, mean_minutes: 3, median_minutes: 2 };
			follows.set(`${before} ${name}`, { from: before, to: name, times, cases: times, ...waits });
		});
	const times = [...follows.values()].reduce((sum, one) => sum + one.times, 0);
	return {
		activities: [...activities.values()],
		follows: [...follows.values()].sort((a, b) => b.times - a.times),
		totals: { variants: 0, activities: activities.size, times }
	};
}

const repeated = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

/** a b c nine times, a c c twice, a d c once. */
const DESK = walkedOf([...repeated(9, ['a', 'b', 'c']), ...repeated(2, ['a', 'c', 'c']), ['a', 'd', 'c']]);

const named = ({ links }: Graph) => links.map(({ from, to, times }) => `${from}${to} ${times}`).sort();
const marked = (text: string) => text.replaceAll('>', START).replaceAll('|', END);

describe('what is drawn', () => {
	it('all of it', () => {
		const all = ['>a 12', 'ab 9', 'bc 9', 'ac 2', 'cc 2', 'ad 1', 'dc 1', 'c| 12'];
		const graph = thinned(DESK, 1);
		expect(named(graph)).toEqual(all.map(marked).sort());
		expect([graph.kept, graph.total]).toEqual([24, 24]);
	});

	it('only the most frequent: a third of 24 transitions is there with the first', () => {
		const graph = thinned(DESK, 1 / 3);
		expect(named(graph)).toEqual(['>a 12', 'ab 9', 'bc 9', 'c| 12'].map(marked).sort());
		expect(graph.kept).toBe(18);
	});

	it('a case of one event begins and ends there', () => {
		expect(named(thinned(walkedOf([['a']]), 0.5))).toEqual(['>a 1', 'a| 1'].map(marked).sort());
	});

	it('nothing', () => {
		expect(thinned(walkedOf([]), 1)).toEqual({ names: [], links: [], kept: 0, total: 0 });
	});

	it('no more boxes than anybody reads, of however many words', () => {
		const many = walkedOf(Array.from({ length: 300 }, (_, i) => ['a', `x${i}`, 'b']));
		expect(thinned(many, 1).names.length).toBeLessThanOrEqual(24);
	});
});

const overlap = (a: Box, b: Box) =>
	Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
const onBorder = ({ x, y }: Point, box: Box) => {
	const [dx, dy] = [Math.abs(x - box.x) - box.width / 2, Math.abs(y - box.y) - box.height / 2];
	return Math.abs(Math.max(dx, dy)) < 0.5;
};

/** Where one gets to from here. */
function reach(graph: Graph, from: string, back: boolean): Set<string> {
	const seen = new Set([from]);
	for (const one of seen)
		for (const link of graph.links)
			if ((back ? link.to : link.from) === one) seen.add(back ? link.from : link.to);
	return seen;
}

const cases = fc.array(fc.array(fc.constantFrom(...'abcdefg'), { minLength: 1, maxLength: 9 }), {
	minLength: 1,
	maxLength: 30
});

describe('of whatever cases', () => {
	it('every activity drawn can be reached and leads to the end', () => {
		fc.assert(
			fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (log, share) => {
				const graph = thinned(walkedOf(log), share);
				const there = reach(graph, START, false);
				const back = reach(graph, END, true);
				expect(graph.names.length).toBeGreaterThan(0);
				for (const name of graph.names) expect(there.has(name) && back.has(name)).toBe(true);
				for (const { from, to } of graph.links)
					for (const one of [from, to]) expect([...graph.names, START, END]).toContain(one);
				expect(graph.kept).toBeGreaterThanOrEqual(share * graph.total - 1e-9);
			})
		);
	});

	it('a larger share shows no less', () => {
		fc.assert(
			fc.property(cases, (log) => {
				const walked = walkedOf(log);
				const sizes = [0, 0.3, 0.6, 0.9, 1].map((share) => thinned(walked, share).links.length);
				expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
				expect(thinned(walked, 1).kept).toBe(walked.totals.times);
			})
		);
	});

	it('no two boxes overlap, arrows begin and end at their boxes, all is inside', () => {
		fc.assert(
			fc.property(cases, fc.boolean(), (log, down) => {
				const graph = thinned(walkedOf(log), 1);
				const label = ({ times }: { times: number }) => String(times);
				const map = mapOf(graph, { name: (one) => `the step ${one}`, label, down });
				expect(map.arrows.length).toBe(graph.links.length);
				map.boxes.forEach((a, i) => {
					for (const b of map.boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
					expect(a.x - a.width / 2 >= 0 && a.x + a.width / 2 <= map.width).toBe(true);
					expect(a.y - a.height / 2 >= 0 && a.y + a.height / 2 <= map.height).toBe(true);
				});
				const boxOf = (name: string) => map.boxes.find((box) => box.name === name)!;
				for (const { link, ends, label, path } of map.arrows) {
					expect(onBorder(ends[0], boxOf(link.from))).toBe(true);
					expect(onBorder(ends[1], boxOf(link.to))).toBe(true);
					expect(label.x >= 0 && label.x <= map.width && label.y >= 0 && label.y <= map.height).toBe(true);
					expect(path).not.toMatch(/NaN/);
				}
			}),
			{ numRuns: 40 }
		);
	});
});

describe('the drawing', () => {
	it('writes a long name in two lines, and cuts the rest', () => {
		const log = walkedOf([['Wait for an answer of the vendor of the line', 'x'.repeat(40)]]);
		const { boxes } = mapOf(thinned(log, 1), { name: (one) => one, label: () => '', down: true });
		expect(boxes.flatMap(({ lines }) => lines)).toEqual([
			'Wait for an answer',
			'of the vendor of…',
			`${'x'.repeat(17)}…`
		]);
	});

	it('is a straight line between two points, and nothing with one', () => {
		expect(
			smooth([
				{ x: 0, y: 0 },
				{ x: 3, y: 4 }
			])
		).toBe('M0.0,0.0L3.0,4.0');
		expect(smooth([{ x: 0, y: 0 }])).toBe('');
	});

	it('is thick where much went, and says where one waits', () => {
		expect(thickness(100, 100)).toBe(6);
		expect(thickness(25, 100)).toBe(3.625);
		expect([waitShare(0, 60), waitShare(60, 60), waitShare(0, 0)]).toEqual([0, 1, 0]);
	});
});

describe('a variant in short', () => {
	it('folds what repeats', () => {
		expect(chipsOf(['a', 'b', 'b', 'b', 'a'])).toEqual([
			{ name: 'a', times: 1 },
			{ name: 'b', times: 3 },
			{ name: 'a', times: 1 }
		]);
	});

	it('leaves out the middle of a long one, and says how much', () => {
		const chips = chipsOf([...'abcdefgghij'], 5);
		expect(chips).toEqual([
			{ name: 'a', times: 1 },
			{ name: 'b', times: 1 },
			{ name: 'c', times: 1 },
			{ skipped: 7 },
			{ name: 'j', times: 1 }
		]);
	});

	it('has nothing of nothing', () => {
		expect(chipsOf([])).toEqual([]);
	});
});
