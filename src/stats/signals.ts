import type { Limits } from './xmr.ts';

/** A point of a series as it is judged. */
export interface Judged {
	/** null is a month without a figure */
	value: number | null;
	centre: number;
	/** from the centre to either limit, before the limit is cut to what is possible; it may differ from point to point */
	reach: number;
}

export type Side = 'above' | 'below';

/** What a rule found. `side` is where the points lie; of a trend, whether it rises (above) or falls. */
export interface Signal {
	rule: 'outside' | 'shift' | 'trend' | 'two_of_three';
	side: Side;
	/** places in the series, ascending */
	indices: number[];
}

const RUN = 7;
const SIDES: readonly Side[] = ['above', 'below'];

/** How far a point lies from its centre, towards a side; what rounding may have made of 0 is 0. */
function distance({ value, centre }: Judged, side: Side): number {
	if (value === null) return NaN;
	const away = side === 'above' ? value - centre : centre - value;
	return Math.abs(away) <= 1e-12 * Math.max(Math.abs(value), Math.abs(centre)) ? 0 : away;
}

/** Places where `holds` is true without a break, at least `fewest` of them. */
function runs(length: number, fewest: number, holds: (at: number) => boolean): number[][] {
	const found: number[][] = [];
	let run: number[] = [];
	for (let at = 0; at <= length; at++) {
		if (at < length && holds(at)) run.push(at);
		else {
			if (run.length >= fewest) found.push(run);
			run = [];
		}
	}
	return found;
}

/** Seven points that rise are six steps up, one after the other. */
function trends(points: readonly Judged[], side: Side): number[][] {
	const rises = (at: number): boolean => {
		const [from, to] = [points[at]!.value, points[at + 1]!.value];
		return from !== null && to !== null && (side === 'above' ? to > from : to < from);
	};
	return runs(points.length - 1, RUN - 1, rises).map((steps) => [...steps, steps.at(-1)! + 1]);
}

/** Points beyond two thirds of the limit, of three in a row that all have a figure; windows that share a point are one. */
function twoOfThree(points: readonly Judged[], side: Side): number[][] {
	const found: number[][] = [];
	for (let at = 0; at + 2 < points.length; at++) {
		const window = [at, at + 1, at + 2];
		if (window.some((place) => points[place]!.value === null)) continue;
		const beyond = window.filter((place) => distance(points[place]!, side) > (2 / 3) * points[place]!.reach);
		if (beyond.length < 2) continue;
		const last = found.at(-1);
		if (last && last.at(-1)! >= beyond[0]!) last.push(...beyond.filter((place) => place > last.at(-1)!));
		else found.push(beyond);
	}
	return found;
}

/**
 * What is more than noise in a series, each occurrence once and at its full length: a point outside its limits; 7 or
 * more in a row on one side of the centre; 7 or more that each rise, or fall; 2 of 3 in a row beyond two thirds of the
 * limit on one side. A point on the centre belongs to neither side and ends a run, an equal neighbour ends a trend, a
 * point without a figure ends both (NHS England, Making Data Count; other schools pass over points on the centre).
 */
export function signals(points: readonly Judged[]): Signal[] {
	const all = (rule: Signal['rule'], find: (side: Side) => number[][]): Signal[] =>
		SIDES.flatMap((side) => find(side).map((indices) => ({ rule, side, indices })));
	const outside = (side: Side) => (at: number) => distance(points[at]!, side) > points[at]!.reach;
	const onSide = (side: Side) => (at: number) => distance(points[at]!, side) > 0;
	return [
		...all('outside', (side) => runs(points.length, 1, outside(side))),
		...all('shift', (side) => runs(points.length, RUN, onSide(side))),
		...all('trend', (side) => trends(points, side)),
		...all('two_of_three', (side) => twoOfThree(points, side))
	];
}

/** A series under the limits of an XmR chart, ready for `signals`. */
export const judged = (values: readonly (number | null)[], { mean, upper }: Limits): Judged[] =>
	values.map((value) => ({ value, centre: mean, reach: upper - mean }));
