import * as v from 'valibot';
import { ROLES } from '../model/activities.ts';
import flows from './flows.json';
import { Text } from './schema.ts';
import { SOPS, type SopId } from './types.ts';

const Name = v.pipe(v.string(), v.regex(/^[a-z_]{1,30}$/));

const Node = v.strictObject({
	id: Name,
	/** `start` and `end` are where the procedure begins and what it hands over to */
	kind: v.picklist(['start', 'step', 'decision', 'end']),
	/** who does or decides it; null for what nobody does */
	role: v.nullable(v.picklist(ROLES)),
	text: Text
});
export type FlowNode = Readonly<v.InferOutput<typeof Node>>;

const Edge = v.strictObject({
	from: Name,
	to: Name,
	/** the answer that leads there; null where there is no question */
	label: v.nullable(Text)
});
export type FlowEdge = Readonly<v.InferOutput<typeof Edge>>;

/** The course of a procedure, in the order of the work. */
export interface Flow {
	nodes: readonly FlowNode[];
	edges: readonly FlowEdge[];
}

const FlowSchema = v.pipe(
	v.strictObject({ nodes: v.array(Node), edges: v.array(Edge) }),
	v.check(({ nodes, edges }) => {
		const known = new Set(nodes.map(({ id }) => id));
		return known.size === nodes.length && edges.every(({ from, to }) => known.has(from) && known.has(to));
	}, 'Nodes have one name each, and edges join nodes that there are.')
);

/** The four courses as they come with Rekap (DOMAIN: the handling flow). */
export const FLOWS: Readonly<Record<SopId, Flow>> = v.parse(
	v.strictObject(v.entriesFromList(SOPS, FlowSchema)),
	flows
);
