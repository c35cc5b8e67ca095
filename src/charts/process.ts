import { Graph as Layout, layout, type EdgeConfig } from '@dagrejs/dagre';
import { END, START, type Graph, type Link } from './graph.ts';

export interface Point {
	x: number;
	y: number;
}

/** A box, or the round mark where cases begin or end. Pixels; x and y are the middle. */
export interface Box extends Point {
	name: string;
	width: number;
	height: number;
	/** the name in at most two lines */
	lines: string[];
}

/** A path with an arrow head at its end and a place for a label. */
export interface Arrow {
	link: Link;
	/** SVG path */
	path: string;
	/** where the path ends, and where it points to, in degrees: 0 is to the right */
	tip: Point & { angle: number };
	/** middle of the label */
	label: Point;
	/** both ends of the path */
	ends: [Point, Point];
}

export interface ProcessMap {
	width: number;
	height: number;
	boxes: Box[];
	arrows: Arrow[];
}

/** Words of the map, and whether it runs to the right or down. */
export interface MapOptions {
	name: (activity: string) => string;
	/** at a link, in a few signs */
	label: (link: Link) => string;
	down: boolean;
}

const SIGN = 7.2;
const LINE = 17;
const MARK = 22;
const LONGEST = 18;
/** from the path's end to the tip of its arrow head */
export const HEAD = 8;

/** Places for the boxes, arrows and labels of a graph, so that none of the boxes overlap (layered, by dagre). */
export function mapOf(graph: Graph, { name, label, down }: MapOptions): ProcessMap {
	const plan = new Layout<object, Partial<Box>, EdgeConfig & Partial<Point> & { points?: Point[] }>();
	plan.setGraph({
		rankdir: down ? 'TB' : 'LR',
		nodesep: down ? 26 : 22,
		edgesep: 16,
		ranksep: down ? 34 : 36,
		marginx: 12,
		marginy: 12
	});
	const linesOf = new Map(graph.names.map((one) => [one, wrapped(name(one))]));
	for (const [one, lines] of linesOf) {
		const longest = Math.max(...lines.map((line) => line.length), 8);
		plan.setNode(one, { width: longest * SIGN + 26, height: (lines.length + 1) * LINE + 12 });
	}
	for (const mark of [START, END]) plan.setNode(mark, { width: MARK, height: MARK });
	const most = Math.max(1, ...graph.links.map(({ times }) => times));
	for (const link of graph.links)
		plan.setEdge(link.from, link.to, {
			...roomOf(label(link), link.from === link.to, down),
			weight: 1 + Math.round((9 * link.times) / most)
		});
	layout(plan);
	const boxes = plan.nodes().map((id) => {
		const { x = 0, y = 0, width = 0, height = 0 } = plan.node(id);
		return { name: id, x, y, width, height, lines: linesOf.get(id) ?? [] };
	});
	const boxOf = new Map(boxes.map((box) => [box.name, box]));
	const arrows = graph.links.flatMap((link) => {
		const { points = [], x = 0, y = 0 } = plan.edge(link.from, link.to);
		const box = boxOf.get(link.from);
		if (!box) return [];
		const own = link.from === link.to;
		const way = own ? loop(box, { x, y }, label(link), down) : points;
		return [arrow(link, way, beside({ x, y }, own, down))];
	});
	const { width = 0, height = 0 } = plan.graph() as { width?: number; height?: number };
	return { width, height, boxes, arrows };
}

/** The room that a label needs beside its arrow: above it where it runs to the right, to its right where it runs down. */
function roomOf(
	label: string,
	own: boolean,
	down: boolean
): Pick<EdgeConfig, 'width' | 'height' | 'labelpos' | 'labeloffset'> {
	const width = widthOf(label);
	if (!down) return { width, height: 2 * LINE, labelpos: 'c' };
	return own
		? { width, height: LINE, labelpos: 'c' }
		: { width, height: LINE, labelpos: 'r', labeloffset: 4 };
}

