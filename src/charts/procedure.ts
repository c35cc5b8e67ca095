import { Graph as Layout, layout, type EdgeConfig } from '@dagrejs/dagre';
import { HEAD, smooth, type Point } from './process.ts';

export interface CourseNode {
	id: string;
	kind: 'start' | 'step' | 'decision' | 'end';
	/** who does it, in words; '' where nobody does */
	role: string;
	text: string;
}

export interface CourseEdge {
	from: string;
	to: string;
	/** the answer that leads there; '' where there is no question */
	label: string;
}

/** What a procedure prescribes, as steps and questions in the reader's words. */
export interface Course {
	nodes: readonly CourseNode[];
	edges: readonly CourseEdge[];
}

/** Pixels; x and y are the middle. */
export interface Shape extends Point {
	node: CourseNode;
	width: number;
	height: number;
	/** the text, in lines that fit */
	lines: string[];
}

export interface Way {
	edge: CourseEdge;
	/** SVG path */
	path: string;
	/** where it points to, in degrees: 0 is to the right */
	tip: Point & { angle: number };
	/** middle of the label */
	label: Point;
}

export interface CourseMap {
	width: number;
	height: number;
	shapes: Shape[];
	ways: Way[];
}

/** Pixels of the picture: in print, where it is made as wide or high as the page, no text falls below 8 points. */
export const TEXT_SIZE = 14;
export const LINE = 17;
const SIGN = 7.4;
const PAD = 10;
/** Signs in a line, by shape: a diamond is wide only in its middle. */
const MOST = { start: 34, step: 30, decision: 22, end: 30 };

/** Places for the steps of a procedure from top to bottom, so that nothing overlaps (layered, by dagre). */
export function courseMap({ nodes, edges }: Course): CourseMap {
	const plan = new Layout<object, Partial<Shape>, EdgeConfig & Partial<Point> & { points?: Point[] }>();
	plan.setGraph({ rankdir: 'TB', nodesep: 18, edgesep: 14, ranksep: 18, marginx: 4, marginy: 4 });
	const linesOf = new Map(nodes.map(({ id, kind, text }) => [id, inLines(text, MOST[kind])]));
	for (const node of nodes) plan.setNode(node.id, sizeOf(node, linesOf.get(node.id) ?? []));
	for (const { from, to, label } of edges)
		plan.setEdge(from, to, {
			width: label === '' ? 0 : label.length * SIGN + 8,
			height: label === '' ? 0 : LINE,
			labelpos: 'r',
			labeloffset: 4
		});
	layout(plan);
	const shapes = nodes.map((node) => {
		const { x = 0, y = 0, width = 0, height = 0 } = plan.node(node.id);
		return { node, x, y, width, height, lines: linesOf.get(node.id) ?? [] };
	});
	const shapeOf = new Map(shapes.map((shape) => [shape.node.id, shape]));
	const ways = edges.map((edge) => {
		const { points = [], x = 0, y = 0 } = plan.edge(edge.from, edge.to);
		const [from, to] = [shapeOf.get(edge.from), shapeOf.get(edge.to)];
		const first = onEdge(from, points[0], points[1]);
		const last = onEdge(to, points.at(-1), points.at(-2));
		return wayOf(edge, [...first, ...points.slice(1, -1), ...last], { x, y });
	});
	const { width = 0, height = 0 } = plan.graph() as { width?: number; height?: number };
	return { width, height, shapes, ways };
}

/** Room for the text and, above it, the role. */
function sizeOf({ kind, role }: CourseNode, lines: readonly string[]): { width: number; height: number } {
	const longest = Math.max(role.length, ...lines.map((line) => line.length));
	const width = longest * SIGN + 2 * PAD;
	const height = (lines.length + (role === '' ? 0 : 1)) * LINE + PAD;
	return kind === 'decision' ? { width: width * 1.6, height: height * 1.5 } : { width, height };
}

/** Where a way towards `next` leaves a shape: dagre takes every shape for a box, a diamond is narrower. */
function onEdge(shape: Shape | undefined, end: Point | undefined, next: Point | undefined): Point[] {
	if (!end) return [];
	if (!shape || !next || shape.node.kind !== 'decision') return [end];
	const [dx, dy] = [next.x - shape.x, next.y - shape.y];
	const share = 1 / (Math.abs(dx) / (shape.width / 2) + Math.abs(dy) / (shape.height / 2));
	return [{ x: shape.x + share * dx, y: shape.y + share * dy }];
}

function wayOf(edge: CourseEdge, points: readonly Point[], label: Point): Way {
	const last = points.at(-1) ?? label;
	const before = points.at(-2) ?? label;
	const angle = Math.atan2(last.y - before.y, last.x - before.x);
	const end = { x: last.x - HEAD * Math.cos(angle), y: last.y - HEAD * Math.sin(angle) };
	return {
		edge,
		path: smooth([...points.slice(0, -1), end]),
		tip: { ...last, angle: (angle * 180) / Math.PI },
		label
	};
}

/** A text in lines of at most so many signs; a longer word has a line of its own. */
function inLines(text: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