function widthOf(label: string): number {
	return label.length * SIGN + 6;
}

function beside({ x, y }: Point, own: boolean, down: boolean): Point {
	if (down) return { x, y };
	return { x, y: own ? y + LINE / 2 : y - LINE / 2 - 3 };
}

/** A way out of a box and back into it, as far as its label. */
function loop(box: Box, place: Point, label: string, down: boolean): Point[] {
	const { x, y, width, height } = box;
	if (down) {
		const side = x + width / 2;
		const out = place.x - widthOf(label) / 2;
		const [upper, lower] = [y - height / 4, y + height / 4];
		return [
			{ x: side, y: upper },
			{ x: out, y: upper - 6 },
			{ x: out, y: lower + 6 },
			{ x: side, y: lower }
		];
	}
	const side = y + height / 2;
	const [left, right] = [x - width / 4, x + width / 4];
	return [
		{ x: left, y: side },
		{ x: left - 6, y: place.y },
		{ x: right + 6, y: place.y },
		{ x: right, y: side }
	];
}

function arrow(link: Link, points: readonly Point[], label: Point): Arrow {
	const first = points[0] ?? label;
	const last = points.at(-1) ?? label;
	const before = points.at(-2) ?? first;
	const angle = Math.atan2(last.y - before.y, last.x - before.x);
	const end = { x: last.x - HEAD * Math.cos(angle), y: last.y - HEAD * Math.sin(angle) };
	return {
		link,
		path: smooth([...points.slice(0, -1), end]),
		tip: { ...last, angle: (angle * 180) / Math.PI },
		label,
		ends: [first, last]
	};
}

/** A uniform cubic B-spline from the first point to the last, which it meets; it is drawn to those between. */
export function smooth(points: readonly Point[]): string {
	const [first, second] = points;
	const last = points.at(-1);
	if (!first || !second || !last) return '';
	const at = (...parts: readonly [Point, number][]) => {
		const sum = parts.reduce((all, [, weight]) => all + weight, 0);
		const along = (axis: 'x' | 'y') => parts.reduce((all, [p, weight]) => all + p[axis] * weight, 0) / sum;
		return `${along('x').toFixed(1)},${along('y').toFixed(1)}`;
	};
	let path = `M${at([first, 1])}`;
	if (points.length === 2) return `${path}L${at([last, 1])}`;
	path += `L${at([first, 5], [second, 1])}`;
	const ahead = [...points.slice(2), last];
	let [a, b] = [first, second];
	for (const next of ahead) {
		path += `C${at([a, 2], [b, 1])} ${at([a, 1], [b, 2])} ${at([a, 1], [b, 4], [next, 1])}`;
		[a, b] = [b, next];
	}
	return `${path}L${at([last, 1])}`;
}

/** A name in at most two lines of a box. */
function wrapped(name: string): string[] {
	const lines: string[] = [''];
	for (const word of name.split(/\s+/)) {
		const line = lines.at(-1) ?? '';
		if (line === '') lines[lines.length - 1] = word;
		else if (line.length + 1 + word.length <= LONGEST) lines[lines.length - 1] = `${line} ${word}`;
		else lines.push(word);
	}
	const cut = (line: string, more: boolean) =>
		line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : more ? `${line}…` : line;
	return lines.slice(0, 2).map((line, i) => cut(line, i === 1 && lines.length > 2));
}

/** How thick an arrow is, in pixels, by how often it was taken. */
export function thickness(times: number, most: number): number {
	return 1.25 + 4.75 * Math.sqrt(times / Math.max(1, most));
}

/** Where a waiting time stands between none (0) and the longest (1); a log scale, for waits differ by powers of ten. */
export function waitShare(minutes: number, longest: number): number {
	return Math.log1p(minutes) / Math.max(1e-9, Math.log1p(longest));
}
